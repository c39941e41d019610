type Place = { path: string; challengeId: string };

/** Where those go on who work on a challenge. */
export function atDesk(challengeId: string): Place {
  return { path: `/desk/challenges/${challengeId}`, challengeId };
}

/** Where everybody else reads it. */
export function inPublic(challengeId: string): Place {
  return { path: `/challenges/${challengeId}`, challengeId };
}

/** Where a team goes on. */
export function atSubmission({
  submissionId,
  challengeId,
}: Omit<Place, 'path'> & { submissionId: string }): Place {
  return { path: `/submissions/${submissionId}`, challengeId };
}
