import { execFile } from 'node:child_process';
import { join } from 'node:path';

type Sample = { fact: string; file: string; text: string };
type Finding = { rule: string | null; message: string };

const boundaries = '@nx/enforce-module-boundaries';
const imports = '@typescript-eslint/no-restricted-imports';
const syntax = 'no-restricted-syntax';

const forbidden: (Sample & { rule: string })[] = [
  forbid('an app in an app', 'apps/challenges/src/x.ts', '@allmende/identity', imports),
  forbid('an app in the gateway', 'apps/gateway/src/x.ts', '@allmende/challenges', imports),
  forbid('an app by its path', 'apps/challenges/src/x.ts', '../../identity/src/main.js', boundaries),
  forbid('an app in a library', 'libs/platform/src/x.ts', '@allmende/identity', imports),
  forbid('an app in a spec of another', 'apps/terms/src/x.spec.ts', '@allmende/submissions', imports),
  forbid('a library in the contracts', 'libs/contracts/src/x.ts', '@allmende/messaging', boundaries),
  forbid('a package other than zod in the contracts', 'libs/contracts/src/x.ts', 'rxjs', boundaries),
  forbid('a node module in the contracts', 'libs/contracts/src/x.ts', 'node:fs', imports),
  forbid('a node module in ui', 'libs/ui/src/x.ts', 'node:fs', imports),
  forbid('a node library in the portal', 'apps/portal/src/x.ts', '@allmende/platform', boundaries),
  forbid('a node library in ui', 'libs/ui/src/x.ts', '@allmende/storage', boundaries),
  forbid('pages in a service', 'apps/groups/src/x.ts', '@allmende/ui', boundaries),
  ...['apps/gateway', 'apps/portal'].flatMap((app) => [
    forbid(`typeorm in ${app}`, `${app}/src/x.ts`, 'typeorm', boundaries),
    forbid(`NATS in ${app}`, `${app}/src/x.ts`, '@nats-io/transport-node', boundaries),
    forbid(`minio in ${app}`, `${app}/src/x.ts`, 'minio', boundaries),
    forbid(`durable messaging in ${app}`, `${app}/src/x.ts`, '@allmende/messaging/durable', imports),
    forbid(`the database entry in ${app}`, `${app}/src/x.ts`, '@allmende/platform/database', imports),
  ]),
  forbid('typeorm in plain messaging', 'libs/messaging/src/x.ts', 'typeorm', imports),
  forbid('the durable half in plain messaging', 'libs/messaging/src/x.ts', './durable/index.js', imports),
  forbid('the test library in a service', 'apps/groups/src/x.ts', '@allmende/testing', imports),
  forbid('a fixture in a service', 'apps/groups/src/x.ts', './groups.fixture.js', imports),
  forbid('an undeclared entry', 'apps/groups/src/x.ts', '@allmende/contracts/src/groups.js', imports),
  forbid(
    'an undeclared entry in a spec',
    'apps/groups/src/x.spec.ts',
    '@allmende/contracts/dist/a.js',
    imports,
  ),
  {
    fact: 'a subject outside the contracts',
    file: 'apps/groups/src/x.ts',
    text: `export const subject = 'groups.rpc.invite';\n`,
    rule: syntax,
  },
  {
    fact: 'a subject in a template',
    file: 'apps/groups/src/x.ts',
    text: 'export const subject = (verb: string) => `groups.rpc.${verb}`;\n',
    rule: syntax,
  },
  {
    fact: 'a default export',
    file: 'libs/platform/src/x.ts',
    text: 'export default class Thing {}\n',
    rule: syntax,
  },
];

const allowed: Sample[] = [
  allow('the contracts in every app', 'apps/portal/src/x.ts', '@allmende/contracts'),
  allow('zod in the contracts', 'libs/contracts/src/x.ts', 'zod'),
  allow('messaging in the gateway', 'apps/gateway/src/x.ts', '@allmende/messaging'),
  allow('durable messaging in a service', 'apps/terms/src/x.ts', '@allmende/messaging/durable'),
  allow('typeorm in a service', 'apps/terms/src/x.entity.ts', 'typeorm'),
  allow('ui in the portal', 'apps/portal/src/x.ts', '@allmende/ui'),
  allow('the test library in a spec', 'apps/terms/src/x.spec.ts', '@allmende/testing'),
  allow('the test library in the spec of a library', 'libs/messaging/src/x.spec.ts', '@allmende/testing'),
  allow('the launcher in the test library', 'libs/testing/src/x.ts', '@allmende/local'),
  {
    fact: 'a subject in the contracts',
    file: 'libs/contracts/src/x.ts',
    text: `export const subject = 'groups.rpc.invite';\n`,
  },
  {
    fact: 'a default export of a page',
    file: 'apps/portal/src/routes/x.ts',
    text: 'export default function Page() {\n  return null;\n}\n',
  },
];

function forbid(fact: string, file: string, from: string, rule: string) {
  return { ...allow(fact, file, from), rule };
}

function allow(fact: string, file: string, from: string): Sample {
  return { fact, file, text: `import * as it from '${from}';\nexport const found = it;\n` };
}

function lint(samples: Sample[]): Promise<Finding[][]> {
  const root = join(__dirname, '../../..');
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [join(__dirname, 'lint-texts.mjs')],
      { cwd: root },
      (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(JSON.parse(stdout))),
    );
    child.stdin?.end(JSON.stringify(samples));
  });
}

describe('the walls', () => {
  let findings: Finding[][];
  const findingsOf = (index: number) => findings[index] ?? [];

  beforeAll(async () => {
    findings = await lint([...forbidden, ...allowed]);
  }, 120_000);

  test.each(forbidden.map((sample, index) => ({ ...sample, index })))('forbid $fact', ({ rule, index }) => {
    expect(findingsOf(index).map((finding) => finding.rule)).toContain(rule);
  });

  test.each(allowed.map((sample, index) => ({ ...sample, index })))('allow $fact', ({ index }) => {
    expect(findingsOf(forbidden.length + index)).toEqual([]);
  });
});
