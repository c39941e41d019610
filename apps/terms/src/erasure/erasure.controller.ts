import { erasureRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ErasureService } from './erasure.service.js';
import { ReadingsService } from './readings.service.js';
import { RestrictedService } from './restricted.service.js';

@Controller()
export class ErasureController {
  constructor(
    private readonly erasure: ErasureService,
    private readonly readings: ReadingsService,
    private readonly restricted: RestrictedService,
  ) {}

  @Handle(erasureRpc.previewErasure)
  preview(call: Call<typeof erasureRpc.previewErasure>) {
    return this.erasure.preview(call);
  }

  @Handle(erasureRpc.keepPerson)
  keepPerson(call: Call<typeof erasureRpc.keepPerson>) {
    return this.erasure.keepPerson(call);
  }

  @Handle(erasureRpc.listRestricted)
  listRestricted(call: Call<typeof erasureRpc.listRestricted>) {
    return this.restricted.list(call);
  }

  @Handle(erasureRpc.askReading)
  askReading(call: Call<typeof erasureRpc.askReading>) {
    return this.readings.ask(call);
  }

  @Handle(erasureRpc.approveReading)
  approveReading(call: Call<typeof erasureRpc.approveReading>) {
    return this.readings.approve(call);
  }

  @Handle(erasureRpc.declineReading)
  declineReading(call: Call<typeof erasureRpc.declineReading>) {
    return this.readings.decline(call);
  }

  @Handle(erasureRpc.readRestricted)
  readRestricted(call: Call<typeof erasureRpc.readRestricted>) {
    return this.readings.read(call);
  }

  @Handle(erasureRpc.getReading)
  getReading(call: Call<typeof erasureRpc.getReading>) {
    return this.readings.get(call);
  }

  @Handle(erasureRpc.listReadings)
  listReadings(call: Call<typeof erasureRpc.listReadings>) {
    return this.readings.list(call);
  }
}
