import { recipient } from '@allmende/contracts';
import { readEnv } from '@allmende/platform';
import { KeyRing } from '@allmende/sealing';
import { z } from 'zod';

const submissionsEnv = z.object({
  SUBMISSIONS_KEY_FILE: z.string().describe('age identities; the first one seals'),
  RECOVERY_RECIPIENT: recipient,
  TERMS_RECIPIENT: recipient.describe('of the first key of `terms`, for the outer layer of challenge keys'),
});

export const env = () => readEnv(submissionsEnv);

export function openKeys(others: readonly string[] = []): Promise<KeyRing> {
  const { SUBMISSIONS_KEY_FILE: file, RECOVERY_RECIPIENT: recovery } = env();
  return KeyRing.read({ file, recovery, others });
}
