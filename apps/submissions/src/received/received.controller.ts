import { readingsRpc, submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { OpeningsService } from './openings.service.js';
import { ReadingsService } from './readings.service.js';
import { ReceivedService } from './received.service.js';

@Controller()
export class ReceivedController {
  constructor(
    private readonly received: ReceivedService,
    private readonly openings: OpeningsService,
    private readonly readings: ReadingsService,
  ) {}

  @Handle(submissionsRpc.countSubmissions)
  count(call: Call<typeof submissionsRpc.countSubmissions>) {
    return this.received.count(call);
  }

  @Handle(submissionsRpc.listReceived)
  list(call: Call<typeof submissionsRpc.listReceived>) {
    return this.received.list(call);
  }

  @Handle(submissionsRpc.readSubmission)
  read(call: Call<typeof submissionsRpc.readSubmission>) {
    return this.received.read(call);
  }

  @Handle(submissionsRpc.listOpenings)
  listOpenings(call: Call<typeof submissionsRpc.listOpenings>) {
    return this.openings.list(call);
  }

  @Handle(readingsRpc.listReadings)
  listReadings(call: Call<typeof readingsRpc.listReadings>) {
    return this.readings.list(call);
  }
}
