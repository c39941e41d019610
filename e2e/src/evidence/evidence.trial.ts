import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountsRpc, checkpointsRpc, termsRpc } from '@allmende/contracts';
import { PortalClient } from '@allmende/local/client/portal.client';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { workspaceRoot } from '@allmende/local/platform/workspace.paths';
import pg from 'pg';
import { demoParts } from '../story/play.js';
import { waitFor } from '../story/story.js';
import { fillLog, issueReceipts, unguard } from './log.database.js';
import { LogSigner } from './log.signer.js';
import { proofChecks } from './proof.checks.js';
import { tamperings } from './tampering.js';
import { generateKeyPairSync } from 'node:crypto';

type Audited = { code: number; text: string };

const receipts = 1_000;

export class EvidenceTrial {
  private platform: RunningPlatform | undefined;
  private readonly tally = { passed: 0, failed: 0 };

  constructor(
    private readonly folder: string,
    private readonly rows: number,
    private readonly tell: (line: string) => void,
  ) {}

  async run(): Promise<{ passed: number; failed: number }> {
    const { PATH, HOME, ALLMENDE_CACHE } = process.env;
    const env = { PATH, HOME, ALLMENDE_CACHE, RATE_LIMIT_FACTOR: '0', LOG_LEVEL: 'warn' };
    const dataDir = join(this.folder, 'data');
    this.tell('Starting a platform');
    const platform = await startPlatform({
      dataDir,
      ports: 'free',
      quiet: true,
      env,
      startTimeoutMs: 120_000,
    });
    this.platform = platform;
    const expert = new PortalClient(platform.urls.platform, demoParts.expert.portal);
    await expert.call(accountsRpc.signIn, { email: demoParts.expert.email, password: demoParts.password });
    const signer = LogSigner.fromPem(readFileSync(join(dataDir, 'evidence-key.pem'), 'utf8'));
    await this.keep(expert);
    const receiptIds = await this.fill(platform, expert, signer);
    await this.keep(expert);
    for (const { title, finding, note } of await proofChecks(expert, receiptIds))
      this.line(title, finding, note);
    await platform.halt('terms');
    await this.playTamperings(platform, signer);
    return this.tally;
  }

  async stop(): Promise<void> {
    await this.platform?.stop();
  }

  private async fill(platform: RunningPlatform, expert: PortalClient, signer: LogSigner): Promise<string[]> {
    const { accountId } = await expert.call(accountsRpc.me, {});
    const db = new pg.Client({ connectionString: platform.databases.terms?.owner });
    await db.connect();
    const began = performance.now();
    await fillLog(db, this.rows);
    const receiptIds = await issueReceipts(db, signer, accountId, receipts);
    await db.end();
    this.tell(`${this.rows} rows and their tree made in ${seconds(began)}`);
    await waitFor('a checkpoint holds all rows', async () => {
      const { size } = await expert.call(checkpointsRpc.latestCheckpoint, {});
      return size >= this.rows;
    });
    return receiptIds;
  }

  /** What a cluster manager would have in the mailbox: the newest checkpoint, and the keys. */
  private async keep(expert: PortalClient): Promise<void> {
    mkdirSync(this.kept, { recursive: true });
    const { size, note } = await expert.call(checkpointsRpc.latestCheckpoint, {});
    writeFileSync(join(this.kept, `kept-${size}.txt`), note);
    writeFileSync(this.keys, JSON.stringify(await expert.call(termsRpc.listReceiptKeys, {})));
  }

  private async playTamperings(platform: RunningPlatform, signer: LogSigner): Promise<void> {
    const owner = platform.databases.terms?.owner ?? '';
    const { privateKey } = generateKeyPairSync('ed25519');
    const stranger = LogSigner.fromPem(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    const untouched = await this.onCopy(owner, () => Promise.resolve());
    this.line(
      'nothing changed: the audit finds nothing',
      untouched.code === 0 ? undefined : untouched.text,
      untouched.took,
    );
    for (const { title, finding, tamper } of tamperings) {
      const { text, code, took } = await this.onCopy(owner, async (db) => {
        await unguard(db);
        await tamper({ db, signer, stranger, size: this.rows });
      });
      const isFound = code === 1 && finding.test(text);
      this.line(
        title,
        isFound ? undefined : `The audit ended with ${code} and said:\n${text.slice(0, 2_000)}`,
        `${took}: ${firstMatch(text, finding)}`,
      );
    }
    await this.fork(owner, signer);
  }

  /** The database is one of two that the operator runs: what it shows agrees with itself, not with what was kept. */
  private async fork(owner: string, signer: LogSigner): Promise<void> {
    const name = `kept-${this.rows}.txt`;
    const genuine = readFileSync(join(this.kept, name), 'utf8');
    const [origin = '', , root = ''] = genuine.split('\n');
    const other = Buffer.from(root, 'base64').reverse();
    writeFileSync(join(this.kept, name), signer.note(origin, this.rows, other, new Date()));
    const { code, text, took } = await this.onCopy(owner, () => Promise.resolve());
    const isFound = code === 1 && /^kept-\d+\.txt: the first \d+ rows are not those it signed/m.test(text);
    this.line('a fork: another log of the same size was shown and kept', isFound ? undefined : text, took);
    writeFileSync(join(this.kept, name), genuine);
  }

  /** On a copy of its own, so that the next finds the log as it was. */
  private async onCopy(
    owner: string,
    tamper: (db: pg.Client) => Promise<unknown>,
  ): Promise<Audited & { took: string }> {
    const name = 'allmende_terms_copy';
    const admin = new pg.Client({ connectionString: this.adminAddress() });
    await admin.connect();
    const source = new URL(owner);
    const address = new URL(owner);
    address.pathname = `/${name}`;
    try {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.query(
        `CREATE DATABASE ${name} TEMPLATE ${source.pathname.slice(1)} OWNER "${decodeURIComponent(source.username)}" STRATEGY file_copy`,
      );
      const db = new pg.Client({ connectionString: address.href });
      await db.connect();
      await tamper(db).finally(() => db.end());
      const began = performance.now();
      const audited = await this.audit(address.href);
      return { ...audited, took: seconds(began) };
    } finally {
      await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await admin.end();
    }
  }

  private audit(database: string): Promise<Audited> {
    const program = join(workspaceRoot, 'apps/terms/dist/audit.js');
    const { PATH } = process.env;
    const env = { PATH, DATABASE_URL_TERMS: database };
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [program, this.keys, this.kept],
        { env, maxBuffer: 1e7 },
        (error, out, err) => {
          const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0;
          resolve({ code, text: out + err });
        },
      );
    });
  }

  private adminAddress(): string {
    const secrets = JSON.parse(readFileSync(join(this.folder, 'data', 'secrets.json'), 'utf8')) as {
      postgres: string;
    };
    const { postgres } = this.platform?.ports ?? { postgres: 0 };
    return `postgres://postgres:${encodeURIComponent(secrets.postgres)}@127.0.0.1:${postgres}/postgres`;
  }

  private line(title: string, finding: string | undefined, note = ''): void {
    this.tally[finding === undefined ? 'passed' : 'failed'] += 1;
    this.tell(`${finding === undefined ? 'ok    ' : 'failed'}  ${title}  ${note}`.trimEnd());
    if (finding !== undefined) this.tell(finding.replaceAll(/^/gm, '        '));
  }

  private get kept(): string {
    return join(this.folder, 'kept');
  }

  private get keys(): string {
    return join(this.folder, 'keys.json');
  }
}

function firstMatch(text: string, finding: RegExp): string {
  return finding.exec(text)?.[0] ?? '';
}

function seconds(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
