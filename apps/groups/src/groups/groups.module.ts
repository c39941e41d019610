import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FilesModule } from '../files/files.module.js';
import { GroupAccess } from './group.access.js';
import { GroupFilesService } from './group-files.service.js';
import { GroupInvitationEntity, GroupInvitationTokenEntity } from './group-invitation.entity.js';
import { GroupInvitationsClock } from './group-invitations.clock.js';
import { GroupInvitationsService } from './group-invitations.service.js';
import { GroupPostsService } from './group-posts.service.js';
import { GroupThreadsService } from './group-threads.service.js';
import { GroupEntity, GroupMemberEntity } from './group.entity.js';
import { GroupsController } from './groups.controller.js';
import { GroupsEvents } from './groups.events.js';
import { GroupsService } from './groups.service.js';
import { InvitablePeople } from './invitable-people.js';
import { Inviting } from './inviting.js';
import { People } from './people.js';
import { UnnamedCompany } from './unnamed-company.js';

/** Closed groups: members, invitations, threads, and what they may do with their files. */
@Module({
  imports: [
    FilesModule,
    TypeOrmModule.forFeature([
      GroupEntity,
      GroupMemberEntity,
      GroupInvitationEntity,
      GroupInvitationTokenEntity,
    ]),
  ],
  controllers: [GroupsController],
  providers: [
    GroupAccess,
    People,
    UnnamedCompany,
    GroupsService,
    GroupInvitationsService,
    InvitablePeople,
    Inviting,
    GroupInvitationsClock,
    GroupThreadsService,
    GroupPostsService,
    GroupFilesService,
    GroupsEvents,
  ],
})
export class GroupsModule {}
