import { accountsRpc, newId, type OutputOf, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Outbox } from '@allmende/messaging/durable';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FileCards } from '../sealing/file.cards.js';
import { iso } from '../submissions/submission.sql.js';
import { SubmissionAccess } from '../submissions/submission.access.js';
import { isChosen } from '../submissions/submission.rules.js';
import { WindowsService } from '../windows/windows.service.js';

type OpeningsPage = OutputOf<typeof submissionsRpc.listOpenings>;
type Named = 'accountId' | 'name' | 'organisationName' | 'fileName';
type Unnamed = {
  items: (Omit<OpeningsPage['items'][number], Named> & {
    accountId: string;
    fileId: string | null;
    organisationId: string | null;
  })[];
  nextCursor: string | null;
};

export type Opened = {
  submissionId: string;
  challengeId: string;
  version: number;
  accountId: string;
  role: 'seeker' | 'member';
  /** A verified affiliation; left out where only the text's reading knew it: the same as then. */
  organisationId?: string | null;
  /** Null: the text. */
  fileId: string | null;
  at?: Date;
};

/** Who opened what: written whenever somebody else reads, shown to the team. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly outbox: Outbox,
    private readonly access: SubmissionAccess,
    private readonly cards: FileCards,
    private readonly windows: WindowsService,
  ) {}

  /** Once per person, version, thing and hour. */
  async record(tx: EntityManager, opened: Opened): Promise<void> {
    const { submissionId, challengeId, version, accountId, role, organisationId, fileId, at = null } = opened;
    const rows = await tx.query<{ at: Date }[]>(
      `INSERT INTO opening (id, submission_id, version, account_id, role, file_id, at, hour, organisation_id)
       SELECT $1, $2, $3, $4, $5, $6, moment, date_trunc('hour', moment, 'UTC'), CASE WHEN $8 THEN $9::uuid
         ELSE (SELECT organisation_id FROM opening WHERE submission_id = $2 AND account_id = $4
           ORDER BY at DESC LIMIT 1) END
       FROM (SELECT coalesce($7::timestamptz, clock_timestamp()) AS moment) AS clock
       ON CONFLICT (submission_id, version, account_id, file_id, hour) DO NOTHING RETURNING at`,
      [
        ...[newId(), submissionId, version, accountId, role, fileId, at],
        ...[organisationId !== undefined, organisationId ?? null],
      ],
    );
    if (!rows[0] || role === 'member') return;
    const fact = { submissionId, challengeId, accountId, version, fileId, at: rows[0].at.toISOString() };
    await this.outbox.append(tx, submissionsEvents.opened, fact);
  }

  async list({ input, actor, context }: Call<typeof submissionsRpc.listOpenings>): Promise<OpeningsPage> {
    const { submissionId } = input;
    const { challengeId, state } = await this.access.member(submissionId, actor);
    const isShown = isChosen(state) || (await this.windows.isSeekerNamed(challengeId, context));
    const text = await readPage(this.dataSource, input, { rows, values: [submissionId], direction: 'DESC' });
    const { items, nextCursor } = JSON.parse(text) as Unnamed;
    const accountIds = [...new Set(items.map(({ accountId }) => accountId))];
    const organisationIds = [...new Set(items.flatMap(({ organisationId }) => organisationId ?? []))];
    const [{ accounts, organisations }, cards] = await Promise.all([
      this.messaging.call(accountsRpc.names, { accountIds, organisationIds }, context),
      this.cards.of(submissionId),
    ]);
    const people = new Map(accounts.map(({ accountId, name }) => [accountId, name]));
    const names = new Map(organisations.map(({ organisationId, name }) => [organisationId, name]));
    return {
      items: items.map(({ fileId, organisationId, ...item }) => {
        const fileName = fileId === null ? null : (cards.get(fileId)?.name ?? '');
        if (item.role === 'seeker' && !isShown) return { ...item, ...unnamed, fileName };
        const name = people.get(item.accountId) ?? '';
        const organisationName = organisationId === null ? null : (names.get(organisationId) ?? '');
        return { ...item, name, organisationName, fileName };
      }),
      nextCursor,
    };
  }
}

/** Who reads for a company that stays unnamed, until it has chosen the submission. */
const unnamed = { accountId: null, name: null, organisationName: null };

const rows = `SELECT o.id, o.at, json_build_object('at', ${iso('o.at')}, 'accountId', o.account_id, 'role', o.role,
    'version', o.version, 'what', CASE WHEN o.file_id IS NULL THEN 'text' ELSE 'file' END, 'fileId', o.file_id,
    'organisationId', o.organisation_id) AS item
  FROM opening o
  WHERE o.submission_id = $1`;
