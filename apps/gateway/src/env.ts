import { port, readEnv } from '@allmende/platform';
import { z } from 'zod';

/** The gateway's settings, from the environment. */
export const gatewayEnv = z.object({
  PORT: port.default(8080),
  HOST: z.string().default('127.0.0.1'),
  /** The platform's bare address; every portal is `<slug>.` in front of its host. */
  PLATFORM_URL: z.url().default('http://localhost:8080'),
  FILES_URL: z.url().default('http://files.localhost:8081'),
  PORTAL_URL: z.url().default('http://127.0.0.1:8401'),
  /** Signs the one-request tokens; the same in all instances. Random per process if left out. */
  EDGE_KEY: z.string().min(32).optional(),
  /** Multiplies every rate limit; 0 switches them off, for load tests on loopback. */
  RATE_LIMIT_FACTOR: z.coerce.number().min(0).default(1),
  /** Addresses of proxies in front whose X-Forwarded-For counts, comma-separated. None by default. */
  TRUSTED_PROXIES: z.string().default(''),
});
export type GatewayEnv = z.output<typeof gatewayEnv>;

/** The settings as an injectable. */
export class Settings {
  constructor(readonly env: GatewayEnv = readEnv(gatewayEnv)) {}
}
