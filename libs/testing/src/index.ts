/**
 * Real parts for tests, for `*.spec.ts` and `e2e/` only.
 *
 *     let service: TestService;
 *     beforeAll(async () => (service = await startService(AppModule, { service: 'challenges', dataSource })));
 *     afterAll(() => service.stop());
 *
 *     it('refuses a title without letters', async () => {
 *       const author = person({ memberships: [{ clusterId, roles: ['editor'] }] });
 *       await expect(service.call(challengesRpc.createChallenge, { … }, author)).rejects.toMatchObject({ code: 'invalid' });
 *     });
 */
export { untouchedColumns } from './account.columns.js';
export { person, system, visitor } from './actor.factory.js';
export { expectConsoleError } from './console.guard.js';
export { type NatsOptions, startNats, type TestNats } from './nats.test-server.js';
export { startPostgres, type TestDatabase, type TestPostgres } from './postgres.server.js';
export { contentsOf, dumpOf, planted } from './planted.js';
export { sealingKeys, type TestKeys } from './sealing.keys.js';
export { personalDataOf } from './personal.data.js';
export { freePort, type Started, startProgram } from './process.start.js';
export { processorTime } from './processor.time.js';
export { runFolder } from './run.folder.js';
export { type Authority, startAuthority } from './time.authority.js';
export { eventually } from './eventually.js';
export { type CallOptions, Neighbours } from './neighbours.js';
export { type HarnessOptions, type Published, startService, type TestService } from './service.harness.js';
