import { createHash } from 'node:crypto';

/** All ids of the demo carry this time; what they name is older than anything that happens on the platform. */
const made = Date.UTC(2026, 0, 1);

/** The UUIDv7 of a thing of the demo: the same name gives the same id, on every start and every machine. */
export function demoId(name: string): string {
  const bytes = createHash('sha256').update(`allmende demo ${name}`).digest().subarray(0, 16);
  bytes.writeUIntBE(made, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
