import { termsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { DepositsService } from './deposits.service.js';
import { OpeningsService } from './openings.service.js';

@Controller()
export class OpeningsController {
  constructor(
    private readonly openings: OpeningsService,
    private readonly deposits: DepositsService,
  ) {}

  @Handle(termsRpc.approveOpening)
  approve(call: Call<typeof termsRpc.approveOpening>) {
    return this.openings.approve(call);
  }

  @Handle(termsRpc.keptChallengeKey)
  give(call: Call<typeof termsRpc.keptChallengeKey>) {
    return this.openings.give(call);
  }

  @Handle(termsRpc.openDeposit)
  openDeposit(call: Call<typeof termsRpc.openDeposit>) {
    return this.deposits.open(call);
  }
}
