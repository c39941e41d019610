import { emailChangesRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { EmailChangesService } from './email-changes.service.js';

@Controller()
export class EmailChangesController {
  constructor(private readonly changes: EmailChangesService) {}

  @Handle(emailChangesRpc.showEmailChange)
  showEmailChange(call: Call<typeof emailChangesRpc.showEmailChange>) {
    return this.changes.show(call);
  }

  @Handle(emailChangesRpc.askEmailChange)
  askEmailChange(call: Call<typeof emailChangesRpc.askEmailChange>) {
    return this.changes.ask(call);
  }

  @Handle(emailChangesRpc.confirmEmailChange)
  confirmEmailChange(call: Call<typeof emailChangesRpc.confirmEmailChange>) {
    return this.changes.confirm(call);
  }

  @Handle(emailChangesRpc.withdrawEmailChange)
  withdrawEmailChange(call: Call<typeof emailChangesRpc.withdrawEmailChange>) {
    return this.changes.withdraw(call);
  }
}
