import { readCursor, writeCursor } from '@allmende/platform/database';
import { z } from 'zod';
import type { AcceptanceEntity } from './acceptance.entity.js';

type Place = { at: string; id: string };

const place = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);
/** Where a list begins that goes from the newest or from the oldest. */
const beginnings = {
  newest: { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' },
  oldest: { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' },
};

/** The place behind which agreements, in the order of their time, go on. */
export function placeOf(cursor: string | undefined, from: keyof typeof beginnings): Place {
  const [at, id] = readCursor(cursor, place) ?? [];
  return at && id ? { at, id } : beginnings[from];
}

export function cursorOf({ acceptedAt, acceptanceId }: AcceptanceEntity): string {
  return writeCursor([acceptedAt.toISOString(), acceptanceId]);
}
