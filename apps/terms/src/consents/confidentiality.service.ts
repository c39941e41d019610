import {
  type Confidentiality,
  type consentsRpc,
  personOf,
  ProblemError,
  type Undertaken,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { factsFor } from '../acceptances/acceptance.store.js';
import { officeWords } from '../confidentiality/confidentiality.words.js';
import { assertWords, toConfidentiality, Undertakings } from '../confidentiality/undertakings.service.js';
import { isBriefGiven } from '../windows/window.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { findConsent, lockConsent, type Row } from './consent.access.js';
import { OfficeAgreementEntity } from './office-agreement.entity.js';

type Agree = Call<typeof consentsRpc.agreeToConfidentiality>;

/** Somebody of an office undertakes to keep what it may read then confidential. It lets nobody take part. */
@Injectable()
export class ConfidentialityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly undertakings: Undertakings,
  ) {}

  async of({ challengeId, organisationId }: Row, accountId: string): Promise<Confidentiality> {
    const key = { challengeId, accountId, organisationId };
    return toConfidentiality(
      officeWords,
      await this.dataSource.manager.findOneBy(OfficeAgreementEntity, key),
    );
  }

  async agree(call: Agree): Promise<Undertaken> {
    const { actor, context, input } = call;
    const found = await findConsent(this.dataSource.manager, input.consentId, actor);
    assertWords(officeWords, input);
    return this.windows.withFreshWindow(found.challengeId, context, () =>
      this.writes.run(call, (tx) => this.keep(tx, call)),
    );
  }

  private async keep(tx: EntityManager, { actor, input }: Agree): Promise<Undertaken> {
    const { accountId, portal } = personOf(actor);
    const { consentId, language, words } = input;
    await lockConsent(tx, consentId);
    const { challengeId, organisationId, state } = await findConsent(tx, consentId, actor);
    const { now, window, inForce } = await factsFor(tx, challengeId, accountId);
    if (state === 'withdrawn') throw new ProblemError('consent.withdrawn');
    if (!window || !isBriefGiven(window) || inForce.length !== 3) throw new ProblemError('challenge.state');
    const key = { challengeId, accountId, organisationId };
    const versionIds = inForce.map(({ versionId }) => versionId);
    const said = { at: now.toISOString(), ...key, portalId: portal ?? null, language, words };
    return this.undertakings.give(tx, OfficeAgreementEntity, {
      ...{ key, row: { ...key, versionIds, language, agreedAt: now } },
      statement: { type: 'office-confidentiality', ...said, versions: [...inForce] },
    });
  }
}
