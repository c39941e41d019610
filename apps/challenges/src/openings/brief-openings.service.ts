import {
  accountsRpc,
  type BriefOpening,
  challengesEvents,
  type Id,
  newId,
  type openingsRpc,
  type OutputOf,
  ProblemError,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ChallengeAccess } from '../challenges/challenge-access.service.js';
import type { ChallengeFileEntity } from '../challenges/challenge-file.entity.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import { ClustersService } from '../clusters/clusters.service.js';
import type { Basis } from './brief-opening.entity.js';
import { briefDigest, partyOf } from './brief-opening.rules.js';

type Page = OutputOf<typeof openingsRpc.listBriefOpenings>;
type Row = Omit<
  BriefOpening,
  'name' | 'organisationName' | 'clusterName' | 'agreement' | 'role' | 'digest' | 'isCurrent'
> & { basis: Basis };
type Unnamed = { items: Row[]; nextCursor: string | null };
type Opened = {
  challenge: Pick<ChallengeEntity, 'id' | 'clusterId' | 'seekerAccountIds'>;
  accountId: Id;
  basis: Basis;
  /** Null: the text. */
  fileId: Id | null;
  at?: Date;
};
type TextOpened = Omit<Opened, 'fileId'> & { challenge: Pick<ChallengeEntity, 'brief'> };
type FileAsked = Pick<Opened, 'accountId' | 'basis'> & {
  file: Pick<ChallengeFileEntity, 'fileId' | 'digest'>;
};

