import { z } from 'zod';

/** A UUIDv7 (RFC 9562, 5.7): sortable by the millisecond it was made in. */
export function newId(now: number = Date.now()): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  for (let index = 5, rest = now; index >= 0; index -= 1, rest = Math.floor(rest / 256))
    bytes[index] = rest % 256;
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** In one spelling, whoever writes it: ids are compared, locked on and stated for ever as text. */
export const id = z.uuid().toLowerCase().describe('UUIDv7');
export type Id = string;

export const isId = (value: string): boolean => z.uuid().safeParse(value).success;

/** ISO 8601 in UTC with milliseconds, e.g. `2026-12-04T17:00:00.000Z`. */
export const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value).toISOString());
export type Instant = string;

/** Years that people may name: there every zone and every sum of days has a date that can be stored and written. */
export const isInCalendar = (date: string): boolean => date >= '1900' && date < '2200';
const outside = { error: 'out-of-calendar' };
export const calendarInstant = instant.refine(isInCalendar, outside);
/** `YYYY-MM-DD` */
export const calendarDay = z.iso.date().refine(isInCalendar, outside);

/** How often a thing was changed, as the caller read it: no more than its column (`integer`) can hold. */
export const revision = z.number().int().min(0).max(2_147_483_647);

export const languages = ['de', 'en'] as const;
export const language = z.enum(languages);
export type Language = (typeof languages)[number];

/** C0 and C1 controls but tab and line feed: no text needs them, and Postgres refuses NUL. */
const controls = /[\p{Cc}--[\t\n]]/v;
/** Characters that reorder what stands around them; isolates are set by the pages, not by the text. */
const reordering = /[\u202a-\u202e\u2066-\u2069]/;
/** Zero-width, soft and filling characters and the blank Braille pattern show nothing: a text of them alone is empty. */
const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Z}\s\u2800]*$/u;

// Half of an emoji, as a careless cut leaves it, is no text: jsonb refuses it.
function tidy(value: string): string {
  const tidied = value.toWellFormed().replaceAll('\r\n', '\n').normalize('NFC').trim();
  return invisible.test(tidied) ? '' : tidied;
}

/** Several lines of plain text or Markdown, at most `max` UTF-16 units; HTML in it is text and stays text. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => !controls.test(value), { error: 'control-characters' }),
    );

/** One line: a name, a title. Any script and emoji, but nothing that reorders its surroundings. */
export const line = (max: number, min = 0) =>
  z
    .string()
    .transform((value) => tidy(value).replaceAll(/\s+/gu, ' '))
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((value) => !controls.test(value), { error: 'control-characters' })
        .refine((value) => !reordering.test(value), { error: 'reordering-characters' }),
    );

/** What is compared or handed on as it came and never tidied: a secret, a key, a cursor, an address. */
export const verbatim = (max: number, min = 0) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((value) => !controls.test(value), { error: 'control-characters' });

/**
 * Names an invitation: by its id to the account that is invited, and by the secret of the mail's link to whoever holds
 * that. No secret has the form of an id.
 */
export const invitationKey = verbatim(200);

export const email = z
  .string()
  .transform((value) => value.trim().normalize('NFKC').toLowerCase())
  .pipe(z.email().max(254));

/** A text in one or both languages. Which one is the original is said by the object that carries it. */
export const localized = <T extends z.ZodType<string>>(inner: T) =>
  z.strictObject({ de: inner.optional(), en: inner.optional() });
export type Localized = { de?: string | undefined; en?: string | undefined };

/** Integer minor units (cents) with an ISO 4217 code: `{ minor: 2500000, currency: 'EUR' }` is 25,000 euros. */
export const money = z.strictObject({
  minor: z.number().int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.output<typeof money>;

export const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/);
/** A name such as `Europe/Berlin`: an offset (`+01:00`) knows no summer time. */
export const ianaZone = z.string().max(64).refine(isZone, { error: 'unknown-zone' });
function isZone(value: string): boolean {
  try {
    return /^[A-Za-z]/.test(value) && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

/** SHA-256 as lower-case hex; for files the digest `v1` over their 8 MiB parts. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/);
export const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/);

/** The public half of an age key pair (X25519): whoever has it can seal, and only the private half opens. */
export const recipient = z.string().regex(/^age1[ac-hj-np-z02-9]{58}$/);
/** The private half. Never in a log, an event, or a database in plain. */
export const identity = z.string().regex(/^AGE-SECRET-KEY-1[AC-HJ-NP-Z02-9]{58}$/);

/** A repeated query parameter: one value or many, always an array inside. */
export const many = <T extends z.ZodType>(inner: T, max = 20) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(inner).max(max).optional(),
  );

export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: verbatim(400).optional(),
};

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** What a write answers when there is nothing more to say. */
export const done = z.object({ done: z.literal(true) });
export const nothing = z.strictObject({});
