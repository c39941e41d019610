import { ClusterRetentionPeriodsEntity, createDataSource } from '@allmende/platform/database';
import { Start1763769600000 } from './migrations/1763769600000-start.js';
import { NoSecrets1764108000000 } from './migrations/1764108000000-no-secrets.js';
import { QuietKinds1764108100000 } from './migrations/1764108100000-quiet-kinds.js';
import { Subjects1764118800000 } from './migrations/1764118800000-subjects.js';
import { ClosedAccounts1764221000000 } from './migrations/1764221000000-closed-accounts.js';
import { RetentionPeriods1764223000000 } from './migrations/1764223000000-retention-periods.js';
import { SettledNotices1764262000000 } from './migrations/1764262000000-settled-notices.js';
import { ClosedAccountEntity } from './notices/closed-account.entity.js';
import { NoticeEntity } from './notices/notice.entity.js';
import { ParticipantEntity } from './notices/participant.entity.js';
import { PreferenceEntity } from './notices/preference.entity.js';

export const dataSource = () =>
  createDataSource({
    service: 'notifications',
    entities: [
      NoticeEntity,
      ParticipantEntity,
      PreferenceEntity,
      ClosedAccountEntity,
      ClusterRetentionPeriodsEntity,
    ],
    migrations: [
      Start1763769600000,
      NoSecrets1764108000000,
      QuietKinds1764108100000,
      Subjects1764118800000,
      ClosedAccounts1764221000000,
      RetentionPeriods1764223000000,
      SettledNotices1764262000000,
    ],
  });