/** Who opened what of a confidential brief: written before it is given, shown to those whose secret it is. */
@Injectable()
export class BriefOpeningsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly access: ChallengeAccess,
    private readonly clusters: ClustersService,
  ) {}

  /** The text, as it is about to be given. */
  async note(call: Call, opened: TextOpened): Promise<void> {
    await this.writes.run({ ...call, key: undefined }, async (tx) => {
      await assertStillApproved(tx, opened.basis);
      await this.record(tx, ofText(opened));
    });
  }

  /** The text in a draft, as it is about to be given to who reviews it; each save makes a revision, and is no reading. */
  async noteReview(call: Call, opened: TextOpened): Promise<void> {
    await this.writes.run({ ...call, key: undefined }, async (tx) => {
      const known = await tx.query<unknown[]>(
        `SELECT 1 FROM brief_opening WHERE challenge_id = $1 AND account_id = $2 AND file_id IS NULL
           AND hour = date_trunc('hour', clock_timestamp(), 'UTC')`,
        [opened.challenge.id, opened.accountId],
      );
      if (known.length === 0) await this.record(tx, ofText(opened));
    });
  }

  /** A way to a file is about to be given; it is an opening when the first byte goes out. */
  async expect(call: Call, { file, accountId, basis }: FileAsked): Promise<void> {
    const { fileId, digest } = file;
    const given: Basis = { ...basis, ...(digest && { fileDigest: digest }) };
    await this.writes.run({ ...call, key: undefined }, async (tx) => {
      await assertStillApproved(tx, basis);
      await tx.query(
        `INSERT INTO brief_grant (file_id, account_id, basis) VALUES ($1, $2, $3)
         ON CONFLICT (file_id, account_id) DO UPDATE SET basis = excluded.basis`,
        [fileId, accountId, JSON.stringify(given)],
      );
    });
  }

  /** Once per person, thing, revision and hour. */
  async record(tx: EntityManager, { challenge, accountId, basis, fileId, at }: Opened): Promise<void> {
    const openingId = newId();
    const rows = await tx.query<{ at: Date }[]>(
      `INSERT INTO brief_opening (id, challenge_id, account_id, revision, file_id, basis, at, hour)
       SELECT $1, $2, $3, $4, $5, $6, moment, date_trunc('hour', moment, 'UTC')
       FROM (SELECT coalesce($7::timestamptz, clock_timestamp()) AS moment) AS clock
       ON CONFLICT (challenge_id, revision, account_id, file_id, hour) DO NOTHING RETURNING at`,
      [openingId, challenge.id, accountId, basis.revision, fileId, JSON.stringify(basis), at ?? null],
    );
    if (!rows[0]) return;
    const { role, organisationId, agreement, revision, textDigest, fileDigest } = basis;
    await this.outbox.append(tx, challengesEvents.briefOpened, {
      ...{ openingId, challengeId: challenge.id, clusterId: challenge.clusterId, accountId, role },
      ...{ organisationId, basisReceiptId: agreement?.receiptId ?? null, fileId },
      ...{ revision, ...(textDigest && { textDigest }), ...(fileDigest && { fileDigest }) },
      ...{ seekerAccountIds: challenge.seekerAccountIds, at: rows[0].at.toISOString() },
    });
  }

  async list({ input, actor, context }: Call<typeof openingsRpc.listBriefOpenings>): Promise<Page> {
    const { challenge } = await this.access.find(input.challengeId, actor);
    const values = [input.challengeId];
    const text = await readPage(this.dataSource, input, { rows, values, direction: 'DESC' });
    const { items, nextCursor } = JSON.parse(text) as Unnamed;
    const clusters = await this.clusters.known([challenge.clusterId], context);
    const clusterName = clusters.get(challenge.clusterId)?.name ?? null;
    const named = await this.named(items, context);
    const current = briefDigest(challenge.brief);
    return {
      items: named.map((row) => ({
        ...row,
        clusterName: row.role === 'manager' ? clusterName : null,
        isCurrent: row.what === 'text' && row.digest ? row.digest === current : null,
      })),
      nextCursor,
    };
  }

  private async named(
    items: readonly Row[],
    context: CallContext,
  ): Promise<Omit<BriefOpening, 'clusterName' | 'isCurrent'>[]> {
    const organisations = items.flatMap(({ basis: { organisationId, agreement } }) => [
      organisationId,
      agreement && partyOf(agreement),
    ]);
    const known = await this.messaging.call(
      accountsRpc.names,
      {
        accountIds: [...new Set(items.map(({ accountId }) => accountId))],
        organisationIds: [...new Set(organisations.filter((each) => each !== null))],
      },
      context,
    );
    const people = new Map(known.accounts.map(({ accountId, name }) => [accountId, name]));
    const names = new Map(known.organisations.map(({ organisationId, name }) => [organisationId, name]));
    const nameOf = (organisationId: Id | null): string | null =>
      organisationId === null ? null : (names.get(organisationId) ?? '');
    return items.map(({ basis: { role, organisationId, agreement, textDigest, fileDigest }, ...row }) => ({
      ...row,
      role,
      digest: textDigest ?? fileDigest ?? null,
      name: people.get(row.accountId) ?? '',
      organisationName: nameOf(organisationId),
      agreement: agreement && {
        at: agreement.at,
        organisationName: nameOf(partyOf(agreement)),
        ...('versions' in agreement && { versions: agreement.versions }),
      },
    }));
  }
}

function ofText(opened: TextOpened): Opened {
  const { challenge, basis } = opened;
  return { ...opened, fileId: null, basis: { ...basis, textDigest: briefDigest(challenge.brief) } };
}

/** Nobody withdraws an approval between this and the opening that rests on it. */
async function assertStillApproved(tx: EntityManager, { approval }: Basis): Promise<void> {
  if (!approval) return;
  const standing = await tx.query<unknown[]>(
    `SELECT 1 FROM brief_request WHERE id = $1 AND state = 'approved' FOR SHARE`,
    [approval.requestId],
  );
  if (standing.length === 0) throw new ProblemError('brief.not-approved');
}

const rows = `SELECT o.id, o.at, json_build_object('openingId', o.id, 'accountId', o.account_id, 'revision', o.revision,
    'at', iso(o.at), 'basis', o.basis,
    'what', CASE WHEN o.file_id IS NULL THEN 'text' ELSE 'file' END, 'fileName', f.name) AS item
  FROM brief_opening o LEFT JOIN challenge_file f ON f.file_id = o.file_id
  WHERE o.challenge_id = $1`;
