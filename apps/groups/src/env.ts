import { port } from '@allmende/platform';
import { z } from 'zod';

/** What both processes of this service read: the object store, and where browsers find the files listener. */
export const filesEnv = z.object({
  FILES_URL: z.url().default('http://files.localhost:8081'),
  S3_ENDPOINT: z.url(),
  S3_ACCESS_KEY: z.string(),
  S3_SECRET_KEY: z.string(),
  S3_REGION: z.string().default('eu-central-1'),
  S3_BUCKET: z.string().default('allmende'),
});
export type FilesEnv = z.output<typeof filesEnv>;

/** What the files listener reads beside that. */
export const listenerEnv = filesEnv.extend({
  PORT: port.default(8081),
  HOST: z.string().default('127.0.0.1'),
  /** Portals are `<slug>.` in front of its host; only they may call the listener from a page. */
  PLATFORM_URL: z.url().default('http://localhost:8080'),
});
export type ListenerEnv = z.output<typeof listenerEnv>;
