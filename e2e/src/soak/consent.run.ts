import { setTimeout as sleep } from 'node:timers/promises';
import { accountsRpc, consentsRpc, officesRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { auditCounts, auditRepeats, waitUntilQuiet, withDatabases } from '../durable/outage.audit.js';
import { beginDraft } from '../durable/outage.play.js';
import type { Checked } from '../durable/outage.run.js';
import { account, type OutageStage, signedIn, withDemoCalls } from '../durable/outage.stage.js';
import { WriteJournal } from '../durable/write.journal.js';
import { waitFor } from '../story/story.js';

const victims = ['terms', 'submissions', 'identity', 'notifications', 'gateway', 'terms'] as const;
/** Who begins, and is consented to, while one of the victims dies. */
const perVictim = 10;
const patienceMs = 60_000;

/** Researchers begin drafts and their office consents to each, while one process after the other is killed. */
export async function runConsents(
  platform: RunningPlatform,
  { challengeIds: [challengeId = ''] }: OutageStage,
): Promise<Checked[]> {
  const { head, researchers } = await setInstitution(platform);
  const journal = new WriteJournal(patienceMs);
  for (const [place, victim] of victims.entries()) {
    const turn = researchers.slice(place * perVictim, (place + 1) * perVictim);
    await whileKilled(platform, victim, () =>
      Promise.all(turn.map((client) => beginDraft(client, challengeId, journal))),
    );
    const waiting = await waitFor('the office is asked', () => asked(head, turn.length), patienceMs);
    await whileKilled(platform, victim, () =>
      Promise.all(waiting.map((consentId) => journal.write(head, consentsRpc.giveConsent, { consentId }))),
    );
  }
  return withDatabases(platform, async (query) => {
    const consents = researchers.length;
    const given = `FROM evidence WHERE statement::jsonb ->> 'type' = 'consent'`;
    return [
      { title: 'nothing of the consents is under way', findings: await waitUntilQuiet(query) },
      {
        title: `the office was asked for ${consents} once each, and consented once each`,
        findings: await auditCounts(query, [
          ['terms', 'SELECT count(*)::int AS n FROM consent', consents],
          ['terms', `SELECT count(*)::int AS n FROM consent WHERE state = 'given'`, consents],
          [
            'terms',
            `SELECT count(*)::int AS n ${given} AND statement::jsonb ->> 'consent' = 'given'`,
            consents,
          ],
          ['terms', 'SELECT max(seq)::int - count(*)::int AS n FROM evidence', 0],
          [
            'notifications',
            `SELECT count(*)::int - count(DISTINCT (cause_id, account_id, kind))::int AS n FROM notice`,
            0,
          ],
        ]),
      },
      {
        title: 'a consent that is given again is the same',
        findings: await auditRepeats(journal.acknowledged),
      },
    ];
  });
}

async function asked(head: PortalClient, wanted: number): Promise<string[] | undefined> {
  const { items } = await head.call(consentsRpc.listConsents, { which: 'waiting', limit: 100 });
  return items.length === wanted ? items.map(({ consentId }) => consentId) : undefined;
}

async function whileKilled(
  platform: RunningPlatform,
  victim: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const acting = act();
  await sleep(30);
  await platform.kill(victim);
  await acting;
  await platform.waitUntilReady();
}

/** An institution that wants to be asked, with as many researchers as there are turns. */
async function setInstitution(
  platform: RunningPlatform,
): Promise<{ head: PortalClient; researchers: PortalClient[] }> {
  const organisation = { name: 'Hochschule am Wehr', verified: true };
  const person = account('office');
  const [organisationId, members] = await withDemoCalls(platform, async (call) => {
    const office = await call(accountsRpc.bringInAccount, {
      ...person,
      organisation: { ...organisation, role: 'signatory' },
    });
    const all = Array.from({ length: victims.length * perVictim }, (_, n) => account(`researcher-${n}`));
    const brought = [];
    for (const one of all) {
      const own = { ...one, organisation: { ...organisation, role: 'member' as const } };
      brought.push({ ...one, ...(await call(accountsRpc.bringInAccount, own)) });
    }
    return [office.organisationId ?? '', brought];
  });
  const { client: head } = await signedIn(platform, { email: person.email, accountId: '' });
  await head.call(officesRpc.nameOffice, {
    ...{ organisationId, rule: 'consent-needed', days: 14, head: person.email },
  });
  const researchers = [];
  for (const member of members) researchers.push((await signedIn(platform, member)).client);
  return { head, researchers };
}
