import { Module } from '@nestjs/common';
import { AccountsController } from './accounts/accounts.controller.js';
import { AccountsService } from './accounts/accounts.service.js';
import { BringInService } from './accounts/bring-in.service.js';
import { ClosingService } from './accounts/closing.service.js';
import { DirectoryService } from './accounts/directory.service.js';
import { RegistrationsService } from './accounts/registrations.service.js';
import { ClusterImportService } from './clusters/cluster-import.service.js';
import { ClustersController } from './clusters/clusters.controller.js';
import { ClustersService } from './clusters/clusters.service.js';
import { EmailChangesController } from './email-changes/email-changes.controller.js';
import { EmailChangesService } from './email-changes/email-changes.service.js';
import { ExpiryClock } from './expiry.clock.js';
import { MailLinksController } from './mail-links/mail-links.controller.js';
import { MailLinksService } from './mail-links/mail-links.service.js';
import { MembershipsController } from './memberships/memberships.controller.js';
import { MembershipsService } from './memberships/memberships.service.js';
import { AffiliationsService } from './organisations/affiliations.service.js';
import { OfficesController } from './organisations/offices.controller.js';
import { OfficesService } from './organisations/offices.service.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { OrganisationsService } from './organisations/organisations.service.js';
import { AttemptsService } from './passwords/attempts.service.js';
import { PasswordsController } from './passwords/passwords.controller.js';
import { PasswordsService } from './passwords/passwords.service.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { RetentionPeriodsController } from './retention-periods/retention-periods.controller.js';
import { RetentionPeriodsService } from './retention-periods/retention-periods.service.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { SignInService } from './sessions/sign-in.service.js';

@Module({
  controllers: [
    AccountsController,
    SessionsController,
    PasswordsController,
    MailLinksController,
    EmailChangesController,
    OrganisationsController,
    OfficesController,
    ClustersController,
    MembershipsController,
    RetentionPeriodsController,
    PersonalDataController,
  ],
  providers: [
    AccountsService,
    RegistrationsService,
    BringInService,
    ClosingService,
    DirectoryService,
    SessionsService,
    SignInService,
    AttemptsService,
    PasswordsService,
    MailLinksService,
    EmailChangesService,
    AffiliationsService,
    OrganisationsService,
    OfficesService,
    ClustersService,
    ClusterImportService,
    MembershipsService,
    RetentionPeriodsService,
    ExpiryClock,
  ],
})
export class AppModule {}
