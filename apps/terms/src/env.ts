import { readEnv } from '@allmende/platform';
import { z } from 'zod';

const termsEnv = z.object({
  EVIDENCE_KEY: z.string().describe('Ed25519 private key, PKCS8 PEM in base64'),
  CHECKPOINT_FOLDER: z.string().optional().describe('keeps the first checkpoint of each hour'),
  PLATFORM_URL: z.url().default('http://localhost:8080'),
});

export const env = () => readEnv(termsEnv);
