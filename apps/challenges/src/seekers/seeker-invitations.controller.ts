import { seekerInvitationsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { SeekerInvitationsService } from './seeker-invitations.service.js';

@Controller()
export class SeekerInvitationsController {
  constructor(private readonly invitations: SeekerInvitationsService) {}

  @Handle(seekerInvitationsRpc.listSeekerInvitations)
  list(call: Call<typeof seekerInvitationsRpc.listSeekerInvitations>) {
    return this.invitations.list(call);
  }

  @Handle(seekerInvitationsRpc.showSeekerInvitation)
  show(call: Call<typeof seekerInvitationsRpc.showSeekerInvitation>) {
    return this.invitations.show(call);
  }

  @Handle(seekerInvitationsRpc.acceptSeekerInvitation)
  accept(call: Call<typeof seekerInvitationsRpc.acceptSeekerInvitation>) {
    return this.invitations.accept(call);
  }

  @Handle(seekerInvitationsRpc.declineSeekerInvitation)
  decline(call: Call<typeof seekerInvitationsRpc.declineSeekerInvitation>) {
    return this.invitations.decline(call);
  }

  @Handle(seekerInvitationsRpc.revokeSeekerInvitation)
  revoke(call: Call<typeof seekerInvitationsRpc.revokeSeekerInvitation>) {
    return this.invitations.revoke(call);
  }

  @Handle(seekerInvitationsRpc.mailSeekerInvitation)
  mail(call: Call<typeof seekerInvitationsRpc.mailSeekerInvitation>) {
    return this.invitations.mail(call);
  }
}
