import { ProblemError } from '@allmende/contracts';
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

type Cost = { memory: number; passes: number; parallelism: number };

/** 46 MiB and one pass (OWASP's first choice for argon2id): about 70 ms on the machines this is meant for. */
const cost: Cost = { memory: 47_104, passes: 1, parallelism: 1 };
const tagLength = 32;
/** Each takes a core and 46 MiB. */
const atOnce = 3;
const waitingAtMost = 60;
/** Twice that, and the work, is over before whoever asks gives up. */
const waitingAtMostMs = 2_000;

/** `$argon2id$v=19$m=…,t=…,p=…$salt$tag` (PHC string format), the password in NFKC. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const tag = await derive(password, salt, cost);
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain64(salt)}$${plain64(tag)}`;
}

/** False, after the same work, when there is nothing to compare with. */
export async function matchesPassword(password: string, encoded: string | undefined): Promise<boolean> {
  const known = parse(encoded);
  const tag = await derive(password, known?.salt ?? randomBytes(16), known?.cost ?? cost);
  return known !== undefined && timingSafeEqual(tag, known.tag);
}

function parse(encoded: string | undefined): { salt: Buffer; tag: Buffer; cost: Cost } | undefined {
  const found = encoded?.match(/^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/);
  if (!found) return undefined;
  const [, memory, passes, parallelism, salt = '', tag = ''] = found;
  return {
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  };
}

function plain64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

let running = 0;
const waiting: (() => void)[] = [];

async function derive(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism }: Cost,
): Promise<Buffer> {
  if (waiting.length >= waitingAtMost) throw busy();
  const askedAt = performance.now();
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    if (performance.now() - askedAt > waitingAtMostMs) throw busy();
    const message = password.normalize('NFKC');
    return await new Promise((resolve, reject) => {
      argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, tag) =>
        error ? reject(error) : resolve(tag),
      );
    });
  } finally {
    // The place is handed on; it becomes free only when nobody waits.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Asked again by and by: those who come back at the same moment would be too many again. */
function busy(): ProblemError {
  return new ProblemError('unavailable', { retryAfter: randomInt(2, 9) });
}
