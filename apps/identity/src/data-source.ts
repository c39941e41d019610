import { createDataSource } from '@allmende/platform/database';
import { AccountEntity } from './accounts/account.entity.js';
import { RegistrationEntity } from './accounts/registration.entity.js';
import { ClusterEntity } from './clusters/cluster.entity.js';
import { EmailChangeEntity } from './email-changes/email-change.entity.js';
import { LinkTokenEntity } from './mail-links/link-token.entity.js';
import { MailLinkEntity } from './mail-links/mail-link.entity.js';
import { MembershipEntity } from './memberships/membership.entity.js';
import { Start1763769600000 } from './migrations/0001-start.js';
import { LanguageOfMails1764131400000 } from './migrations/1764131400000-language-of-mails.js';
import { ClosedAccounts1764133200000 } from './migrations/1764133200000-closed-accounts.js';
import { Offices1764211200000 } from './migrations/1764211200000-offices.js';
import { RetentionPeriods1764223000000 } from './migrations/1764223000000-retention-periods.js';
import { FarewellMails1764240000000 } from './migrations/1764240000000-farewell-mails.js';
import { EmailChanges1764240100000 } from './migrations/1764240100000-email-changes.js';
import { AffiliationEntity } from './organisations/affiliation.entity.js';
import { OfficeEntity, OfficePersonEntity } from './organisations/office.entity.js';
import { OrganisationDomainEntity, OrganisationEntity } from './organisations/organisation.entity.js';
import { AttemptEntity } from './passwords/attempt.entity.js';
import {
  ClusterRetentionPeriodsEntity,
  RetentionPeriodsChoiceEntity,
} from './retention-periods/cluster-retention-periods.entity.js';
import { StatedAs1764242100000 } from './migrations/1764242100000-stated-as.js';
import { SessionEntity } from './sessions/session.entity.js';

export const dataSource = () =>
  createDataSource({
    service: 'identity',
    entities: [
      AccountEntity,
      RegistrationEntity,
      SessionEntity,
      AttemptEntity,
      MailLinkEntity,
      LinkTokenEntity,
      EmailChangeEntity,
      OrganisationEntity,
      OrganisationDomainEntity,
      AffiliationEntity,
      OfficeEntity,
      OfficePersonEntity,
      ClusterEntity,
      MembershipEntity,
      ClusterRetentionPeriodsEntity,
      RetentionPeriodsChoiceEntity,
    ],
    migrations: [
      Start1763769600000,
      LanguageOfMails1764131400000,
      ClosedAccounts1764133200000,
      Offices1764211200000,
      RetentionPeriods1764223000000,
      FarewellMails1764240000000,
      EmailChanges1764240100000,
      StatedAs1764242100000,
    ],
  });
