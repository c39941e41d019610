import { clusterTermsRpc, confirmationsRpc, newId, termsEvents, termsRpc } from '@allmende/contracts';
import { eventually, person, system, visitor } from '@allmende/testing';
import { hour, inMs, openWindow, publishingOf, startTerms, type TermsWorld } from '../terms.fixture.js';
import type { TermsText } from '../texts/wording.js';
import { publishText } from './publishing.js';
import { materialDifference, readTermsText } from './terms-text.rules.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const code = (value: string) => expect.objectContaining({ code: value });
const told = async (challengeId: string) =>
  (await terms.published(termsEvents.agreementOutdated)).filter(
    ({ payload }) => payload.challengeId === challengeId,
  );

async function layersOf(challengeId: string) {
  const { layers } = await terms.call(termsRpc.challengeTerms, { challengeId }, visitor());
  return layers;
}

async function clusterText(challengeId: string): Promise<TermsText> {
  const [, layer] = await layersOf(challengeId);
  return { title: layer!.title, clauses: layer!.clauses };
}

/** Says the same of a cluster in other words. */
function reworded({ title, clauses }: TermsText): TermsText {
  const [first, ...rest] = clauses;
  const text = { de: `${first!.text.de} (Wortlaut)`, en: `${first!.text.en} (wording)` };
  return { title, clauses: [{ ...first!, text }, ...rest] };
}

const publish = (text: TermsText, clusterId: string, { editorial = false } = {}) =>
  terms.db.transaction((tx) => publishText(tx, text, { clusterId, editorial, draftForLawyer: true }));

async function agreed() {
  const expert = person();
  const window = await terms.challenge();
  const { challengeId, clusterId } = window;
  const acceptance = await terms.accept(expert, challengeId);
  const standing = async () => ({
    agreed: (await terms.call(termsRpc.agreements, { challengeId, accountIds: [expert.accountId] }, expert))
      .agreed,
    asked: (await terms.call(termsRpc.ownAcceptance, { challengeId }, expert)).newVersionIds.length,
  });
  return { expert, window, challengeId, clusterId, acceptance, standing };
}

describe('an editorial version', () => {
  it('asks nobody: who agreed has agreed, and agreeing again writes nothing', async () => {
    const { expert, challengeId, clusterId, acceptance, standing } = await agreed();
    await publish(reworded(await clusterText(challengeId)), clusterId, { editorial: true });
    const [, layer] = await layersOf(challengeId);
    expect([layer?.number, layer?.editorial]).toEqual([2, true]);
    const agreedTo = { challengeId, version: acceptance.versionIds };
    const { current, counts } = await terms.call(termsRpc.challengeTerms, agreedTo, visitor());
    expect({ current, counts }).toEqual({ current: false, counts: true });
    expect(await standing()).toEqual({ agreed: [expert.accountId], asked: 0 });
    expect(await terms.accept(expert, challengeId)).toEqual(acceptance);
    // A material change of another challenge is told meanwhile, so that waiting for nothing has an end.
    const other = await agreed();
    await publish(reworded(await clusterText(other.challengeId)), other.clusterId);
    await eventually('the other change is told', async () => (await told(other.challengeId)).length === 1);
    expect(await told(challengeId)).toEqual([]);
  });

  it('is what somebody new agrees to', async () => {
    const { challengeId, clusterId } = await agreed();
    await publish(reworded(await clusterText(challengeId)), clusterId, { editorial: true });
    const [, layer] = await layersOf(challengeId);
    const { versionIds } = await terms.accept(person(), challengeId);
    expect(versionIds[1]).toBe(layer?.versionId);
  });

  it('does not lend an agreement to a material change before it', async () => {
    const { challengeId, clusterId, standing } = await agreed();
    const text = await clusterText(challengeId);
    await publish(reworded(text), clusterId);
    await publish(reworded(reworded(text)), clusterId, { editorial: true });
    expect(await standing()).toEqual({ agreed: [], asked: 1 });
  });

  it('can be confirmed by an organisation whose member agreed before it', async () => {
    const organisationId = terms.organisation('Wehrbau');
    const member = person({ organisations: [{ organisationId, role: 'member', verified: true }] });
    const { challengeId, clusterId } = await terms.challenge();
    const { acceptanceId, versionIds } = await terms.accept(member, challengeId, {
      party: { kind: 'organisation', organisationId },
    });
    await publish(reworded(await clusterText(challengeId)), clusterId, { editorial: true });
    const signatory = person({ organisations: [{ organisationId, role: 'signatory', verified: true }] });
    const input = { acceptanceId, versionIds, language: 'de' as const };
    const confirmed = await terms.call(confirmationsRpc.confirm, input, signatory);
    expect(confirmed.state).toBe('confirmed');
  });
});

