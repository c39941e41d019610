import {
  eventually,
  expectConsoleError,
  person,
  startService,
  system,
  type TestService,
  visitor,
} from '@allmende/testing';
import {
  gardenDataSource,
  GardenModule,
  gardenHints,
  gardenRpc,
  gardenWiring,
} from '@allmende/testing/garden';
import { headers } from '@nats-io/transport-node';
import { Messaging } from './messaging.client.js';
import type { CallContext } from './call.js';

describe('a call through NATS', () => {
  let garden: TestService;
  const context: CallContext = { actor: visitor(), traceId: 'trace-1' };

  beforeAll(async () => {
    garden = await startService(GardenModule, {
      service: 'garden',
      dataSource: gardenDataSource,
      wiring: gardenWiring,
    });
  });
  afterAll(() => garden.stop());

  const gateway = async () => new Messaging(await garden.neighbours.link('gateway'));

  it('brings the answer of the service, whatever letters it has', async () => {
    const { name } = await garden.call(gardenRpc.plant, { name: 'Linde 🌳 \u202eevil' }, person());
    expect(name).toBe('Linde 🌳 \u202eevil');
    expect(await garden.call(gardenRpc.list, {}, visitor())).toEqual({ trees: [{ name }] });
  });

  it('passes the bytes of a text on unparsed', async () => {
    const bytes = await (await gateway()).forward(gardenRpc.list, {}, context);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toHaveProperty('trees');
  });

  it('names every field that is wrong, also the unknown ones', async () => {
    const input = { name: '', years: 'many', colour: 'red' };
    const call = (await gateway()).forward(gardenRpc.plant, input, { ...context, actor: person() });
    await expect(call).rejects.toMatchObject({
      code: 'invalid',
      details: {
        errors: expect.arrayContaining([
          expect.objectContaining({ field: 'name', code: 'too_small' }),
          expect.objectContaining({ field: 'years', code: 'invalid_type' }),
          expect.objectContaining({ field: 'colour', code: 'unknown' }),
        ]),
      },
    });
  });

  it('brings a problem with its facts to the caller unchanged', async () => {
    await expect(garden.call(gardenRpc.ponder, { what: 'problem' }, visitor())).rejects.toMatchObject({
      code: 'challenge.state',
      status: 409,
      details: { detail: 'said', facts: { now: 'open' } },
    });
  });

  it('says nothing of an error that nobody expected', async () => {
    expectConsoleError(/garden\.rpc\.ponder: internal.*select secret/);
    const failure = await garden
      .call(gardenRpc.ponder, { what: 'crash' }, visitor())
      .catch((e: unknown) => e);
    expect(failure).toMatchObject({ code: 'internal', status: 500 });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  it('drops what the contract does not name from an answer', async () => {
    const bytes = await (await gateway()).forward(gardenRpc.ponder, { what: 'leak' }, context);
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ done: true });
  });

  it('refuses to send a reply above 900 KB', async () => {
    expectConsoleError(/The reply has 950/);
    await expect(garden.call(gardenRpc.ponder, { what: 'huge' }, visitor())).rejects.toMatchObject({
      code: 'internal',
    });
  });

  it('fails at once when nobody answers a subject', async () => {
    const start = Date.now();
    await expect(garden.call(gardenRpc.absent, {}, visitor())).rejects.toMatchObject({
      code: 'unavailable',
      details: { retryAfter: 1 },
    });
    expect(Date.now() - start).toBeLessThan(1_000);
  });

  it('gives up on a service that is too slow', async () => {
    const input = { what: 'sleep', ms: 400 } as const;
    await expect(garden.call(gardenRpc.ponder, input, visitor(), { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'timeout',
      status: 504,
    });
  });

  it('asks a visitor to sign in where an account is needed', async () => {
    await expect(garden.call(gardenRpc.plant, { name: 'Eiche' }, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it.each([
    ['a process that is not wired to the subject', 'gateway', person(), 'caller.not-allowed'],
    ['the platform for a reason that is not listed', 'weather', system('event:1'), 'caller.not-allowed'],
  ] as const)('refuses %s', async (_who, caller, actor, code) => {
    const messaging = new Messaging(await garden.neighbours.link(caller));
    await expect(
      messaging.call(gardenRpc.fell, { name: 'Esche' }, { actor, traceId: 'x' }),
    ).rejects.toMatchObject({ code });
  });

  it('takes an internal call of a wired service, for a person and for a listed reason', async () => {
    expect(await garden.call(gardenRpc.fell, { name: 'Esche' }, person())).toBeUndefined();
    expect(await garden.call(gardenRpc.fell, { name: 'Esche' }, system('clock'))).toBeUndefined();
  });

  it.each([
    ['no headers', {}],
    ['an actor that is none', { Actor: '{"kind":"god"}', Caller: 'gateway' }],
    ['an actor that is not JSON', { Actor: 'me', Caller: 'gateway' }],
    ['no caller', { Actor: JSON.stringify(visitor()) }],
  ])('refuses a message with %s', async (_what, fields) => {
    const { connection } = await garden.neighbours.link('gateway');
    const meta = headers();
    for (const [name, value] of Object.entries(fields)) meta.set(name, value);
    const reply = await connection.request(gardenRpc.list.subject, '{}', { headers: meta, timeout: 1_000 });
    expect(reply.json()).toMatchObject({ code: 'caller.not-allowed' });
  });

  it('refuses a body that is not JSON', async () => {
    const { connection } = await garden.neighbours.link('gateway');
    const meta = headers();
    meta.set('Actor', JSON.stringify(visitor()));
    meta.set('Caller', 'gateway');
    const reply = await connection.request(gardenRpc.list.subject, '{"a', { headers: meta, timeout: 1_000 });
    expect(reply.json()).toMatchObject({ code: 'invalid' });
  });

  it('lets a line break in a key or actor forge no header', async () => {
    const forged = 'k\r\nActor: {"kind":"system"}';
    const call = garden.call(gardenRpc.plant, { name: 'Ulme' }, person({ sessionId: person().sessionId }), {
      key: forged,
    });
    await expect(call).resolves.toMatchObject({ name: 'Ulme' });
  });

  it('brings a hint to whoever listens', async () => {
    const heard = await garden.hints(gardenHints.grown);
    garden.get(Messaging).hint(gardenHints.grown, { name: 'Linde' });
    await eventually('the hint arrives', () => heard.length === 1);
    expect(heard).toEqual([{ name: 'Linde' }]);
  });
});
