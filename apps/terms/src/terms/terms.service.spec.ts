import { clustersEvents, newId, rightsModels, termsRpc, type TermsVersion } from '@allmende/contracts';
import { person, system, visitor } from '@allmende/testing';
import { createHash } from 'node:crypto';
import { canonical } from '../evidence/receipt.rules.js';
import { hour, inMs, openWindow, publishingOf, startTerms, type TermsWorld } from '../terms.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const code = (value: string) => expect.objectContaining({ code: value });
const publish = (input: ReturnType<typeof publishingOf>) =>
  terms.call(termsRpc.publishChallengeTerms, input, system());
const read = (challengeId: string) => terms.call(termsRpc.challengeTerms, { challengeId }, visitor());
const clusterVersions = (clusterId: string) =>
  terms.db.query<{ digest: string }[]>(
    `SELECT digest FROM terms_version WHERE layer = 'cluster' AND scope_id = $1`,
    [clusterId],
  );
const emitCluster = (clusterId: string, slug: string, archive = false) =>
  terms.emit(clustersEvents.clusterChanged, { clusterId, slug, archive });

describe('rights models', () => {
  it('are eight, for anybody, with the seven answers', async () => {
    const { items } = await terms.call(termsRpc.listRightsModels, {}, visitor());
    expect(items.map(({ code: model }) => model)).toEqual([...rightsModels]);
    expect(items.every(({ lines }) => lines.length === 7)).toBe(true);
  });

  it('are read in full before any challenge, with what the challenge will state named as that', async () => {
    const { line, clauses } = await terms.call(termsRpc.showRightsModel, { code: 'option' }, visitor());
    expect(line.de).toContain('bis zu einem in der Challenge genannten Tag');
    expect(line.en).toContain('until a date named in the challenge');
    expect(clauses.map(({ clauseId }) => clauseId)).toContain('use-if-awarded');
  });

  it('show a draft’s blanks filled in, and which are missing', async () => {
    const input = { code: 'licence-exclusive' as const, blanks: { licenceYears: 5 } };
    const preview = await terms.call(termsRpc.previewRightsModel, input, visitor());
    expect(preview.line.de).toContain('5 Jahre');
    expect(preview.missing).toEqual(['licenceField']);
  });

  it('do not take blanks that nobody knows', async () => {
    const input = { code: 'option', blanks: { until: '2027-01-01' } } as never;
    await expect(terms.call(termsRpc.previewRightsModel, input, visitor())).rejects.toEqual(code('invalid'));
  });
});

describe('the terms of a challenge', () => {
  it('are three layers that anybody may read and check', async () => {
    const { challengeId } = await terms.challenge();
    const { layers, rights, open } = await read(challengeId);
    expect(layers.map(({ layer, number }) => [layer, number])).toEqual([
      ['platform', 2],
      ['cluster', 1],
      ['challenge', 1],
    ]);
    expect(layers.every(hasItsDigest)).toBe(true);
    expect(layers.every(({ draftForLawyer }) => draftForLawyer)).toBe(true);
    expect(rights.code).toBe('solver-keeps');
    expect(open).toBe(true);
  });

  it('are not open before the opening and after the close', async () => {
    const later = await terms.challenge({ state: 'scheduled', opensAt: inMs(hour / 2) });
    const over = await terms.challenge({ closesAt: inMs(-1_000) });
    expect((await read(later.challengeId)).open).toBe(false);
    expect((await read(over.challengeId)).open).toBe(false);
  });

  it('stay readable as they were agreed to, after newer ones, and nobody else’s with them', async () => {
    const window = await terms.challenge();
    const { challengeId } = window;
    const before = await read(challengeId);
    await publish(publishingOf(window, { rightsModel: 'open', blanks: { openLicence: 'CC-BY-4.0' } }));
    const ask = (version: string[], id = challengeId) =>
      terms.call(termsRpc.challengeTerms, { challengeId: id, version }, visitor());
    const versions = before.layers.map(({ versionId }) => versionId);
    expect(before.current).toBe(true);
    expect(await ask(versions)).toEqual({ ...before, current: false, counts: false });
    expect(await ask([])).toMatchObject({ current: true, rights: { code: 'open' } });
    expect(await ask([versions[0]!])).toMatchObject({ current: true, rights: { code: 'open' } });
    const other = await terms.challenge();
    await expect(ask(versions, other.challengeId)).rejects.toEqual(code('terms.not-found'));
    await expect(ask([newId()])).rejects.toEqual(code('terms.not-found'));
  });

  it('do not exist before the challenge can be seen, nor for what is no challenge', async () => {
    const window = openWindow({ state: 'in-review' });
    await publish(publishingOf(window));
    await expect(read(window.challengeId)).rejects.toEqual(code('terms.not-found'));
    await expect(read(newId())).rejects.toEqual(code('terms.not-found'));
    const visible = openWindow();
    await terms.say(visible);
    await expect(read(visible.challengeId)).rejects.toEqual(code('terms.not-found'));
  });

  it('stand the same in both languages, hostile blanks included, word for word', async () => {
    const agreement = '<script>alert(1)</script> {closesAt} $& \u{1F600} مرحبا';
    const { challengeId } = await terms.challenge(
      {},
      { rightsModel: 'joint', blanks: { jointAgreement: { de: agreement } } },
    );
    const { layers } = await read(challengeId);
    const attached = layers[2]?.clauses.find(({ clauseId }) => clauseId === 'joint-agreement');
    expect(attached?.text).toEqual({ de: agreement, en: agreement });
    expect(hasItsDigest(layers[2]!)).toBe(true);
  });
});

