import { randomBytes } from 'node:crypto';

/** As the terms promise it. */
const workingDays = 10;
const dayMs = 86_400_000;
/** Crockford's: nothing that is read as something else. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The same time of day ten working days later; holidays differ between states and are not left out. */
export function answerBy(at: Date): Date {
  let day = at;
  for (let left = workingDays; left > 0; left -= isWeekend(day) ? 0 : 1)
    day = new Date(day.getTime() + dayMs);
  return day;
}

function isWeekend(day: Date): boolean {
  return day.getUTCDay() === 0 || day.getUTCDay() === 6;
}

/** `7F3K-2M9Q`: to be read out, without a count in it. */
export function newNumber(): string {
  const letters = Array.from(randomBytes(8), (byte) => alphabet[byte % 32]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
