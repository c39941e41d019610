import { submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { DepositFiles } from './deposit-files.service.js';
import { DepositSeals } from './deposit-seals.service.js';
import { DepositsService } from './deposits.service.js';

@Controller()
export class DepositsController {
  constructor(
    private readonly deposits: DepositsService,
    private readonly files: DepositFiles,
    private readonly seals: DepositSeals,
  ) {}

  @Handle(submissionsRpc.listDeposits)
  list(call: Call<typeof submissionsRpc.listDeposits>) {
    return this.deposits.list(call);
  }

  @Handle(submissionsRpc.beginDeposit)
  begin(call: Call<typeof submissionsRpc.beginDeposit>) {
    return this.deposits.begin(call);
  }

  @Handle(submissionsRpc.readDeposit)
  read(call: Call<typeof submissionsRpc.readDeposit>) {
    return this.deposits.read(call);
  }

  @Handle(submissionsRpc.depositTimes)
  times(call: Call<typeof submissionsRpc.depositTimes>) {
    return this.deposits.times(call);
  }

  @Handle(submissionsRpc.addDepositFile)
  addFile(call: Call<typeof submissionsRpc.addDepositFile>) {
    return this.files.add(call);
  }

  @Handle(submissionsRpc.removeDepositFile)
  removeFile(call: Call<typeof submissionsRpc.removeDepositFile>) {
    return this.files.remove(call);
  }

  @Handle(submissionsRpc.grantDepositFile)
  grantFile(call: Call<typeof submissionsRpc.grantDepositFile>) {
    return this.files.grant(call);
  }

  @Handle(submissionsRpc.sealDeposit)
  seal(call: Call<typeof submissionsRpc.sealDeposit>) {
    return this.seals.seal(call);
  }

  @Handle(submissionsRpc.openDeposit)
  open(call: Call<typeof submissionsRpc.openDeposit>) {
    return this.seals.open(call);
  }
}
