// Nest 12 ships ES modules; Jest runs CommonJS, so Nest's own files are transformed along with ours.
const esmOnly = [
  '@nestjs',
  '@fastify/cookie',
  'cookie',
  '@nats-io',
  'canonicalize',
  'pkijs',
  'asn1js',
  '@peculiar',
  'bytestreamjs',
  '@noble',
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'culori',
  'htmlparser2',
  'domhandler',
  'domutils',
  'domelementtype',
  'dom-serializer',
  'entities',
  'age-encryption',
  '@noble',
  '@scure',
];

export default {
  testMatch: ['<rootDir>/{apps,libs,deploy,e2e}/**/src/**/*.spec.ts?(x)', '<rootDir>/e2e/**/*.spec.ts'],
  modulePathIgnorePatterns: ['/dist/', '/build/'],
  transform: {
    '^.+\\.(t|j)sx?$|\\.mjs$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true, tsx: true },
          target: 'es2024',
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: {
    '^@allmende/local/(.+)$': '<rootDir>/deploy/local/src/$1.ts',
    '^@allmende/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^@allmende/([a-z]+)/([a-z]+)$': '<rootDir>/libs/$1/src/$2/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/libs/testing/src/jest/global.setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest/global.teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/libs/testing/src/jest/console.setup.ts'],
  testSequencer: '<rootDir>/libs/testing/src/jest/longest.first.mjs',
  testTimeout: 30_000,
};
