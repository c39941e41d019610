import { ClusterRetentionPeriodsEntity, createDataSource } from '@allmende/platform/database';
import type { DataSource } from 'typeorm';
import { AwardEntity } from './awards/award.entity.js';
import { OutcomeEntity } from './awards/outcome.entity.js';
import { BriefRequestEntity } from './brief/brief-request.entity.js';
import { ChallengeChangeEntity } from './challenges/challenge-change.entity.js';
import { ChallengeFileEntity } from './challenges/challenge-file.entity.js';
import { ChallengeReviewEntity } from './challenges/challenge-review.entity.js';
import { ChallengeEntity } from './challenges/challenge.entity.js';
import { ClusterEntity } from './clusters/cluster.entity.js';
import { ComplaintEntity } from './complaints/complaint.entity.js';
import { ChallengeImportEntity } from './imports/challenge-import.entity.js';
import { Challenges1763769600000 } from './migrations/1763769600000-challenges.js';
import { Listing1763769601000 } from './migrations/1763769601000-listing.js';
import { AwardsTakenBack1764118800000 } from './migrations/1764118800000-awards-taken-back.js';
import { Openers1764204000000 } from './migrations/1764204000000-openers.js';
import { BriefOpenings1764208900000 } from './migrations/1764208900000-brief-openings.js';
import { Complaints1764211200000 } from './migrations/1764211200000-complaints.js';
import { HeldConsents1764211400000 } from './migrations/1764211400000-held-consents.js';
import { Suspensions1764212400000 } from './migrations/1764212400000-suspensions.js';
import { ReplacedOpeners1764212500000 } from './migrations/1764212500000-replaced-openers.js';
import { BriefRequests1764220000000 } from './migrations/1764220000000-brief-requests.js';
import { WinnerAccounts1764222000000 } from './migrations/1764222000000-winner-accounts.js';
import { RetentionPeriods1764223000000 } from './migrations/1764223000000-retention-periods.js';
import { ChallengeReviews1764244000000 } from './migrations/1764244000000-challenge-reviews.js';
import { ReviewedFiles1764245000000 } from './migrations/1764245000000-reviewed-files.js';
import { MembersPart1764246000000 } from './migrations/1764246000000-members-part.js';
import { BriefGrantEntity, BriefOpeningEntity } from './openings/brief-opening.entity.js';
import { SeekerInvitations1764223100000 } from './migrations/1764223100000-seeker-invitations.js';
import { SeekerDepartures1764240000000 } from './migrations/1764240000000-seeker-departures.js';
import { InvitedAddresses1764240300000 } from './migrations/1764240300000-invited-addresses.js';
import { SeekerDepartureEntity } from './seekers/seeker-departure.entity.js';
import { SeekerInvitationEntity, SeekerInvitationTokenEntity } from './seekers/seeker-invitation.entity.js';

export const entities = [
  ChallengeEntity,
  ChallengeFileEntity,
  ChallengeChangeEntity,
  ChallengeReviewEntity,
  AwardEntity,
  OutcomeEntity,
  ClusterEntity,
  ChallengeImportEntity,
  BriefOpeningEntity,
  BriefGrantEntity,
  ComplaintEntity,
  BriefRequestEntity,
  SeekerInvitationEntity,
  SeekerInvitationTokenEntity,
  SeekerDepartureEntity,
  ClusterRetentionPeriodsEntity,
];

export const migrations = [
  Challenges1763769600000,
  Listing1763769601000,
  AwardsTakenBack1764118800000,
  Openers1764204000000,
  BriefOpenings1764208900000,
  Complaints1764211200000,
  HeldConsents1764211400000,
  Suspensions1764212400000,
  ReplacedOpeners1764212500000,
  BriefRequests1764220000000,
  WinnerAccounts1764222000000,
  RetentionPeriods1764223000000,
  SeekerInvitations1764223100000,
  SeekerDepartures1764240000000,
  InvitedAddresses1764240300000,
  ChallengeReviews1764244000000,
  ReviewedFiles1764245000000,
  MembersPart1764246000000,
];

export function dataSource(): DataSource {
  return createDataSource({ service: 'challenges', entities, migrations });
}
