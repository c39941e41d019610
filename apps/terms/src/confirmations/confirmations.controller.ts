import { confirmationsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { AwaitedConfirmations } from './awaited-confirmations.service.js';
import { ConfirmationsService } from './confirmations.service.js';

@Controller()
export class ConfirmationsController {
  constructor(
    private readonly confirmations: ConfirmationsService,
    private readonly awaited: AwaitedConfirmations,
  ) {}

  @Handle(confirmationsRpc.listConfirmations)
  list(call: Call<typeof confirmationsRpc.listConfirmations>) {
    return this.confirmations.list(call);
  }

  @Handle(confirmationsRpc.getConfirmation)
  get(call: Call<typeof confirmationsRpc.getConfirmation>) {
    return this.confirmations.get(call);
  }

  @Handle(confirmationsRpc.remindSignatories)
  remind(call: Call<typeof confirmationsRpc.remindSignatories>) {
    return this.awaited.remind(call);
  }

  @Handle(confirmationsRpc.confirm)
  confirm(call: Call<typeof confirmationsRpc.confirm>) {
    return this.confirmations.confirm(call);
  }

  @Handle(confirmationsRpc.refuse)
  refuse(call: Call<typeof confirmationsRpc.refuse>) {
    return this.confirmations.refuse(call);
  }
}
