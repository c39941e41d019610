import { RetentionPeriodsEvents } from '@allmende/platform/database';
import { KeyRing } from '@allmende/sealing';
import { Module } from '@nestjs/common';
import { AwardsController } from './awards/awards.controller.js';
import { AwardsEvents } from './awards/awards.events.js';
import { AwardsService } from './awards/awards.service.js';
import { FeedbackService } from './awards/feedback.service.js';
import { SeekerAccess } from './awards/seeker.access.js';
import { DepositFiles } from './deposits/deposit-files.service.js';
import { DepositSeals } from './deposits/deposit-seals.service.js';
import { DepositsController } from './deposits/deposits.controller.js';
import { DepositsService } from './deposits/deposits.service.js';
import { openKeys } from './env.js';
import { FileGrants } from './files/file-grants.service.js';
import { FileRemovals } from './files/file.removals.js';
import { FilesController } from './files/files.controller.js';
import { SubmissionFilesEvents } from './files/submission-files.events.js';
import { SubmissionFiles } from './files/submission-files.service.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { PersonalData } from './personal-data/personal-data.service.js';
import { OpeningsEvents } from './received/openings.events.js';
import { OpeningsService } from './received/openings.service.js';
import { ReceivedController } from './received/received.controller.js';
import { ReadingsService } from './received/readings.service.js';
import { ReceivedService } from './received/received.service.js';
import { ChallengeKeysErasure } from './retention/challenge-keys.erasure.js';
import { NonUseClock } from './retention/non-use.clock.js';
import { NonUseService } from './retention/non-use.service.js';
import { RetentionClock } from './retention/retention.clock.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionService } from './retention/retention.service.js';
import { RetentionPeriodsClock } from './retention-periods/retention-periods.clock.js';
import { ChallengeKeys } from './sealing/challenge.keys.js';
import { FileCards } from './sealing/file.cards.js';
import { LostKeys } from './sealing/lost.keys.js';
import { WorkingCopies } from './sealing/working.copies.js';
import { SidesController } from './sides/sides.controller.js';
import { SidesService } from './sides/sides.service.js';
import { SubmissionAccess } from './submissions/submission.access.js';
import { SubmissionView } from './submissions/submission.view.js';
import { SubmissionsController } from './submissions/submissions.controller.js';
import { SubmissionsService } from './submissions/submissions.service.js';
import { ClosedAccountsEvents } from './team/closed-accounts.events.js';
import { TeamAgreements } from './team/team.agreements.js';
import { TeamController } from './team/team.controller.js';
import { TeamInvitations } from './team/team-invitations.service.js';
import { TeamService } from './team/team.service.js';
import { FileKeys } from './unsealing/file-keys.service.js';
import { Unsealer } from './unsealing/unsealer.js';
import { UnsealingController } from './unsealing/unsealing.controller.js';
import { UnsealingEvents } from './unsealing/unsealing.events.js';
import { UnsealingService } from './unsealing/unsealing.service.js';
import { Destruction } from './versions/destruction.service.js';
import { VersionsController } from './versions/versions.controller.js';
import { RefusedAttempts } from './versions/refused-attempts.service.js';
import { VersionsService } from './versions/versions.service.js';
import { WithdrawalService } from './versions/withdrawal.service.js';
import { WindowsEvents } from './windows/windows.events.js';
import { WindowsService } from './windows/windows.service.js';

@Module({
  controllers: [
    SubmissionsController,
    TeamController,
    SidesController,
    FilesController,
    VersionsController,
    ReceivedController,
    AwardsController,
    UnsealingController,
    RetentionController,
    DepositsController,
    PersonalDataController,
  ],
  providers: [
    { provide: KeyRing, useFactory: () => openKeys() },
    WorkingCopies,
    FileCards,
    ChallengeKeys,
    LostKeys,
    Unsealer,
    UnsealingService,
    UnsealingEvents,
    FileKeys,
    WindowsService,
    WindowsEvents,
    SubmissionAccess,
    SubmissionsService,
    SubmissionView,
    TeamAgreements,
    TeamService,
    TeamInvitations,
    SidesService,
    ClosedAccountsEvents,
    SubmissionFiles,
    SubmissionFilesEvents,
    FileRemovals,
    FileGrants,
    RefusedAttempts,
    VersionsService,
    WithdrawalService,
    Destruction,
    RetentionService,
    RetentionClock,
    NonUseService,
    NonUseClock,
    ChallengeKeysErasure,
    ReadingsService,
    ReceivedService,
    OpeningsService,
    OpeningsEvents,
    AwardsService,
    AwardsEvents,
    FeedbackService,
    SeekerAccess,
    DepositsService,
    DepositFiles,
    DepositSeals,
    PersonalData,
    RetentionPeriodsEvents,
    RetentionPeriodsClock,
  ],
})
export class AppModule {}