describe('a material version', () => {
  it('asks those again whom it concerns, tells them once, and nobody else', async () => {
    const [one, other] = [await agreed(), await agreed()];
    await publish(reworded(await clusterText(one.challengeId)), one.clusterId);
    expect(await one.standing()).toEqual({ agreed: [], asked: 1 });
    expect(await other.standing()).toEqual({ agreed: [other.expert.accountId], asked: 0 });
    await eventually('it is told', async () => (await told(one.challengeId)).length > 0);
    const [, layer] = await layersOf(one.challengeId);
    const { challengeId, expert } = one;
    expect((await told(challengeId)).map(({ payload }) => payload)).toEqual([
      { challengeId, versionId: layer?.versionId, accountIds: [expert.accountId] },
    ]);
    expect(await told(other.challengeId)).toEqual([]);
  });

  it('of a challenge itself is told, too', async () => {
    const { window, challengeId, expert } = await agreed();
    const change = { rightsModel: 'first-talk', blanks: { firstTalkWeeks: 6 } } as const;
    await terms.call(termsRpc.publishChallengeTerms, publishingOf(window, change), system());
    await eventually('it is told', async () => (await told(challengeId)).length === 1);
    expect((await told(challengeId))[0]?.payload.accountIds).toEqual([expert.accountId]);
  });

  it('concerns nobody once the challenge is closed or the agreement has ended', async () => {
    const closed = await agreed();
    await terms.say({ ...closed.window, revision: 2, closesAt: inMs(-hour) });
    const ended = await agreed();
    await terms.call(termsRpc.decline, { challengeId: ended.challengeId }, ended.expert);
    const open = await agreed();
    for (const { challengeId, clusterId } of [closed, ended, open])
      await publish(reworded(await clusterText(challengeId)), clusterId);
    await eventually('the open one is told', async () => (await told(open.challengeId)).length === 1);
    expect([...(await told(closed.challengeId)), ...(await told(ended.challengeId))]).toEqual([]);
  });
});

it('are listed by layer, the newest first, for anybody who may see the challenge', async () => {
  const { challengeId, clusterId } = await agreed();
  await publish(reworded(await clusterText(challengeId)), clusterId, { editorial: true });
  const { items } = await terms.call(termsRpc.listTermsVersions, { challengeId }, visitor());
  expect(items.map(({ layer, number, editorial }) => [layer, number, editorial])).toEqual([
    ['challenge', 1, false],
    ['cluster', 2, true],
    ['cluster', 1, false],
    ['platform', 2, false],
    ['platform', 1, false],
  ]);
  const bare = openWindow();
  await terms.say(bare);
  for (const none of [newId(), bare.challengeId]) {
    const listing = terms.call(termsRpc.listTermsVersions, { challengeId: none }, visitor());
    await expect(listing).rejects.toEqual(code('terms.not-found'));
  }
});

