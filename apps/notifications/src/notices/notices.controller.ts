import { notificationsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { NoticesService } from './notices.service.js';

@Controller()
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Handle(notificationsRpc.listNotices) list(call: Call<typeof notificationsRpc.listNotices>) {
    return this.notices.list(call);
  }

  @Handle(notificationsRpc.markRead) markRead(call: Call<typeof notificationsRpc.markRead>) {
    return this.notices.markRead(call);
  }

  @Handle(notificationsRpc.getPreferences) getPreferences(
    call: Call<typeof notificationsRpc.getPreferences>,
  ) {
    return this.notices.getPreferences(call);
  }

  @Handle(notificationsRpc.setPreferences) setPreferences(
    call: Call<typeof notificationsRpc.setPreferences>,
  ) {
    return this.notices.setPreferences(call);
  }
}
