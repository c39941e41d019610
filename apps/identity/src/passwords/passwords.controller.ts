import { accountsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { PasswordsService } from './passwords.service.js';

@Controller()
export class PasswordsController {
  constructor(private readonly passwords: PasswordsService) {}

  @Handle(accountsRpc.requestPasswordReset)
  requestPasswordReset(call: Call<typeof accountsRpc.requestPasswordReset>) {
    return this.passwords.requestReset(call);
  }

  @Handle(accountsRpc.resetPassword)
  resetPassword(call: Call<typeof accountsRpc.resetPassword>) {
    return this.passwords.reset(call);
  }

  @Handle(accountsRpc.changePassword)
  changePassword(call: Call<typeof accountsRpc.changePassword>) {
    return this.passwords.change(call);
  }
}
