import { awardAnswerDays, type AwardState } from '@allmende/contracts';

/** Reading begins so long after the close, so deciding cannot begin sooner (house rule of all services). */
export const readingBeginsMs = 30_000;
/** An answer given in the last second may still be on its way when the offer lapses. */
export const answerOnItsWaySeconds = 60;

export function mayDecideAt(closesAt: Date): Date {
  return new Date(closesAt.getTime() + readingBeginsMs);
}

export function lapsesAt(offeredAt: Date): Date {
  return new Date(offeredAt.getTime() + awardAnswerDays * 86_400_000);
}

/** A declined award is not offered to the same team again; one that lapsed or was taken back may be. */
export function mayOffer(
  earlier: readonly { state: AwardState; submissionId: string }[],
  submissionId: string,
): boolean {
  const isTaken = earlier.some(({ state }) => state === 'offered' || state === 'accepted');
  const hasDeclined = earlier.some(
    (award) => award.state === 'declined' && award.submissionId === submissionId,
  );
  return !isTaken && !hasDeclined;
}

/** An offer that stands, or one that lapsed after it was answered or taken back. */
export function mayEnd(award: { state: AwardState; lapsesAt: Date }, at: Date): boolean {
  return award.state === 'offered' || (award.state === 'lapsed' && at <= award.lapsesAt);
}
