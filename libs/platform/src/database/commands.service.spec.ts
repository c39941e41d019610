import { eventually, expectConsoleError, person, startService, type TestService } from '@allmende/testing';
import {
  gardenDataSource,
  GardenModule,
  gardenRpc,
  gardenWiring,
  weatherEvents,
} from '@allmende/testing/garden';
import { commands, isCommand } from './commands.js';

describe('a command of a service', () => {
  let garden: TestService;
  beforeAll(async () => {
    const options = { service: 'garden', dataSource: gardenDataSource, wiring: gardenWiring };
    garden = await startService(GardenModule, options);
  });
  afterAll(() => garden.stop());

  const countOf = async (from: string): Promise<number> => {
    const rows = await garden.db.query<unknown[]>(`SELECT 1 FROM ${from}`);
    return rows.length;
  };
  const unpublished = () => countOf('outbox WHERE published_at IS NULL');

  it('sends every event again: rebuild', async () => {
    await garden.call(gardenRpc.plant, { name: 'Linde' }, person());
    await eventually('it is published', async () => (await unpublished()) === 0);
    expect(await commands.rebuild('garden', gardenDataSource)).toBe('garden: 1 events go out again');
    await eventually('it is published again', async () => (await unpublished()) === 0);
  });

  it('has dead letters tried again: replay', async () => {
    expectConsoleError(/is a dead letter/);
    await garden.emit(weatherEvents.stormed, { force: 12 });
    await garden.db.query(`UPDATE dead_letter SET payload = '{"force": 3}'`);
    expect(await commands.replay('garden', gardenDataSource)).toBe('garden: 1 dead letters are tried again');
    await eventually('it has its effect', async () => (await countOf('rain')) === 1);
    expect(await countOf('dead_letter')).toBe(0);
  });

  it.each(['migrate', 'rebuild', 'replay'])('is known by its name: %s', (name) => {
    expect(isCommand(name)).toBe(true);
    expect(isCommand('constructor')).toBe(false);
  });
});
