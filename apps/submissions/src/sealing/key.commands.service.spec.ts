import { submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { newKeyPair, openerOf } from '@allmende/sealing';
import { rm, writeFile } from 'node:fs/promises';
import {
  addFile,
  beginComplete,
  closeAndOpen,
  openChallenge,
  openStage,
  seekerOf,
  type Stage,
  submitted,
} from '../submissions/stage.fixture.js';
import type { OuterDepositKey } from '../deposits/deposit.layers.js';
import { keyCommands, sealedColumns } from './key.commands.js';
import type { OuterKey } from './sealed.values.js';

let stage: Stage;
let recoveryFile: string;
beforeEach(async () => {
  stage = await openStage();
  const [closed, open] = [await openChallenge(stage), await openChallenge(stage)];
  await submitted(stage, closed.challengeId);
  await closeAndOpen(stage, closed.challengeId);
  const draft = await beginComplete(stage, open.challengeId);
  await addFile(stage, draft.submissionId, draft.lead);
  await submitted(stage, open.challengeId);
  recoveryFile = `${stage.keys.env.SUBMISSIONS_KEY_FILE}.recovery`;
  await writeFile(recoveryFile, `${stage.keys.recovery.identity}\n`);
  process.env.RECOVERY_KEY_FILE = recoveryFile;
});
afterEach(() => stage.service.stop());

const file = () => stage.keys.env.SUBMISSIONS_KEY_FILE;

/** How many of all sealed values this identity opens. */
async function opensWith(identity: string): Promise<{ opens: number; all: number }> {
  const open = openerOf(identity);
  let [opens, all] = [0, 0];
  for (const { table, column } of sealedColumns) {
    const rows = await stage.service.db.query<{ value: Buffer }[]>(
      `SELECT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`,
    );
    const tried = await Promise.all(
      rows.map(({ value }) =>
        open(value).then(
          () => true,
          () => false,
        ),
      ),
    );
    all += tried.length;
    opens += tried.filter(Boolean).length;
  }
  return { opens, all };
}

/** A sealed deposit, and how it is read once it was opened. */
async function deposited() {
  const window = await openChallenge(stage);
  const { challengeId } = window;
  const seeker = seekerOf(window);
  const { depositId } = await stage.service.call(submissionsRpc.beginDeposit, { challengeId }, seeker);
  const one = { challengeId, depositId };
  await stage.service.call(submissionsRpc.sealDeposit, { ...one, text: 'Schon bekannt' }, seeker);
  return one;
}

describe('the keys of the service', () => {
  it('that are lost are replaced around a deposit, too: both layers open with the new keys', async () => {
    const { db } = stage.service;
    const { depositId } = await deposited();
    const fresh = await newKeyPair();
    await writeFile(file(), `${fresh.identity}\n`);
    await expect(keyCommands.recover(db)).resolves.toMatch(/and 1 deposits$/);
    const [{ wrapped }] = await db.query<[{ wrapped: Buffer }]>('SELECT wrapped FROM deposit WHERE id = $1', [
      depositId,
    ]);
    const { inner } = await openerOf(stage.keys.terms.identity)<OuterDepositKey>(wrapped);
    await expect(openerOf(fresh.identity)(Buffer.from(inner, 'base64url'))).resolves.toMatchObject({
      depositId,
    });
  });

  it('are rotated: everything opens with the new key, and the old one opens nothing any more', async () => {
    const { db } = stage.service;
    const { submissions: old } = stage.keys;
    const fresh = await newKeyPair();
    await writeFile(file(), `${fresh.identity}\n${old.identity}\n`);
    await expect(keyCommands.check(db)).resolves.toMatch(
      /^All \d+ open\. 1 challenges and 0 deposits are not opened/,
    );
    await expect(keyCommands.rotate(db)).resolves.toMatch(/are sealed to the first key/);
    const { opens, all } = await opensWith(fresh.identity);
    expect(all).toBeGreaterThan(5);
    expect(opens).toBe(all);
    await expect(opensWith(old.identity)).resolves.toMatchObject({ opens: 0 });
  });

  it('that are lost are replaced with the recovery key, sealed challenges included', async () => {
    const { db } = stage.service;
    const fresh = await newKeyPair();
    await rm(file());
    await writeFile(file(), `${fresh.identity}\n`);
    await expect(keyCommands.check(db)).rejects.toThrow(/^No key opens/);
    await expect(keyCommands.recover(db)).resolves.toMatch(/and the keys of 1 challenges and 0 deposits$/);
    await expect(keyCommands.check(db)).resolves.toMatch(/^All \d+ open/);
    const [{ challengeId, wrapped }] = await db.query<[{ challengeId: string; wrapped: Buffer }]>(
      'SELECT challenge_id AS "challengeId", wrapped FROM challenge_key WHERE released IS NULL',
    );
    const outer = await openerOf(stage.keys.terms.identity)<OuterKey>(wrapped);
    await expect(openerOf(fresh.identity)(Buffer.from(outer.inner, 'base64url'))).resolves.toMatchObject({
      challengeId,
    });
    const told = await stage.service.published(submissionsEvents.challengeKeyMade);
    expect(told.at(-1)?.payload).toMatchObject({ challengeId, wrapped: wrapped.toString('base64url') });
  });
});
