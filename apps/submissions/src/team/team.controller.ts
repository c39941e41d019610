import { submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { TeamInvitations } from './team-invitations.service.js';
import { TeamService } from './team.service.js';

@Controller()
export class TeamController {
  constructor(
    private readonly team: TeamService,
    private readonly invitations: TeamInvitations,
  ) {}

  @Handle(submissionsRpc.inviteMember)
  invite(call: Call<typeof submissionsRpc.inviteMember>) {
    return this.invitations.invite(call);
  }

  @Handle(submissionsRpc.listTeamInvitations)
  listInvitations(call: Call<typeof submissionsRpc.listTeamInvitations>) {
    return this.invitations.list(call);
  }

  @Handle(submissionsRpc.revokeTeamInvitation)
  revokeInvitation(call: Call<typeof submissionsRpc.revokeTeamInvitation>) {
    return this.invitations.revoke(call);
  }

  @Handle(submissionsRpc.showTeamInvitation)
  showInvitation(call: Call<typeof submissionsRpc.showTeamInvitation>) {
    return this.invitations.show(call);
  }

  @Handle(submissionsRpc.acceptTeamInvitation)
  acceptInvitation(call: Call<typeof submissionsRpc.acceptTeamInvitation>) {
    return this.invitations.accept(call);
  }

  @Handle(submissionsRpc.declineTeamInvitation)
  declineInvitation(call: Call<typeof submissionsRpc.declineTeamInvitation>) {
    return this.invitations.decline(call);
  }

  @Handle(submissionsRpc.mailInvitation)
  mailInvitation(call: Call<typeof submissionsRpc.mailInvitation>) {
    return this.invitations.mail(call);
  }

  @Handle(submissionsRpc.declare)
  declare(call: Call<typeof submissionsRpc.declare>) {
    return this.team.declare(call);
  }

  @Handle(submissionsRpc.removeMember)
  remove(call: Call<typeof submissionsRpc.removeMember>) {
    return this.team.remove(call);
  }

  @Handle(submissionsRpc.handOver)
  handOver(call: Call<typeof submissionsRpc.handOver>) {
    return this.team.handOver(call);
  }
}
