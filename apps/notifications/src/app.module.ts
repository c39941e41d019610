import { RetentionPeriodsEvents } from '@allmende/platform/database';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from './env.js';
import { AccountMails } from './mails/account.mails.js';
import { Invitations } from './mails/invitations.js';
import { Inviters } from './mails/inviters.js';
import { NoticeMails } from './mails/notice.mails.js';
import { Postman } from './mails/postman.js';
import { AccountEvents } from './notices/account.events.js';
import { AgreementEvents } from './notices/agreement.events.js';
import { Audiences } from './notices/audience.js';
import { ChallengeEvents } from './notices/challenge.events.js';
import { ClusterEvents } from './notices/cluster.events.js';
import { ComplaintEvents } from './notices/complaint.events.js';
import { ConsentEvents } from './notices/consent.events.js';
import { EvidenceEvents } from './notices/evidence.events.js';
import { GroupEvents } from './notices/group.events.js';
import { NoticeEntity } from './notices/notice.entity.js';
import { NoticesController } from './notices/notices.controller.js';
import { NoticesService } from './notices/notices.service.js';
import { ParticipantEntity } from './notices/participant.entity.js';
import { PreferenceEntity } from './notices/preference.entity.js';
import { ReadingEvents } from './notices/reading.events.js';
import { RetentionEvents } from './notices/retention.events.js';
import { SubmissionEvents } from './notices/submission.events.js';
import { Teller } from './notices/teller.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { RetentionPeriodsClock } from './retention-periods/retention-periods.clock.js';

@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity, ParticipantEntity, PreferenceEntity])],
  controllers: [NoticesController, PersonalDataController],
  providers: [
    { provide: Settings, useFactory: () => new Settings() },
    NoticesService,
    Teller,
    Audiences,
    AccountEvents,
    ClusterEvents,
    ChallengeEvents,
    AgreementEvents,
    ConsentEvents,
    SubmissionEvents,
    RetentionEvents,
    GroupEvents,
    EvidenceEvents,
    ComplaintEvents,
    ReadingEvents,
    Invitations,
    AccountMails,
    Inviters,
    NoticeMails,
    Postman,
    RetentionPeriodsEvents,
    RetentionPeriodsClock,
  ],
})
export class AppModule {}
