import { clustersRpc, ProblemError } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { Settings } from '../env.js';

/** `clusterId` undefined: the platform's bare host. */
export type PortalHost = { clusterId?: string; origin: string };

const keepMs = 5_000;
const keepMost = 2_000;

/** Which portal a Host header names. */
@Injectable()
export class PortalHosts {
  private readonly platform: URL;
  private readonly known = new Map<string, { until: number; clusterId: string | null }>();

  constructor(
    settings: Settings,
    private readonly messaging: Messaging,
  ) {
    this.platform = new URL(settings.env.PLATFORM_URL);
  }

  get secure(): boolean {
    return this.platform.protocol === 'https:';
  }

  /** Fails with `unknown-host` for any host that is neither the platform's nor a cluster's. */
  async find(hostHeader: string | undefined, traceId: string): Promise<PortalHost> {
    const host = (hostHeader ?? '').toLowerCase();
    const origin = `${this.platform.protocol}//${host}`;
    if (host === this.platform.host) return { origin };
    const slug = this.slugOf(host);
    const clusterId = slug === null ? null : await this.clusterOf(slug, traceId);
    if (clusterId === null) throw new ProblemError('unknown-host');
    return { clusterId, origin };
  }

  private slugOf(host: string): string | null {
    const suffix = `.${this.platform.host}`;
    const slug = host.endsWith(suffix) ? host.slice(0, -suffix.length) : '';
    return /^[a-z0-9][a-z0-9-]{0,79}$/.test(slug) ? slug : null;
  }

  private async clusterOf(slug: string, traceId: string): Promise<string | null> {
    const kept = this.known.get(slug);
    if (kept && kept.until > Date.now()) return kept.clusterId;
    const { clusterId } = await this.messaging.call(
      clustersRpc.resolveHost,
      { slug },
      { actor: { kind: 'system', reason: 'edge' }, traceId },
    );
    if (this.known.size >= keepMost) this.known.clear();
    this.known.set(slug, { until: Date.now() + keepMs, clusterId });
    return clusterId;
  }
}
