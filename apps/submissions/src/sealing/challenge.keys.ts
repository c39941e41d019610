import { submissionsEvents } from '@allmende/contracts';
import { Outbox } from '@allmende/messaging/durable';
import { KeyRing, newKeyPair, sealValue } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { env } from '../env.js';
import type { InnerKey, OuterKey } from './sealed.values.js';

/** The key pairs to which submissions are sealed: one per challenge, its private half in no memory but while it is made. */
@Injectable()
export class ChallengeKeys {
  constructor(
    private readonly outbox: Outbox,
    private readonly keys: KeyRing,
  ) {}

  /**
   * The public half; made now if there is none yet. Undefined where something is sealed to one that was lost here: the
   * copy in `terms` brings it back, and another one would take its place there for good.
   */
  async ensure(tx: EntityManager, challengeId: string): Promise<string | undefined> {
    const known = await recipientFor(tx, challengeId);
    if (known !== undefined) return known || undefined;
    return (await holdsSealed(tx, challengeId)) ? undefined : this.make(tx, challengeId);
  }

  private async make(tx: EntityManager, challengeId: string): Promise<string> {
    const { identity, recipient } = await newKeyPair();
    const wrapped = await wrapKey(this.keys, { challengeId, identity });
    const made = await tx.query<unknown[]>(
      `INSERT INTO challenge_key (challenge_id, recipient, wrapped) VALUES ($1, $2, $3)
       ON CONFLICT (challenge_id) DO NOTHING RETURNING 1`,
      [challengeId, recipient, wrapped],
    );
    // Somebody else was a moment earlier, and what was made here is forgotten.
    if (made.length === 0) return (await recipientFor(tx, challengeId)) ?? '';
    const fact = { challengeId, recipient, wrapped: wrapped.toString('base64url') };
    await this.outbox.append(tx, submissionsEvents.challengeKeyMade, fact);
    return recipient;
  }
}

/** Two layers: the inner one opens with a key of this service, the outer one with `terms`'; the recovery key opens both. */
export async function wrapKey(keys: KeyRing, inner: InnerKey): Promise<Buffer> {
  const sealed = await keys.seal(inner);
  const outer: OuterKey = { challengeId: inner.challengeId, inner: sealed.toString('base64url') };
  return sealValue([env().TERMS_RECIPIENT, keys.recovery], outer);
}

async function recipientFor(tx: EntityManager, challengeId: string): Promise<string | undefined> {
  const rows = await tx.query<{ recipient: string }[]>(
    'SELECT recipient FROM challenge_key WHERE challenge_id = $1',
    [challengeId],
  );
  return rows[0]?.recipient;
}

async function holdsSealed(tx: EntityManager, challengeId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM submission s JOIN submission_version v ON v.submission_id = s.id AND v.sealed IS NOT NULL
     WHERE s.challenge_id = $1 LIMIT 1`,
    [challengeId],
  );
  return rows.length > 0;
}
