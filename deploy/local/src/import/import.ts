import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { accountsRpc } from '@allmende/contracts';
import { PortalClient, RefusedError } from '../client/portal.client.js';
import { demoPassword, demoPeople } from '../demo/people.content.js';
import { dataFolderFrom } from '../platform/platform.settings.js';
import { readRun } from '../platform/run.file.js';
import { readImportFile } from './import.batches.js';
import { summaryOf, writeFindings } from './import.report.js';
import { importFile } from './import.run.js';

/**
 * `npm run import -- FILE`: brings clusters, or challenges of two shapes, to a running platform as its operator.
 * `URL`, `OPERATOR_EMAIL` and `OPERATOR_PASSWORD` name another one than the demo on this machine.
 */
const { env } = process;
const file = process.argv[2];
// npm runs a script in the checkout's root; a path is meant from where the command was typed.
const typedIn = env.INIT_CWD ?? process.cwd();

try {
  if (!file) throw new Error('Say which file: npm run import -- FILE');
  await run(resolve(typedIn, file));
} catch (error) {
  console.error(
    error instanceof RefusedError ? error.reason : error instanceof Error ? error.message : error,
  );
  process.exitCode = 1;
}

async function run(path: string): Promise<void> {
  const content = readImportFile(readFileSync(path, 'utf8'));
  const folder = resolve(dataFolderFrom(env));
  const address = env.URL || readRun(folder)?.urls.platform || 'http://localhost:8080';
  const client = new PortalClient(address, '');
  const operator = demoPeople.find(({ operator: isOperator }) => isOperator);
  console.log(`${content.records.length} records (${content.kind}) go to ${address}`);
  await client.insist(accountsRpc.signIn, {
    email: env.OPERATOR_EMAIL || (operator?.email ?? ''),
    password: env.OPERATOR_PASSWORD || demoPassword,
  });
  const report = await importFile(client, content, showProgress);
  for (const line of summaryOf(report)) console.log(line);
  if (report.findings.length > 0) {
    const listed = writeFindings(join(folder, 'imports'), basename(path, '.json'), report.findings);
    console.log(`${report.findings.length} findings, a line each: ${listed}`);
  }
  if (report.unsent === content.records.length) process.exitCode = 1;
}

function showProgress(done: number, total: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r  ${done} of ${total}${done === total ? '\n' : ''}`);
}
