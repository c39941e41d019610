import { ClusterRetentionPeriodsEntity, createDataSource } from '@allmende/platform/database';
import { DepositEntity, DepositFileEntity } from './deposits/deposit.entity.js';
import { SubmissionFileEntity } from './files/submission-file.entity.js';
import { Start1763769600000 } from './migrations/0001-start.js';
import { OwnInvitations1764118800000 } from './migrations/1764118800000-own-invitations.js';
import { OpeningEntity } from './received/opening.entity.js';
import { AwardsTakenBack1764118800001 } from './migrations/1764118800001-awards-taken-back.js';
import { Sealed1764204000000 } from './migrations/1764204000000-sealed.js';
import { Rewritten1764204000001 } from './migrations/1764204000001-rewritten.js';
import { ChallengeKeyEntity, FileRequestEntity } from './sealing/challenge-key.entity.js';
import { Deposits1764212400000 } from './migrations/1764212400000-deposits.js';
import { OpeningsOrganisation1764209000000 } from './migrations/1764209000000-openings-organisation.js';
import { NonUseEntity } from './retention/non-use.entity.js';
import { RetentionEntity } from './retention/retention.entity.js';
import { Retention1764211000000 } from './migrations/1764211000000-retention.js';
import { HeldConsents1764211400000 } from './migrations/1764211400000-held-consents.js';
import { SeekerSides1764223000000 } from './migrations/1764223000000-seeker-sides.js';
import { SeekerNamed1764223200000 } from './migrations/1764223200000-seeker-named.js';
import { SeekerSideEntity } from './sides/seeker-side.entity.js';
import { RetentionPeriods1764223300000 } from './migrations/1764223300000-retention-periods.js';
import { FormerSeekers1764240000000 } from './migrations/1764240000000-former-seekers.js';
import { LanguagesOfInvitations1764240200000 } from './migrations/1764240200000-languages-of-invitations.js';
import { RefusedDeposits1764241000001 } from './migrations/1764241000001-refused-deposits.js';
import { TeamsThatAreGone1764272000000 } from './migrations/1764272000000-teams-that-are-gone.js';
import { SubmissionEntity } from './submissions/submission.entity.js';
import { InvitationTokenEntity } from './team/invitation-token.entity.js';
import { TeamInvitationEntity } from './team/team-invitation.entity.js';
import { TeamMemberEntity } from './team/team-member.entity.js';
import { RefusedAttemptEntity } from './versions/refused-attempt.entity.js';
import { VersionEntity } from './versions/version.entity.js';
import { ChallengeWindowEntity } from './windows/window.entity.js';

export const dataSource = () =>
  createDataSource({
    service: 'submissions',
    entities: [
      ChallengeWindowEntity,
      SubmissionEntity,
      TeamMemberEntity,
      TeamInvitationEntity,
      InvitationTokenEntity,
      SubmissionFileEntity,
      VersionEntity,
      RefusedAttemptEntity,
      OpeningEntity,
      ChallengeKeyEntity,
      FileRequestEntity,
      RetentionEntity,
      NonUseEntity,
      DepositEntity,
      DepositFileEntity,
      SeekerSideEntity,
      ClusterRetentionPeriodsEntity,
    ],
    migrations: [
      Start1763769600000,
      OwnInvitations1764118800000,
      AwardsTakenBack1764118800001,
      Sealed1764204000000,
      Rewritten1764204000001,
      OpeningsOrganisation1764209000000,
      Retention1764211000000,
      HeldConsents1764211400000,
      Deposits1764212400000,
      SeekerSides1764223000000,
      SeekerNamed1764223200000,
      RetentionPeriods1764223300000,
      FormerSeekers1764240000000,
      LanguagesOfInvitations1764240200000,
      RefusedDeposits1764241000001,
      TeamsThatAreGone1764272000000,
    ],
  });
