import { ClusterRetentionPeriodsEntity, createDataSource } from '@allmende/platform/database';
import { AcceptanceEntity } from './acceptances/acceptance.entity.js';
import { DeclineReasonEntity } from './acceptances/decline-reason.entity.js';
import { TermsShownEntity } from './acceptances/terms-shown.entity.js';
import {
  ConsentEntity,
  OfficeEntity,
  ParticipationEntity,
  VerifiedAffiliationEntity,
} from './consents/consent.entity.js';
import { OfficeAgreementEntity } from './consents/office-agreement.entity.js';
import { ManagerAgreementEntity } from './confidentiality/manager-agreement.entity.js';
import { ErasureEntity } from './erasure/erasure.entity.js';
import { RestrictedEntryEntity, RestrictedReadingEntity } from './erasure/restricted.entity.js';
import {
  CheckpointEntity,
  EvidenceEntity,
  EvidenceHeadEntity,
  EvidenceNodeEntity,
} from './evidence/evidence.entity.js';
import { ReceiptEntity, ReceiptHolderEntity, ReceiptKeyEntity } from './evidence/receipt.entity.js';
import { Terms1763769600000 } from './migrations/1763769600000-terms.js';
import { PlatformTerms1763769601000 } from './migrations/1763769601000-platform-terms-1.js';
import { Confirmations1764115200000 } from './migrations/1764115200000-confirmations.js';
import { EvidenceTree1764201600000 } from './migrations/1764201600000-evidence-tree.js';
import { EditorialVersions1764205000000 } from './migrations/1764205000000-editorial-versions.js';
import { TermsChangeToldEntity } from './terms/terms-change-told.entity.js';
import { Openings1764204000000 } from './migrations/1764204000000-openings.js';
import { ChallengeKeyEntity, DepositKeyEntity, OpeningApprovalEntity } from './openings/opening.entity.js';
import { PlatformTerms21764210000000 } from './migrations/1764210000000-platform-terms-2.js';
import { Consents1764211300000 } from './migrations/1764211300000-consents.js';
import { Deposits1764212400000 } from './migrations/1764212400000-deposits.js';
import { Erasure1764221000000 } from './migrations/1764221000000-erasure.js';
import { VerifiedAffiliations1764222100000 } from './migrations/1764222100000-verified-affiliations.js';
import { RetentionPeriods1764223000000 } from './migrations/1764223000000-retention-periods.js';
import { RestrictedReadings1764230000000 } from './migrations/1764230000000-restricted-readings.js';
import { ReceiptsOfAChallenge1764231000000 } from './migrations/1764231000000-receipts-of-a-challenge.js';
import { FormerSeekers1764240000000 } from './migrations/1764240000000-former-seekers.js';
import { LastWords1764241000000 } from './migrations/1764241000000-last-words.js';
import { WithdrawnConsents1764242000000 } from './migrations/1764242000000-withdrawn-consents.js';
import { RemindedSignatories1764242200000 } from './migrations/1764242200000-reminded-signatories.js';
import { AwardWaits1764250000000 } from './migrations/1764250000000-award-waits.js';
import { OfficeAgreements1764260000000 } from './migrations/1764260000000-office-agreements.js';
import { KeptRecipients1764270000000 } from './migrations/1764270000000-kept-recipients.js';
import { ManagerAgreements1764270100000 } from './migrations/1764270100000-manager-agreements.js';
import { RefusedAgreements1764280000000 } from './migrations/1764280000000-refused-agreements.js';
import { TimeStamps1764208800000 } from './migrations/1764208800000-time-stamps.js';
import { CheckpointStampEntity } from './stamps/stamp.entity.js';
import { TermsVersionEntity } from './terms/terms-version.entity.js';
import { ChallengeWindowEntity } from './windows/window.entity.js';

export const dataSource = () =>
  createDataSource({
    service: 'terms',
    entities: [
      AcceptanceEntity,
      ChallengeKeyEntity,
      ChallengeWindowEntity,
      CheckpointEntity,
      CheckpointStampEntity,
      ClusterRetentionPeriodsEntity,
      ConsentEntity,
      DeclineReasonEntity,
      DepositKeyEntity,
      ErasureEntity,
      EvidenceEntity,
      EvidenceHeadEntity,
      EvidenceNodeEntity,
      ManagerAgreementEntity,
      OfficeAgreementEntity,
      OfficeEntity,
      OpeningApprovalEntity,
      ParticipationEntity,
      ReceiptEntity,
      ReceiptHolderEntity,
      ReceiptKeyEntity,
      RestrictedEntryEntity,
      RestrictedReadingEntity,
      TermsChangeToldEntity,
      TermsShownEntity,
      TermsVersionEntity,
      VerifiedAffiliationEntity,
    ],
    migrations: [
      Terms1763769600000,
      PlatformTerms1763769601000,
      Confirmations1764115200000,
      EvidenceTree1764201600000,
      Openings1764204000000,
      EditorialVersions1764205000000,
      TimeStamps1764208800000,
      PlatformTerms21764210000000,
      Consents1764211300000,
      Deposits1764212400000,
      Erasure1764221000000,
      VerifiedAffiliations1764222100000,
      RetentionPeriods1764223000000,
      RestrictedReadings1764230000000,
      ReceiptsOfAChallenge1764231000000,
      FormerSeekers1764240000000,
      LastWords1764241000000,
      WithdrawnConsents1764242000000,
      RemindedSignatories1764242200000,
      AwardWaits1764250000000,
      OfficeAgreements1764260000000,
      KeptRecipients1764270000000,
      ManagerAgreements1764270100000,
      RefusedAgreements1764280000000,
    ],
  });
