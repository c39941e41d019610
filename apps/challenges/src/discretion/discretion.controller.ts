import { discretionRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { DiscretionService } from './discretion.service.js';

@Controller()
export class DiscretionController {
  constructor(private readonly discretion: DiscretionService) {}

  @Handle(discretionRpc.checkDiscretion)
  check(call: Call<typeof discretionRpc.checkDiscretion>) {
    return this.discretion.check(call);
  }
}
