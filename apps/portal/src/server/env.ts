import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(8401),
  HOST: z.string().default('127.0.0.1'),
  /** Where the gateway's API answers, usually on loopback. */
  API_URL: z.url().default('http://127.0.0.1:8080'),
  /** The platform's bare address; a portal is one label in front of it. */
  PLATFORM_URL: z.url().default('http://localhost:8080'),
  /** Where files are sent to and fetched from; pages may connect to it. */
  FILES_URL: z.url().default('http://files.localhost:8081'),
  /** Liveness; the pages' own port answers it too. */
  HEALTH_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type PortalEnv = z.output<typeof schema>;

export function readEnv(source: NodeJS.ProcessEnv): PortalEnv {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Error(`The environment is not complete: ${z.prettifyError(parsed.error)}`);
}
