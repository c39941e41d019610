const pendingMs = 600_000;
/** Clocks of two machines may differ by minutes; ids from further ahead were made up. */
const skewMs = 600_000;
const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * Whether a receipt that is not there may still be on its way: its id is a UUIDv7, whose first 48 bits are the
 * millisecond it was made in (RFC 9562, 5.7), of the last ten minutes.
 */
export function mayStillCome(receiptId: string, now: number): boolean {
  if (!version7.test(receiptId)) return false;
  const age = now - Number.parseInt(receiptId.slice(0, 8) + receiptId.slice(9, 13), 16);
  return age > -skewMs && age < pendingMs;
}
