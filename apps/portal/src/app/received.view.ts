import type { OutputOf, submissionsRpc } from '@allmende/contracts';

export type Readable = OutputOf<typeof submissionsRpc.readSubmission>;

/** Of what was not awarded: until the access ends or it is deleted. */
export function isReadableStill({ retention }: Pick<Readable, 'retention'>): boolean {
  return !retention?.accessEnded && !retention?.deletedAt;
}

/** What is said about the consents of offices; nothing once there is nothing left to read. */
export function consentNotice(
  submission: Pick<Readable, 'retention' | 'consentHeld'>,
): 'held' | 'unknown' | undefined {
  const { consentHeld } = submission;
  if (consentHeld === false || !isReadableStill(submission)) return undefined;
  return consentHeld ? 'held' : 'unknown';
}