describe('publishing', () => {
  it('the same again gives the same version, also twenty times at once', async () => {
    const input = publishingOf(openWindow());
    const all = await Promise.all(Array.from({ length: 20 }, () => publish(input)));
    expect(new Set(all.map(({ versionId }) => versionId)).size).toBe(1);
    expect(await publish(input)).toEqual(all[0]);
  });

  it.each([
    ['another rights model', { rightsModel: 'open', blanks: { openLicence: 'CC-BY-4.0' } }],
    ['another reward', { reward: { de: '30.000\u00a0€', en: '€30,000' } }],
    ['an earlier decision', { decisionBy: '2098-12-01' }],
    ['another cluster', { clusterId: newId() }],
  ] as const)('%s gives the next number', async (_, change) => {
    const window = await terms.challenge();
    const [, , before] = (await read(window.challengeId)).layers;
    await publish(publishingOf(window, change));
    const [, , after] = (await read(window.challengeId)).layers;
    expect([before?.number, after?.number]).toEqual([1, 2]);
    expect(after?.versionId).not.toBe(before?.versionId);
  });

  it.each([
    ['an extension', { closesAt: inMs(48 * hour), decisionBy: '2099-03-01' }],
    ['a blank of another model', { blanks: { firstTalkWeeks: 3 } }],
  ] as const)('%s asks nobody again', async (_, change) => {
    const window = openWindow();
    const first = await publish(publishingOf(window));
    expect(await publish(publishingOf(window, change))).toEqual(first);
  });

  it('refuses blanks that are not filled in, by name', async () => {
    const input = publishingOf(openWindow(), { rightsModel: 'licence-exclusive', blanks: {} });
    await expect(publish(input)).rejects.toMatchObject({
      code: 'terms.blanks',
      details: {
        errors: [
          { field: 'blanks.licenceField', code: 'required' },
          { field: 'blanks.licenceYears', code: 'required' },
        ],
      },
    });
  });

  it('refuses an option that ends before the decision', async () => {
    const blanks = { optionUntil: '2027-01-01' };
    const input = publishingOf(openWindow(), { rightsModel: 'option', blanks, decisionBy: '2027-01-15' });
    await expect(publish(input)).rejects.toMatchObject({
      code: 'terms.blanks',
      details: { errors: [{ field: 'blanks.optionUntil', code: 'before-decision' }] },
    });
  });

  it('freezes: no role changes, removes or empties a version, its owner included', async () => {
    await terms.challenge();
    const attempts = [
      `UPDATE terms_version SET draft_for_lawyer = false`,
      `DELETE FROM terms_version`,
      `TRUNCATE terms_version CASCADE`,
    ];
    for (const attempt of attempts) {
      await expect(terms.db.query(attempt)).rejects.toThrow('permission denied');
    }
  });
});

describe('the terms of a cluster', () => {
  it('are published once, when the cluster appears, and a change of its face asks nobody again', async () => {
    const clusterId = newId();
    await emitCluster(clusterId, 'biocluster-isartal');
    await emitCluster(clusterId, 'biocluster-isar');
    expect(await clusterVersions(clusterId)).toHaveLength(1);
    const { challengeId } = await terms.challenge({ clusterId });
    const [, cluster] = (await read(challengeId)).layers;
    expect(JSON.stringify(cluster)).not.toContain('isar');
  });

  it('are not needed in the archive', async () => {
    const clusterId = newId();
    await emitCluster(clusterId, 'archive', true);
    expect(await clusterVersions(clusterId)).toHaveLength(0);
  });

  it('are each cluster’s own, word for word the same', async () => {
    const one = await read((await terms.challenge()).challengeId);
    const two = await read((await terms.challenge()).challengeId);
    expect(one.layers[1]?.versionId).not.toBe(two.layers[1]?.versionId);
    expect(one.layers[1]?.digest).toBe(two.layers[1]?.digest);
  });
});

it('is no way in for people: only the service that owns challenges publishes', async () => {
  await expect(
    terms.call(termsRpc.publishChallengeTerms, publishingOf(openWindow()), {
      kind: 'system',
      reason: 'event:1',
    }),
  ).rejects.toEqual(code('caller.not-allowed'));
  expect(termsRpc.publishChallengeTerms).not.toHaveProperty('route');
  expect((await publish(publishingOf(openWindow()))).digest).toMatch(/^[0-9a-f]{64}$/);
  expect(person().kind).toBe('person');
});

function hasItsDigest({ title, clauses, digest }: TermsVersion): boolean {
  return createHash('sha256').update(canonical({ title, clauses })).digest('hex') === digest;
}
