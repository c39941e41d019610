import {
  type Actor,
  type EventDefinition,
  type HintDefinition,
  type InputOf,
  newId,
  type OutputOf,
  type ParsedInputOf,
  type Rpc,
} from '@allmende/contracts';
import {
  type Answer,
  type Call,
  callersOf,
  Messaging,
  NatsLink,
  NatsServer,
  ownerOf,
  streamOf,
  type WiringTable,
} from '@allmende/messaging';
import { streamConfig } from '@allmende/messaging/durable';
import { jetstream, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import type { TestNats } from './nats.test-server.js';

export type CallOptions = { key?: string; traceId?: string; timeoutMs?: number };
export type PayloadFor<E extends EventDefinition> = E['payload']['_zod']['input'];
export type Give<C extends Rpc> = (input: ParsedInputOf<C>, call: Call<C>) => Answer<C> | Promise<Answer<C>>;

/** The other processes around a service under test, as far as NATS shows them to it. */
export class Neighbours {
  private readonly links = new Map<string, Promise<NatsLink>>();
  private readonly standIns = new Map<string, NatsServer>();

  constructor(
    private readonly nats: TestNats,
    private readonly wiring: WiringTable,
  ) {}

  /** Asks as the first process that is wired to the contract. */
  async call<C extends Rpc>(
    contract: C,
    input: InputOf<C>,
    actor: Actor,
    { traceId = newId(), ...rest }: CallOptions = {},
  ): Promise<OutputOf<C>> {
    const [caller] = callersOf(contract, this.wiring);
    if (!caller) throw new Error(`Nobody is wired to call ${contract.subject}`);
    return new Messaging(await this.link(caller)).call(contract, input, { actor, traceId, ...rest });
  }

  /** Answers a contract that another service owns, in place of an earlier stand-in. */
  async answer<C extends Rpc>(contract: C, give: Give<C>): Promise<void> {
    await this.standIns.get(contract.subject)?.drain();
    const standIn = new NatsServer(await this.link(ownerOf(contract.subject)));
    this.standIns.set(contract.subject, standIn);
    standIn.addHandler(contract.subject, async (call: Call<C>) => give(call.input, call), false, {
      contract,
    });
    await new Promise<void>((resolve) => standIn.listen(resolve));
  }

  async emit(
    definition: EventDefinition,
    payload: unknown,
    { id, at }: { id: string; at: Date },
  ): Promise<void> {
    const owner = ownerOf(definition.subject);
    const { connection } = await this.link(owner);
    const jsm = await jetstreamManager(connection, { checkAPI: false });
    await jsm.streams.info(streamOf(owner)).catch(() => jsm.streams.add(streamConfig(owner)));
    const meta = headers();
    meta.set('Trace', 'test');
    meta.set('At', at.toISOString());
    const body = JSON.stringify(payload);
    await jetstream(connection).publish(definition.subject, body, { msgID: id, headers: meta });
  }

  /** Deletes the consumers of a process, so that every event comes again; returns when all have come. */
  async redeliver(name: string): Promise<void> {
    const jsm = await jetstreamManager((await this.link('test')).connection);
    for await (const { config } of jsm.streams.list()) {
      const isDeleted = await jsm.consumers.delete(config.name, name).catch(() => false);
      if (isDeleted) await drained(jsm, config.name, name);
    }
  }

  async hints(definition: HintDefinition): Promise<unknown[]> {
    const heard: unknown[] = [];
    const link = await this.link('gateway');
    new Messaging(link).listen(definition, (payload) => heard.push(payload));
    await link.connection.flush();
    return heard;
  }

  /** The connection of a process; with its permissions if the server has users. */
  link(name: string): Promise<NatsLink> {
    const link =
      this.links.get(name) ??
      NatsLink.open({
        service: name,
        url: this.nats.url,
        wiring: this.wiring,
        ...this.nats.credentials(name),
      });
    this.links.set(name, link);
    return link;
  }

  async close(): Promise<void> {
    for (const link of this.links.values()) await (await link).close();
  }
}

async function drained(jsm: JetStreamManager, stream: string, name: string): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 25) {
    const info = await jsm.consumers.info(stream, name).catch(() => undefined);
    if (info && info.num_pending === 0 && info.num_ack_pending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${name} did not read ${stream} to its end`);
}
