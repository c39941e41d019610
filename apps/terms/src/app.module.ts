import { RetentionPeriodsEvents } from '@allmende/platform/database';
import { KeyRing } from '@allmende/sealing';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AcceptanceEntity } from './acceptances/acceptance.entity.js';
import { AcceptancesController } from './acceptances/acceptances.controller.js';
import { AcceptancesService } from './acceptances/acceptances.service.js';
import { AgreementsService } from './acceptances/agreements.service.js';
import { NamesService } from './acceptances/names.service.js';
import { RefusedAgreements } from './acceptances/refused-agreements.service.js';
import { StandingsService } from './acceptances/standings.service.js';
import { ConfidentialityController } from './confidentiality/confidentiality.controller.js';
import { ManagerConfidentialityService } from './confidentiality/manager-confidentiality.service.js';
import { Undertakings } from './confidentiality/undertakings.service.js';
import { SignatoriesService } from './confirmations/signatories.service.js';
import { AwaitedConfirmations } from './confirmations/awaited-confirmations.service.js';
import { ConfirmationsController } from './confirmations/confirmations.controller.js';
import { ConfirmationsService } from './confirmations/confirmations.service.js';
import { AwardWaitsEvents } from './consents/award-waits.events.js';
import { ConfidentialityService } from './consents/confidentiality.service.js';
import { ConsentRequests } from './consents/consent.requests.js';
import { ConsentWriter } from './consents/consent.writer.js';
import { ConsentsClock } from './consents/consents.clock.js';
import { ConsentsController } from './consents/consents.controller.js';
import { ConsentsEvents } from './consents/consents.events.js';
import { ConsentsService } from './consents/consents.service.js';
import { ErasureClock } from './erasure/erasure.clock.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { ErasureEvents } from './erasure/erasure.events.js';
import { ErasureService } from './erasure/erasure.service.js';
import { ReadingsService } from './erasure/readings.service.js';
import { RestrictedService } from './erasure/restricted.service.js';
import { CheckpointsClock } from './evidence/checkpoints.clock.js';
import { CheckpointsController } from './evidence/checkpoints.controller.js';
import { CheckpointsService } from './evidence/checkpoints.service.js';
import { EvidenceEvents } from './evidence/evidence.events.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { ProofsService } from './evidence/proofs.service.js';
import { ReceiptKeysService } from './evidence/receipt-keys.service.js';
import { ReceiptNames } from './evidence/receipt-names.service.js';
import { ReceiptsController } from './evidence/receipts.controller.js';
import { ReceiptsService } from './evidence/receipts.service.js';
import { openKeys } from './env.js';
import { DepositsService } from './openings/deposits.service.js';
import { OpeningsController } from './openings/openings.controller.js';
import { OpeningsEvents } from './openings/openings.events.js';
import { OpeningsService } from './openings/openings.service.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';
import { RetentionPeriodsClock } from './retention-periods/retention-periods.clock.js';
import { StampsClock } from './stamps/stamps.clock.js';
import { StampsService } from './stamps/stamps.service.js';
import { TermsClock } from './terms/terms.clock.js';
import { TermsController } from './terms/terms.controller.js';
import { TermsEvents } from './terms/terms.events.js';
import { ClusterTermsService } from './terms/cluster-terms.service.js';
import { TermsService } from './terms/terms.service.js';
import { WindowsEvents } from './windows/windows.events.js';
import { WindowsService } from './windows/windows.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([AcceptanceEntity])],
  controllers: [
    TermsController,
    AcceptancesController,
    ConfirmationsController,
    ConsentsController,
    ConfidentialityController,
    ReceiptsController,
    CheckpointsController,
    OpeningsController,
    PersonalDataController,
    ErasureController,
  ],
  providers: [
    TermsService,
    ClusterTermsService,
    TermsEvents,
    TermsClock,
    AcceptancesService,
    RefusedAgreements,
    StandingsService,
    AgreementsService,
    ConfirmationsService,
    AwaitedConfirmations,
    SignatoriesService,
    ConsentsService,
    ConfidentialityService,
    ManagerConfidentialityService,
    Undertakings,
    ConsentRequests,
    ConsentWriter,
    ConsentsEvents,
    AwardWaitsEvents,
    ConsentsClock,
    NamesService,
    EvidenceService,
    EvidenceEvents,
    ReceiptKeysService,
    ReceiptNames,
    ReceiptsService,
    ProofsService,
    CheckpointsService,
    CheckpointsClock,
    StampsService,
    StampsClock,
    WindowsService,
    WindowsEvents,
    OpeningsService,
    DepositsService,
    OpeningsEvents,
    ErasureService,
    ErasureEvents,
    ErasureClock,
    ReadingsService,
    RetentionPeriodsEvents,
    RetentionPeriodsClock,
    RestrictedService,
    { provide: KeyRing, useFactory: () => openKeys() },
  ],
})
export class AppModule {}
