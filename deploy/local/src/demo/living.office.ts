import { accountsRpc, consentsRpc, officesRpc } from '@allmende/contracts';
import { setTimeout } from 'node:timers/promises';
import type { PortalClient } from '../client/portal.client.js';
import { demoId } from './demo.ids.js';
import type { DemoOffice } from './living.content.js';
import type { LivingStage } from './living.stage.js';

/** Before anybody of the organisation begins a draft: only those are asked about who begin from then on. */
export async function nameOffice(stage: LivingStage, { who, days }: DemoOffice): Promise<void> {
  const head = await stage.person(who);
  const { affiliations } = await head.call(accountsRpc.me, {});
  const organisationId = affiliations[0]?.organisationId;
  if (!organisationId) throw new Error(`${who} of the demo belongs to no organisation`);
  const office = { organisationId, rule: 'consent-needed' as const, days, head: stage.emailOf(who) };
  await head.call(officesRpc.nameOffice, office);
}

/** Gives one consent, unless an earlier start has. */
export async function answerOffice(stage: LivingStage, { who, gives }: DemoOffice): Promise<void> {
  const head = await stage.person(who);
  const challengeId = demoId(gives.challenge);
  const consentId = await waitingFor(head, challengeId);
  if (consentId) await head.call(consentsRpc.giveConsent, { consentId, note: gives.note });
}

/** A request comes by event, a moment after its draft; undefined once it is answered. */
async function waitingFor(head: PortalClient, challengeId: string): Promise<string | undefined> {
  for (let second = 0; second < 30; second += 1) {
    for (const which of ['waiting', 'answered'] as const) {
      const { items } = await head.call(consentsRpc.listConsents, { which, limit: 100 });
      const found = items.find((consent) => consent.challengeId === challengeId);
      if (found) return which === 'waiting' ? found.consentId : undefined;
    }
    await setTimeout(1_000);
  }
  throw new Error('The transfer office of the demo was never asked');
}
