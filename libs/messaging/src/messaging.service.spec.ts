import { person, startService, type TestService, visitor } from '@allmende/testing';
import { gardenDataSource, GardenModule, gardenRpc, gardenWiring } from '@allmende/testing/garden';

describe('a call through NATS', () => {
  let garden: TestService;
  beforeAll(async () => {
    garden = await startService(GardenModule, {
      service: 'garden',
      dataSource: gardenDataSource,
      wiring: gardenWiring,
    });
  });
  afterAll(() => garden.stop());

  it('brings the answer of the service', async () => {
    const { name } = await garden.call(gardenRpc.plant, { name: 'Linde 🌳 ‮evil' }, person());
    expect(name).toBe('Linde 🌳 ‮evil');
    expect(await garden.call(gardenRpc.list, {}, visitor())).toEqual({ trees: [{ name }] });
  });
});
