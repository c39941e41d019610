import { recipient } from '@allmende/contracts';
import { readEnv } from '@allmende/platform';
import { KeyRing } from '@allmende/sealing';
import { z } from 'zod';

const termsEnv = z.object({
  EVIDENCE_KEY: z.string().describe('Ed25519 private key, PKCS8 PEM in base64'),
  TERMS_KEY_FILE: z.string().describe('age identities; the first one seals'),
  RECOVERY_RECIPIENT: recipient,
  CHECKPOINT_FOLDER: z.string().optional().describe('keeps the first checkpoint of each hour'),
  TIMESTAMP_URL: z.url().optional().describe('a time stamp authority (RFC 3161)'),
  TIMESTAMP_CERTIFICATE: z.string().optional().describe('file with certificates that vouch for it, in PEM'),
  TIMESTAMP_MINUTES: z.coerce.number().min(1).default(60),
  PLATFORM_URL: z.url().default('http://localhost:8080'),
});

export const env = () => readEnv(termsEnv);

/** All that stating and signing needs, for programs beside the service. */
export const evidenceEnv = () => readEnv(termsEnv.pick({ EVIDENCE_KEY: true }));

export function openKeys(others: readonly string[] = []): Promise<KeyRing> {
  const { TERMS_KEY_FILE: file, RECOVERY_RECIPIENT: recovery } = env();
  return KeyRing.read({ file, recovery, others });
}
