import {
  type ChallengeState,
  confidentialityRpc,
  consentsRpc,
  newId,
  officesEvents,
  retentionPeriods,
  type RetentionPeriods,
  retentionPeriodsEvents,
  submissionsEvents,
} from '@allmende/contracts';
import { person } from '@allmende/testing';
import { startTerms, type TermsWorld } from '../terms.fixture.js';
import { RetentionPeriodsClock } from './retention-periods.clock.js';

const consents = ['consent', 'office_agreement'];
const agreements = ['manager_agreement', 'acceptance'];
const tables = ['terms_shown', 'participation', ...consents, ...agreements];

describe('what is over', () => {
  let terms: TermsWorld;
  beforeAll(async () => (terms = await startTerms()));
  afterAll(() => terms.stop());

  /** Somebody agreed and began; the office has answered; it and a manager have undertaken confidentiality. */
  async function consented() {
    const organisationId = terms.organisation('Hochschule Neckartal');
    const office = { rule: 'consent-needed' as const, days: 14 };
    await terms.emit(officesEvents.officeChanged, { organisationId, office });
    const belonging = { organisationId, role: 'member' as const, verified: true };
    const [head, who] = [
      person({ organisations: [{ ...belonging, office: true }] }),
      person({ organisations: [belonging] }),
    ];
    const { challengeId, clusterId } = await terms.challenge();
    await terms.accept(who, challengeId);
    await terms.emit(submissionsEvents.draftBegun, {
      ...{ submissionId: newId(), challengeId, accountId: who.accountId, organisationIds: [organisationId] },
    });
    const { items } = await terms.call(consentsRpc.ownConsents, { challengeId }, who);
    const { consentId } = items[0]!;
    await terms.call(consentsRpc.giveConsent, { consentId }, head);
    const { confidentiality } = await terms.call(consentsRpc.getConsent, { consentId }, head);
    const words = { language: 'de' as const, words: confidentiality.words.de };
    await terms.call(consentsRpc.agreeToConfidentiality, { consentId, ...words }, head);
    const manager = person({ memberships: [{ clusterId, roles: ['manager'] }] });
    const managers = await terms.call(confidentialityRpc.getConfidentiality, { challengeId }, manager);
    const said = { challengeId, language: 'de' as const, words: managers.words.de };
    await terms.call(confidentialityRpc.undertakeConfidentiality, said, manager);
    return { challengeId, clusterId };
  }
  const choose = (clusterId: string, periods: Partial<RetentionPeriods>) =>
    terms.emit(retentionPeriodsEvents.periodsChosen, {
      ...{ clusterId, periods: retentionPeriods.parse(periods) },
      chosenAt: new Date(Date.now() - 15 * 86_400_000).toISOString(),
    });
  const closedAgo = (challengeId: string, ago: string, state: ChallengeState) =>
    terms.db.query(
      `UPDATE challenge_window SET state = $3, closes_at = clock_timestamp() - $2::interval WHERE challenge_id = $1`,
      [challengeId, ago, state],
    );
  async function left(challengeId: string): Promise<string[]> {
    await terms.get(RetentionPeriodsClock).run();
    const rows = await Promise.all(
      tables.map((table) =>
        terms.db.query<unknown[]>(`SELECT 1 FROM ${table} WHERE challenge_id = $1`, [challengeId]),
      ),
    );
    return tables.filter((_, place) => rows[place]!.length > 0);
  }

  it('is who was shown the terms and who took part; later what offices said, and what they and managers undertook; never who agreed', async () => {
    const { challengeId, clusterId } = await consented();
    await closedAgo(challengeId, '40 days', 'closed');
    expect(await left(challengeId)).toEqual([...tables]);
    await choose(clusterId, { closedDrafts: 30 });
    expect(await left(challengeId)).toEqual([...consents, ...agreements]);
    await closedAgo(challengeId, '5 years', 'decided');
    await choose(clusterId, { officeConsents: 6 });
    expect(await left(challengeId)).toEqual([...consents, ...agreements]);
    await choose(clusterId, {});
    expect(await left(challengeId)).toEqual(agreements);
    await closedAgo(challengeId, '10 years', 'decided');
    expect(await left(challengeId)).toEqual(['acceptance']);
  });

  it('is nothing while a challenge is suspended, and no answer of an office without a decision', async () => {
    const { challengeId } = await consented();
    await closedAgo(challengeId, '20 years', 'suspended');
    expect(await left(challengeId)).toEqual([...tables]);
    await closedAgo(challengeId, '20 years', 'closed');
    expect(await left(challengeId)).toEqual([...consents, ...agreements]);
  });
});
