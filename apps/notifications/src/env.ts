import { readEnv } from '@allmende/platform';
import { z } from 'zod';

const notificationsEnv = z.object({
  PLATFORM_URL: z.url().default('http://localhost:8080'),
  SMTP_URL: z.string().default('smtp://127.0.0.1:8025'),
  /** Sender of every mail; its domain also names the Message-IDs. */
  MAIL_FROM: z.email().default('portal@allmende.example'),
});

/** The service's settings as an injectable. */
export class Settings {
  constructor(readonly env: z.output<typeof notificationsEnv> = readEnv(notificationsEnv)) {}
}