describe('to a manager, the versions of a cluster and its challenges', () => {
  it('say how many agreed to each and how many are asked again, in the own cluster only', async () => {
    const { challengeId, clusterId } = await agreed();
    await agreed();
    await publish(reworded(await clusterText(challengeId)), clusterId);
    await terms.accept(person(), challengeId);
    const manager = person({ memberships: [{ clusterId, roles: ['manager'] }] });
    const { items } = await terms.call(clusterTermsRpc.listClusterTerms, { clusterId }, manager);
    const numbers = items.map(({ layer, number, agreed: some, askedAgain }) => [
      ...[layer, number, some, askedAgain],
    ]);
    expect(numbers).toEqual([
      ['cluster', 2, 1, 0],
      ['challenge', 1, 2, 0],
      ['cluster', 1, 1, 1],
      ['platform', 2, 2, 0],
      ['platform', 1, 0, 0],
    ]);
    expect(items.map((one) => one.challengeId)).toEqual([null, challengeId, null, null, null]);
    const others = [person(), person({ memberships: [{ clusterId: newId(), roles: ['manager'] }] })];
    for (const other of others) {
      const listing = terms.call(clusterTermsRpc.listClusterTerms, { clusterId }, other);
      await expect(listing).rejects.toEqual(code('terms.not-found'));
    }
  });

  it('ask nobody again once the challenge is closed, nor after an editorial one', async () => {
    const closed = await agreed();
    const { clusterId } = closed;
    await publish(reworded(await clusterText(closed.challengeId)), clusterId);
    await terms.say({ ...closed.window, revision: 2, closesAt: inMs(-hour) });
    const other = await agreed();
    await publish(reworded(await clusterText(other.challengeId)), other.clusterId, { editorial: true });
    for (const one of [closed, other]) {
      const manager = person({ memberships: [{ clusterId: one.clusterId, roles: ['manager'] }] });
      const input = { clusterId: one.clusterId };
      await eventually('the window is known', async () => {
        const { items } = await terms.call(clusterTermsRpc.listClusterTerms, input, manager);
        return items.every(({ askedAgain }) => askedAgain === 0);
      });
    }
  });
});

describe('agreeing', () => {
  it('is refused to what was not shown, and possible once it was', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    const versionIds = await terms.versionIds(challengeId);
    const input = { challengeId, versionIds, party: { kind: 'self' as const }, language: 'de' as const };
    await expect(terms.call(termsRpc.accept, input, expert)).rejects.toEqual(code('terms.not-shown'));
    await terms.call(termsRpc.showTerms, { challengeId }, expert);
    expect((await terms.call(termsRpc.accept, input, expert)).state).toBe('accepted');
  });

  it('is refused to a version that was published after the text was shown', async () => {
    const { expert, challengeId, clusterId } = await agreed();
    await publish(reworded(await clusterText(challengeId)), clusterId);
    const versionIds = (await layersOf(challengeId)).map(({ versionId }) => versionId);
    const input = { challengeId, versionIds, party: { kind: 'self' as const }, language: 'de' as const };
    await expect(terms.call(termsRpc.accept, input, expert)).rejects.toEqual(code('terms.not-shown'));
  });

  it('shows nothing of a challenge that is not there', async () => {
    const showing = terms.call(termsRpc.showTerms, { challengeId: newId() }, person());
    await expect(showing).rejects.toEqual(code('terms.not-found'));
  });
});

describe('a text to publish', () => {
  it('is complete in both languages, with clauses that are there once', async () => {
    const { challengeId } = await agreed();
    const text = await clusterText(challengeId);
    const [first] = text.clauses;
    const broken = [
      { ...text, title: { de: 'Bedingungen', en: ' ' } },
      { ...text, clauses: [{ ...first, text: { de: 'Nur Deutsch' } }] },
      { ...text, clauses: [first, first] },
      { ...text, clauses: [] },
    ];
    expect(readTermsText(JSON.stringify(text))).toEqual(text);
    for (const one of broken) expect(() => readTermsText(JSON.stringify(one))).toThrow();
  });

  it('is no editorial one when a clause comes, goes, moves or is explained differently', async () => {
    const { challengeId, clusterId } = await agreed();
    const text = await clusterText(challengeId);
    const [first, second, ...rest] = text.clauses;
    const plain = { de: 'Anders', en: 'Different' };
    const material = [
      { ...text, clauses: [first!, ...rest] },
      { ...text, clauses: [second!, first!, ...rest] },
      { ...text, clauses: [{ ...first!, plain }, second!, ...rest] },
    ];
    expect(materialDifference(text, reworded(text))).toBeUndefined();
    for (const one of material)
      await expect(publish(one, clusterId, { editorial: true })).rejects.toThrow('no matter of wording');
  });

  it('that is the newest already changes nothing, also twenty times at once', async () => {
    const { challengeId, clusterId } = await agreed();
    const text = reworded(await clusterText(challengeId));
    const all = await Promise.all(Array.from({ length: 20 }, () => publish(text, clusterId)));
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(all.map(({ number }) => number))).toEqual(new Set([2]));
  });

  it('needs terms that it can be the next version of', async () => {
    const { challengeId } = await agreed();
    const text = await clusterText(challengeId);
    await expect(publish(text, newId())).rejects.toThrow('no terms of this layer');
  });
});
