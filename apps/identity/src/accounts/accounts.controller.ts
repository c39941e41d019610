import { accountsRpc, affiliationsRpc, closingRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { AccountsService } from './accounts.service.js';
import { BringInService } from './bring-in.service.js';
import { ClosingService } from './closing.service.js';
import { DirectoryService } from './directory.service.js';
import { RegistrationsService } from './registrations.service.js';

@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly registrations: RegistrationsService,
    private readonly bringIns: BringInService,
    private readonly closing: ClosingService,
    private readonly directory: DirectoryService,
  ) {}

  @Handle(accountsRpc.register)
  register(call: Call<typeof accountsRpc.register>) {
    return this.registrations.register(call);
  }

  @Handle(accountsRpc.resendConfirmation)
  resendConfirmation(call: Call<typeof accountsRpc.resendConfirmation>) {
    return this.registrations.resend(call);
  }

  @Handle(accountsRpc.confirmEmail)
  confirmEmail(call: Call<typeof accountsRpc.confirmEmail>) {
    return this.registrations.confirm(call);
  }

  @Handle(accountsRpc.me)
  me(call: Call<typeof accountsRpc.me>) {
    return this.accounts.me(call);
  }

  @Handle(accountsRpc.updateMe)
  updateMe(call: Call<typeof accountsRpc.updateMe>) {
    return this.accounts.updateMe(call);
  }

  @Handle(closingRpc.accountClosing)
  accountClosing(call: Call<typeof closingRpc.accountClosing>) {
    return this.closing.obstacles(call);
  }

  @Handle(closingRpc.closeAccount)
  closeAccount(call: Call<typeof closingRpc.closeAccount>) {
    return this.closing.close(call);
  }

  @Handle(accountsRpc.bringInAccount)
  bringInAccount(call: Call<typeof accountsRpc.bringInAccount>) {
    return this.bringIns.bringIn(call);
  }

  @Handle(accountsRpc.names)
  names(call: Call<typeof accountsRpc.names>) {
    return this.directory.names(call);
  }

  @Handle(accountsRpc.findAccount)
  findAccount(call: Call<typeof accountsRpc.findAccount>) {
    return this.directory.findAccount(call);
  }

  @Handle(accountsRpc.findAccounts)
  findAccounts(call: Call<typeof accountsRpc.findAccounts>) {
    return this.directory.findAccounts(call);
  }

  @Handle(accountsRpc.addresses)
  addresses(call: Call<typeof accountsRpc.addresses>) {
    return this.directory.addresses(call);
  }

  @Handle(accountsRpc.holders)
  holders(call: Call<typeof accountsRpc.holders>) {
    return this.directory.holders(call);
  }

  @Handle(affiliationsRpc.affiliationsOf)
  affiliationsOf(call: Call<typeof affiliationsRpc.affiliationsOf>) {
    return this.directory.affiliationsOf(call);
  }

  @Handle(accountsRpc.signatories)
  signatories(call: Call<typeof accountsRpc.signatories>) {
    return this.directory.signatories(call);
  }

  @Handle(accountsRpc.operators)
  operators() {
    return this.directory.operators();
  }
}
