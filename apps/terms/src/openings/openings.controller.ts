import { termsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { OpeningsService } from './openings.service.js';

@Controller()
export class OpeningsController {
  constructor(private readonly openings: OpeningsService) {}

  @Handle(termsRpc.approveOpening)
  approve(call: Call<typeof termsRpc.approveOpening>) {
    return this.openings.approve(call);
  }
}
