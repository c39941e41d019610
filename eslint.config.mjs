// The walls of the house (CONTRIBUTING.md, "Walls") and its style, as rules. e2e/src/walls/walls.spec.ts proves that they bite.
import { globSync, readFileSync } from 'node:fs';
import { createProjectGraphAsync } from '@nx/devkit';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// Without a project graph in Nx's cache the boundary rule passes everything silently, as it would in a fresh clone.
await createProjectGraphAsync();

const typescript = ['**/*.{ts,tsx,mts}'];
const pages = ['**/*.tsx'];
const web = ['apps/portal/**', 'libs/ui/**'];
/** A fixture holds what several specs share; nothing that runs in production imports it. */
const tests = ['**/*.{spec,fixture}.{ts,tsx}', 'e2e/**/*.{ts,tsx}', 'libs/testing/**/*.ts'];
const texts = ['**/texts/**', '**/*.{texts,content}.{ts,tsx}', '**/migrations/**'];
/** Only what a tsconfig.json includes can be linted with types. */
const typed = ['{apps,libs}/*/src/**/*.{ts,tsx}', '{e2e,deploy/local}/src/**/*.ts'];

const walls = {
  enforceBuildableLibDependency: false,
  // The test library starts the real parts, and the specs of those parts start themselves through it.
  ignoredCircularDependencies: ['contracts', 'messaging', 'platform', 'storage', 'local'].map((lib) => [
    `@allmende/${lib}`,
    '@allmende/testing',
  ]),
  depConstraints: [
    { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib'] },
    { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
    { sourceTag: 'type:launcher', onlyDependOnLibsWithTags: ['type:lib'] },
    { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:lib', 'type:launcher'] },
    { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:lib', 'type:testing', 'type:launcher'] },
    { sourceTag: 'runs:anywhere', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'scope:contracts', allowedExternalImports: ['zod'] },
    {
      sourceTag: 'runs:web',
      onlyDependOnLibsWithTags: ['runs:web', 'runs:anywhere'],
      bannedExternalImports: ['typeorm', '@nestjs/*', '@nats-io/*', 'minio', 'pg'],
    },
    {
      sourceTag: 'runs:edge',
      onlyDependOnLibsWithTags: ['runs:node', 'runs:anywhere'],
      bannedExternalImports: ['typeorm', '@nestjs/typeorm', '@nats-io/*', 'minio', 'pg'],
    },
    { sourceTag: 'runs:service', onlyDependOnLibsWithTags: ['runs:node', 'runs:anywhere'] },
    {
      sourceTag: 'runs:node',
      onlyDependOnLibsWithTags: ['runs:node', 'runs:anywhere'],
      bannedExternalImports: ['react', 'react-dom', 'react-router'],
    },
  ],
};

/** In a spec of an app or a library the test library is at home too, and contracts may play with generated input. */
const wallsOfTests = {
  ...walls,
  depConstraints: walls.depConstraints.map((row) => {
    if (row.sourceTag === 'scope:contracts') return { ...row, allowedExternalImports: ['zod', 'fast-check'] };
    if (row.sourceTag.startsWith('type:')) {
      return { ...row, onlyDependOnLibsWithTags: ['type:lib', 'type:testing', 'type:launcher'] };
    }
    return row;
  }),
};

const apps = globSync('apps/*/package.json').map((path) => path.split('/')[1]);

const bans = {
  // Nx knows a project by what its package exports; an app exports nothing, so its name is banned here.
  apps: { regex: `^@allmende/(${apps.join('|')})(/|$)`, message: 'Apps never import apps; send a message.' },
  deep: {
    regex: `^@allmende/(?!(?:${declaredEntries().join('|')})(?:\\?(?:url|raw|url&inline))?$)[^/]+/`,
    message: 'Import what the package declares in "exports".',
  },
  testing: {
    regex: '^@allmende/testing(/|$)',
    message: 'Only specs, fixtures and e2e/ import the test library.',
  },
  fixture: { regex: '\\.(fixture|spec)(\\.js)?$', message: 'Only specs and fixtures import fixtures.' },
  database: {
    regex: '^(typeorm|@nestjs/typeorm|pg|@allmende/messaging/durable|@allmende/platform/database)(/|$)',
    message: 'The edge has no database.',
  },
  ownDatabase: {
    regex: '^(typeorm|@nestjs/typeorm|pg)(/|$)|^\\./(durable|database)/',
    message: 'The database lives behind the entry of its own, so that the edge never loads it.',
    allowTypeImports: true,
  },
  node: { regex: '^node:', message: 'This runs in a browser too.' },
};

function declaredEntries() {
  return globSync('{libs/*,deploy/local}/package.json').flatMap((path) => {
    const { name, exports = {} } = JSON.parse(readFileSync(path, 'utf8'));
    return Object.keys(exports)
      .filter((entry) => entry.startsWith('./'))
      .map((entry) => `${name}/${entry.slice(2)}`.replace('@allmende/', '').replaceAll('*', '.+'));
  });
}

function banImports(...names) {
  const patterns = ['apps', 'deep', ...names].map((name) => bans[name]);
  return { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] };
}

const subject = '/^(identity|challenges|terms|submissions|groups|notifications|files)\\.(rpc|evt|hint)\\./';
const syntax = {
  enums: { selector: 'TSEnumDeclaration', message: 'A union of strings says the same without code.' },
  defaults: {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name, so that one thing has one name.',
  },
  subjects: {
    selector: `:matches(Literal[value=${subject}], TemplateElement[value.raw=${subject}])`,
    message: 'Subjects are written in libs/contracts only; use the contract.',
  },
};

function banSyntax(...names) {
  return { 'no-restricted-syntax': ['error', ...names.map((name) => syntax[name])] };
}

export default tseslint.config(
  {
    ignores: ['**/{node_modules,dist,build,coverage,.nx,.react-router}/**', 'data/**', 'bench-results/**'],
  },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: globals.node },
  },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': ['error', { allow: ['error'] }],
      // Text from outside is cleaned of control characters with expressions that name them.
      'no-control-regex': 'off',
      'no-else-return': ['error', { allowElseIf: false }],
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'max-depth': ['error', 4],
      complexity: ['error', 15],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 80],
    },
  },
  { files: typescript, extends: [tseslint.configs.strict], rules: ofTypescript() },
  { files: typed, languageOptions: { parserOptions: { projectService: true } }, rules: ofTypes() },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': ['error', walls] },
  },
  { files: web, languageOptions: { globals: globals.browser } },
  {
    files: pages,
    extends: [a11y.flatConfigs.strict, hooks.configs.flat.recommended],
    rules: { 'max-lines-per-function': ['error', 150], complexity: ['error', 20] },
  },

  // What each room may import.
  { files: typescript, rules: banImports('testing', 'fixture') },
  { files: ['apps/{gateway,portal}/**/*.{ts,tsx}'], rules: banImports('testing', 'fixture', 'database') },
  {
    files: ['libs/messaging/src/**/*.ts'],
    ignores: ['**/durable/**'],
    rules: banImports('testing', 'fixture', 'ownDatabase'),
  },
  {
    files: ['libs/platform/src/**/*.ts'],
    ignores: ['**/database/**'],
    rules: banImports('testing', 'fixture', 'ownDatabase'),
  },
  { files: ['libs/{contracts,ui}/src/**/*.{ts,tsx}'], rules: banImports('testing', 'fixture', 'node') },

  // What each room may write.
  { files: ['**/*.{ts,tsx,mts}'], rules: banSyntax('enums', 'defaults', 'subjects') },
  { files: ['libs/contracts/**'], rules: banSyntax('enums', 'defaults') },
  // Jest takes the default export of these.
  { files: ['libs/testing/src/jest/global.*.ts'], rules: banSyntax('enums', 'subjects') },
  {
    files: [
      '**/*.config.{ts,mts}',
      'apps/portal/**/{root,routes,entry.*}.{ts,tsx}',
      'apps/portal/**/routes/**',
    ],
    rules: banSyntax('enums', 'subjects'),
  },

  // What tests, texts and tools may do beyond that.
  {
    files: tests,
    rules: {
      ...banImports(),
      '@nx/enforce-module-boundaries': ['error', wallsOfTests],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
  { files: ['apps/{gateway,portal}/**/*.{spec,fixture}.{ts,tsx}'], rules: banImports('database') },
  { files: texts, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  { files: ['deploy/**', 'e2e/**', '**/*.mjs', '**/*.program.ts'], rules: { 'no-console': 'off' } },
);

function ofTypescript() {
  return {
    '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
    // A Nest module is a class with nothing but its decorator.
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/no-invalid-void-type': [
      'error',
      { allowInGenericTypeArguments: true, allowAsThisParameter: true },
    ],
  };
}

/** The typed rules that find lost promises and forgotten cases; the rest of the typed set costs more than it finds. */
function ofTypes() {
  return {
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    // A page that leads elsewhere throws the response that says so.
    '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'lib', name: 'Response' }] }],
    '@typescript-eslint/return-await': ['error', 'in-try-catch'],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  };
}
