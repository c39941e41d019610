import { affiliationsRpc, discretionRpc, filesRpc, newId, type Person } from '@allmende/contracts';
import { person, type TestService } from '@allmende/testing';
import {
  type Actors,
  clusterNames,
  startChallenges,
  type Story,
  storyOf,
  undertakes,
} from '../challenges.fixture.js';

describe('the discretion check of a challenge', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    await service.answer(affiliationsRpc.affiliationsOf, ({ accountIds }) => ({
      items: accountIds.map((accountId) => ({
        ...{ accountId, mailDomain: 'klarblick.example' },
        organisations: [
          {
            ...{ organisationId: actors.organisationId, name: 'Klarblick GmbH', verified: true },
            domains: ['klarblick-optik.example'],
          },
        ],
      })),
    }));
    await service.answer(filesRpc.readProperties, ({ fileIds }) => ({
      items: fileIds.map((fileId) => ({
        fileId,
        properties: [{ name: 'company', value: 'KLARBLICK Ges.mbH' }],
      })),
    }));
  });
  afterAll(() => service.stop());

  const check = (challengeId: string, who: Person = actors.seeker) =>
    service.call(discretionRpc.checkDiscretion, { challengeId }, who);
  const unnamed = { seekerNamed: false, seekerDescription: { de: 'Ein Unternehmen der Optik' } };

  it('finds the name in texts, links and names of files, and says who reads them', async () => {
    const { challengeId } = await story.create({
      ...unnamed,
      lead: { de: 'Klarblick sucht eine Beschichtung.' },
      background: { de: 'Siehe [hier](https://www.klarblick-optik.example/glas).' },
      forMembers: { de: 'Klarblick zeigt die Anlage.' },
      brief: { de: 'Fragen an werk@klarblick.example' },
    });
    await story.briefFile(challengeId, 'Klarblick_Rezeptur.pdf');
    const { sought, findings } = await check(challengeId);
    expect(sought).toMatchObject({
      names: ['Klarblick GmbH'],
      domains: ['klarblick-optik.example', 'klarblick.example'],
    });
    expect(findings.map(({ field, seenBy, kind }) => [field.split('.')[0], seenBy, kind])).toEqual([
      ['lead', 'everyone', 'name'],
      ['background', 'everyone', 'domain'],
      ['forMembers', 'members', 'name'],
      ['brief', 'readers', 'domain'],
      ['files', 'readers', 'name'],
      ['files', 'readers', 'name'],
    ]);
    expect(findings.at(-1)).toMatchObject({ before: 'company: ', found: 'KLARBLICK' });
  });

  it('looks at the portal and the contact that stand in for the seeker', async () => {
    const clusterId = newId();
    clusterNames.set(clusterId, { slug: 'klarblick', name: 'Klarblick-Netz', archive: false });
    const { challengeId } = await story.create({ ...unnamed, shownBy: [clusterId] });
    expect((await check(challengeId)).findings).toMatchObject([
      { field: `cluster.${clusterId}`, found: 'Klarblick' },
      { field: `cluster.${clusterId}`, found: 'klarblick' },
    ]);
  });

  it('has nothing to look for where the organisation is named', async () => {
    const { challengeId } = await story.create({ lead: { de: 'Klarblick sucht.' } });
    expect(await check(challengeId)).toEqual({
      ...{ unnamed: false, sought: { names: [], domains: [], people: [] }, findings: [], withBrief: true },
    });
  });

  it('looks through the brief only for managers who have undertaken to keep it confidential', async () => {
    const { challengeId } = await story.create({ ...unnamed, brief: { de: 'Rezeptur der Klarblick' } });
    await story.briefFile(challengeId, 'Klarblick.pdf');
    const roles = ['member' as const, 'manager' as const];
    const other = person({ memberships: [{ clusterId: actors.clusterId, roles }] });
    expect(await check(challengeId, other)).toMatchObject({ withBrief: false, findings: [] });
    undertakes(other, actors.clusterId);
    const { withBrief, findings } = await check(challengeId, other);
    expect([withBrief, findings.length > 1]).toEqual([true, true]);
  });

  it('is for those who work on the challenge, and shows managers nothing of the brief once it is published', async () => {
    const { challengeId } = await story.published({
      ...unnamed,
      brief: { de: 'Rezeptur der Klarblick' },
    });
    expect((await check(challengeId)).findings).toHaveLength(1);
    expect(await check(challengeId, actors.manager)).toMatchObject({ withBrief: false, findings: [] });
    for (const who of [actors.partner, actors.expert, person()]) {
      await expect(check(challengeId, who)).rejects.toMatchObject({ code: 'challenge.not-found' });
    }
  });
});
