import { startObjectStoreServer } from './object-store.server.js';

/** Runs the local object store as a process of its own. */
function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`The object store needs ${name} in its environment.`);
  process.exit(2);
}

const server = await startObjectStoreServer({
  port: Number(process.env['PORT'] ?? '9000'),
  host: process.env['HOST'] ?? '127.0.0.1',
  root: required('OBJECT_STORE_ROOT'),
  accessKey: required('S3_ACCESS_KEY'),
  secretKey: required('S3_SECRET_KEY'),
  region: process.env['S3_REGION'] ?? 'eu-central-1',
  onError: (error) => console.error(error),
});
console.log(`The object store answers at ${server.endpoint}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
