import { accountsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { MailLinksService } from './mail-links.service.js';

@Controller()
export class MailLinksController {
  constructor(private readonly mailLinks: MailLinksService) {}

  @Handle(accountsRpc.mailLink)
  mailLink(call: Call<typeof accountsRpc.mailLink>) {
    return this.mailLinks.mailLink(call);
  }

  @Handle(accountsRpc.mailSent)
  mailSent(call: Call<typeof accountsRpc.mailSent>) {
    return this.mailLinks.mailSent(call);
  }
}
