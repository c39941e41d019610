import { connect, type NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';
import { houseWiring, type WiringTable } from './wiring.js';

export type NatsOptions = {
  /** The service whose database and stream this process works on. */
  service: string;
  /** Name in the wiring where it differs from the service, e.g. `files`: caller, queue group and inbox prefix. */
  name?: string;
  url: string;
  user?: string;
  password?: string;
  /** Another table than the contracts' own, in tests. */
  wiring?: WiringTable;
};

/**
 * The process's one connection to NATS, shared by requests, replies and JetStream. Reconnects for ever;
 * `connected` turns false as soon as the socket is gone, so that callers can fail at once rather than queue.
 */
export class NatsLink {
  readonly service: string;
  /** The process's own name in the wiring. */
  readonly name: string;
  readonly wiring: WiringTable;
  private readonly logger = new Logger(NatsLink.name);
  private readonly reconnectListeners = new Set<() => void>();
  private readonly lossListeners = new Set<() => void>();
  private isUp = true;

  private constructor(
    options: NatsOptions,
    readonly connection: NatsConnection,
  ) {
    this.service = options.service;
    this.name = options.name ?? options.service;
    this.wiring = options.wiring ?? houseWiring;
    void this.watch();
  }

  /** Waits until the server answers; it may start later than this process. */
  static async open(options: NatsOptions): Promise<NatsLink> {
    const name = options.name ?? options.service;
    const connection = await connect({
      servers: options.url,
      user: options.user,
      pass: options.password,
      name,
      inboxPrefix: inboxPrefix(name),
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 200,
      reconnectJitter: 100,
      // A password that is being rotated must not end the process's reconnecting.
      ignoreAuthErrorAbort: true,
      timeout: 2_000,
      pingInterval: 5_000,
      maxPingOut: 2,
      // An error is made for each request beforehand otherwise, in case that it fails.
      noAsyncTraces: true,
    });
    return new NatsLink(options, connection);
  }

  get connected(): boolean {
    return this.isUp && !this.connection.isClosed();
  }

  onReconnect(listener: () => void): () => void {
    this.reconnectListeners.add(listener);
    return () => void this.reconnectListeners.delete(listener);
  }

  onLoss(listener: () => void): () => void {
    this.lossListeners.add(listener);
    return () => void this.lossListeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.connection.isClosed()) return;
    // A flush waits for the server's pong, which never comes while it is away.
    if (this.connected) await this.connection.flush().catch(() => undefined);
    await this.connection.close();
  }

  private async watch(): Promise<void> {
    for await (const status of this.connection.status()) {
      if (status.type === 'disconnect' && this.isUp) {
        this.isUp = false;
        this.logger.warn('NATS is gone, reconnecting');
        for (const listener of [...this.lossListeners]) listener();
      }
      if (status.type === 'reconnect') {
        this.isUp = true;
        this.logger.log('NATS is back');
        for (const listener of [...this.reconnectListeners]) listener();
      }
      if (status.type === 'error')
        this.logger.error({ message: 'NATS refused something', err: status.error });
    }
  }
}

/** Each process has its own, so that none can read another's answers. */
export function inboxPrefix(name: string): string {
  return `_INBOX_${name}`;
}
