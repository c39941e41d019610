import {
  type Actor,
  type Confidentiality,
  type confidentialityRpc,
  isManagerOf,
  personOf,
  ProblemError,
  type Undertaken,
} from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isBriefGiven, isVisible } from '../windows/window.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { managerWords } from './confidentiality.words.js';
import { ManagerAgreementEntity } from './manager-agreement.entity.js';
import { assertWords, toConfidentiality, Undertakings } from './undertakings.service.js';

/** A manager undertakes to keep what they may read then confidential, towards the organisation that asks. */
@Injectable()
export class ManagerConfidentialityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly undertakings: Undertakings,
  ) {}

  async get({ input, actor, context }: Call<typeof confidentialityRpc.getConfidentiality>) {
    const { challengeId } = input;
    const { accountId } = await this.find(challengeId, actor, context);
    const kept = await this.dataSource.manager.findOneBy(ManagerAgreementEntity, { challengeId, accountId });
    return toConfidentiality(managerWords, kept) satisfies Confidentiality;
  }

  async undertake(call: Call<typeof confidentialityRpc.undertakeConfidentiality>): Promise<Undertaken> {
    const { actor, context, input } = call;
    const { challengeId, language, words } = input;
    const { accountId, portal, window } = await this.find(challengeId, actor, context);
    assertWords(managerWords, input);
    if (isVisible(window) && !isBriefGiven(window)) throw new ProblemError('challenge.state');
    const { clusterId, organisationId } = window;
    return this.writes.run(call, async (tx) => {
      const agreedAt = await databaseClock(tx);
      const row = { challengeId, accountId, clusterId, organisationId, language, agreedAt };
      const said = { challengeId, accountId, clusterId, organisationId, language, words };
      const at = agreedAt.toISOString();
      const statement = { type: 'manager-confidentiality' as const, at, portalId: portal ?? null, ...said };
      return this.undertakings.give(tx, ManagerAgreementEntity, {
        key: { challengeId, accountId },
        ...{ row, statement },
      });
    });
  }

  /** As `challenges` says this moment, drafts included. For everybody else there is nothing, the team that asks included. */
  private async find(challengeId: string, actor: Actor, context: CallContext) {
    const window = await this.windows.asked(challengeId, context);
    const { accountId, portal } = personOf(actor);
    const isOfTeam = window?.seekerAccountIds.includes(accountId);
    if (!window || isOfTeam || !isManagerOf(actor, window.clusterId))
      throw new ProblemError('terms.not-found');
    return { accountId, portal, window };
  }
}
