import { clustersEvents, newId } from '@allmende/contracts';
import { eventually, type TestService } from '@allmende/testing';
import { type Actors, clusterNames, startChallenges } from '../challenges.fixture.js';

describe('the copy of clusters', () => {
  let service: TestService;
  let actors: Actors;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
  });
  afterAll(() => service.stop());

  const copyOf = async (id: string) => {
    const [row] = await service.db.query('SELECT slug, name, archive FROM cluster WHERE id = $1', [id]);
    return row;
  };
  const changed = (clusterId: string, slug: string) =>
    service.emit(clustersEvents.clusterChanged, { clusterId, slug, archive: false });

  it('takes over a new cluster and a new name', async () => {
    const clusterId = newId();
    clusterNames.set(clusterId, { slug: 'neu', name: 'Neu im Land', archive: false });
    await changed(clusterId, 'neu');
    await eventually('the name is here', async () => (await copyOf(clusterId)).name === 'Neu im Land');
    clusterNames.set(clusterId, { slug: 'neu', name: 'Nicht mehr neu', archive: false });
    await changed(clusterId, 'neu');
    await eventually('the new name is here', async () => (await copyOf(clusterId)).name === 'Nicht mehr neu');
  });

  it('knows the archive by its event', async () => {
    await eventually(
      'the archive has its name',
      async () => (await copyOf(actors.archiveId)).name === 'Archive',
    );
    expect(await copyOf(actors.archiveId)).toMatchObject({ slug: 'archive', archive: true });
  });

  it('stays the same when every event comes again', async () => {
    const before = await service.db.query('SELECT * FROM cluster ORDER BY id');
    await service.redeliver();
    expect(await service.db.query('SELECT * FROM cluster ORDER BY id')).toEqual(before);
  });
});
