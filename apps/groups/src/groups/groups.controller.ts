import { groupPostsRpc, groupsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { GroupFilesService } from './group-files.service.js';
import { GroupInvitationsService } from './group-invitations.service.js';
import { GroupPostsService } from './group-posts.service.js';
import { GroupThreadsService } from './group-threads.service.js';
import { GroupsService } from './groups.service.js';
import { InvitablePeople } from './invitable-people.js';

type On<K extends keyof typeof groupsRpc> = Call<(typeof groupsRpc)[K]>;
type OnPost<K extends keyof typeof groupPostsRpc> = Call<(typeof groupPostsRpc)[K]>;

@Controller()
export class GroupsController {
  constructor(
    private readonly groups: GroupsService,
    private readonly invitations: GroupInvitationsService,
    private readonly invitable: InvitablePeople,
    private readonly threads: GroupThreadsService,
    private readonly posts: GroupPostsService,
    private readonly files: GroupFilesService,
  ) {}

  @Handle(groupsRpc.createGroup) createGroup(call: On<'createGroup'>) {
    return this.groups.create(call);
  }

  @Handle(groupsRpc.listGroups) listGroups(call: On<'listGroups'>) {
    return this.groups.list(call);
  }

  @Handle(groupsRpc.getGroup) getGroup(call: On<'getGroup'>) {
    return this.groups.get(call);
  }

  @Handle(groupsRpc.updateGroup) updateGroup(call: On<'updateGroup'>) {
    return this.groups.update(call);
  }

  @Handle(groupsRpc.changeGroupRole) changeGroupRole(call: On<'changeGroupRole'>) {
    return this.groups.changeRole(call);
  }

  @Handle(groupsRpc.removeFromGroup) removeFromGroup(call: On<'removeFromGroup'>) {
    return this.groups.remove(call);
  }

  @Handle(groupsRpc.listInvitable) listInvitable(call: On<'listInvitable'>) {
    return this.invitable.list(call);
  }

  @Handle(groupsRpc.inviteToGroup) inviteToGroup(call: On<'inviteToGroup'>) {
    return this.invitations.invite(call);
  }

  @Handle(groupsRpc.revokeInvitation) revokeInvitation(call: On<'revokeInvitation'>) {
    return this.invitations.revoke(call);
  }

  @Handle(groupsRpc.listGroupInvitations) listGroupInvitations(call: On<'listGroupInvitations'>) {
    return this.invitations.list(call);
  }

  @Handle(groupsRpc.showGroupInvitation) showGroupInvitation(call: On<'showGroupInvitation'>) {
    return this.invitations.show(call);
  }

  @Handle(groupsRpc.acceptGroupInvitation) acceptGroupInvitation(call: On<'acceptGroupInvitation'>) {
    return this.invitations.accept(call);
  }

  @Handle(groupsRpc.declineGroupInvitation) declineGroupInvitation(call: On<'declineGroupInvitation'>) {
    return this.invitations.decline(call);
  }

  @Handle(groupsRpc.mailGroupInvitation) mailGroupInvitation(call: On<'mailGroupInvitation'>) {
    return this.invitations.mail(call);
  }

  @Handle(groupsRpc.listThreads) listThreads(call: On<'listThreads'>) {
    return this.threads.list(call);
  }

  @Handle(groupsRpc.startThread) startThread(call: On<'startThread'>) {
    return this.threads.start(call);
  }

  @Handle(groupsRpc.getThread) getThread(call: On<'getThread'>) {
    return this.threads.get(call);
  }

  @Handle(groupsRpc.addPost) addPost(call: On<'addPost'>) {
    return this.threads.add(call);
  }

  @Handle(groupPostsRpc.getPost) getPost(call: OnPost<'getPost'>) {
    return this.posts.get(call);
  }

  @Handle(groupPostsRpc.editPost) editPost(call: OnPost<'editPost'>) {
    return this.posts.edit(call);
  }

  @Handle(groupPostsRpc.removePost) removePost(call: OnPost<'removePost'>) {
    return this.posts.remove(call);
  }

  @Handle(groupsRpc.listGroupFiles) listGroupFiles(call: On<'listGroupFiles'>) {
    return this.files.list(call);
  }

  @Handle(groupsRpc.addGroupFile) addGroupFile(call: On<'addGroupFile'>) {
    return this.files.add(call);
  }

  @Handle(groupsRpc.grantGroupFile) grantGroupFile(call: On<'grantGroupFile'>) {
    return this.files.grant(call);
  }

  @Handle(groupsRpc.removeGroupFile) removeGroupFile(call: On<'removeGroupFile'>) {
    return this.files.remove(call);
  }
}
