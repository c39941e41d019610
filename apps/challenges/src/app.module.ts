import { RetentionPeriodsEvents } from '@allmende/platform/database';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AwardEntity } from './awards/award.entity.js';
import { AwardsClock } from './awards/awards.clock.js';
import { AwardsController } from './awards/awards.controller.js';
import { AwardsEvents } from './awards/awards.events.js';
import { AwardsService } from './awards/awards.service.js';
import { OutcomesService } from './awards/outcomes.service.js';
import { BriefAccess } from './brief/brief-access.service.js';
import { BriefRequestEntity } from './brief/brief-request.entity.js';
import { BriefRequestList } from './brief/brief-request-list.service.js';
import { BriefRequestTasks } from './brief/brief-request-tasks.service.js';
import { BriefRequestsController } from './brief/brief-requests.controller.js';
import { BriefRequestsEvents } from './brief/brief-requests.events.js';
import { BriefReviewers } from './brief/brief-reviewers.service.js';
import { BriefRequestsService } from './brief/brief-requests.service.js';
import { ChallengeAccess } from './challenges/challenge-access.service.js';
import { ChallengeBriefService } from './challenges/challenge-brief.service.js';
import { ChallengeClock } from './challenges/challenge-clock.service.js';
import { ChallengeCourseService } from './challenges/challenge-course.service.js';
import { ChallengeDraftsService } from './challenges/challenge-drafts.service.js';
import { ChallengeFileEntity } from './challenges/challenge-file.entity.js';
import { ChallengeFileRemovals } from './challenges/challenge-file.removals.js';
import { ChallengeListingService } from './challenges/challenge-listing.service.js';
import { ChallengeOpenerChangeService } from './challenges/challenge-opener-change.service.js';
import { ChallengeOpeners } from './challenges/challenge-openers.service.js';
import { ChallengeOutbox } from './challenges/challenge-outbox.service.js';
import { ChallengePagesService } from './challenges/challenge-pages.service.js';
import { ChallengeReviewService } from './challenges/challenge-review.service.js';
import { ChallengeSuspensionService } from './challenges/challenge-suspension.service.js';
import { ChallengeView } from './challenges/challenge-view.service.js';
import { ChallengeEntity } from './challenges/challenge.entity.js';
import { ChallengesController } from './challenges/challenges.controller.js';
import { ChallengesEvents } from './challenges/challenges.events.js';
import { ClusterEntity } from './clusters/cluster.entity.js';
import { ClustersEvents } from './clusters/clusters.events.js';
import { ClustersService } from './clusters/clusters.service.js';
import { ComplaintEntity } from './complaints/complaint.entity.js';
import { ComplaintsController } from './complaints/complaints.controller.js';
import { ComplaintsService } from './complaints/complaints.service.js';
import { DiscretionController } from './discretion/discretion.controller.js';
import { DiscretionService } from './discretion/discretion.service.js';
import { BringInService } from './imports/bring-in.service.js';
import { ChallengeImportService } from './imports/challenge-import.service.js';
import { ImportsController } from './imports/imports.controller.js';
import { BriefOpeningsController } from './openings/brief-openings.controller.js';
import { BriefOpeningsEvents } from './openings/brief-openings.events.js';
import { BriefOpeningsService } from './openings/brief-openings.service.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { SeekerDepartureEntity } from './seekers/seeker-departure.entity.js';
import { SeekerInvitationEntity } from './seekers/seeker-invitation.entity.js';
import { SeekerInvitationsController } from './seekers/seeker-invitations.controller.js';
import { SeekerInvitationsService } from './seekers/seeker-invitations.service.js';
import { SeekerTeamService } from './seekers/seeker-team.service.js';
import { RetentionPeriodsClock } from './retention-periods/retention-periods.clock.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      ChallengeEntity,
      ChallengeFileEntity,
      AwardEntity,
      ClusterEntity,
      ComplaintEntity,
      BriefRequestEntity,
      SeekerInvitationEntity,
      SeekerDepartureEntity,
    ]),
  ],
  controllers: [
    ChallengesController,
    AwardsController,
    ImportsController,
    BriefOpeningsController,
    ComplaintsController,
    BriefRequestsController,
    SeekerInvitationsController,
    DiscretionController,
    PersonalDataController,
  ],
  providers: [
    ChallengeAccess,
    ChallengeOpeners,
    ChallengeOpenerChangeService,
    ChallengeOutbox,
    ChallengeView,
    ChallengeDraftsService,
    ChallengeReviewService,
    ChallengeCourseService,
    ChallengeSuspensionService,
    ChallengeBriefService,
    ChallengeFileRemovals,
    BriefOpeningsService,
    BriefOpeningsEvents,
    BriefAccess,
    BriefReviewers,
    BriefRequestsService,
    BriefRequestsEvents,
    BriefRequestList,
    BriefRequestTasks,
    SeekerInvitationsService,
    SeekerTeamService,
    DiscretionService,
    ChallengePagesService,
    ChallengeListingService,
    ChallengeClock,
    ChallengesEvents,
    AwardsService,
    OutcomesService,
    AwardsEvents,
    AwardsClock,
    ComplaintsService,
    ClustersService,
    ClustersEvents,
    ChallengeImportService,
    BringInService,
    RetentionPeriodsEvents,
    RetentionPeriodsClock,
  ],
})
export class AppModule {}
