import { submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { VersionsService } from './versions.service.js';
import { WithdrawalService } from './withdrawal.service.js';

@Controller()
export class VersionsController {
  constructor(
    private readonly versions: VersionsService,
    private readonly withdrawal: WithdrawalService,
  ) {}

  @Handle(submissionsRpc.checkSubmission)
  check(call: Call<typeof submissionsRpc.checkSubmission>) {
    return this.versions.check(call);
  }

  @Handle(submissionsRpc.submit)
  submit(call: Call<typeof submissionsRpc.submit>) {
    return this.versions.submit(call);
  }

  @Handle(submissionsRpc.withdrawSubmission)
  withdraw(call: Call<typeof submissionsRpc.withdrawSubmission>) {
    return this.withdrawal.withdraw(call);
  }
}
