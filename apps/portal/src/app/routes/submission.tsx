import { Outlet, redirect, useLoaderData } from 'react-router';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { challengeOfSubmission, idOf, stepPath, submissionOf } from '../submission.server.js';
import { isDestroyed } from '../submission.rules.js';
import type { SubmissionFrame } from '../submission.view.js';

/** What all pages of one submission share, read once. */
export const loader = loaderOf(async ({ visit, params, request }): Promise<SubmissionFrame> => {
  const { accountId } = await requirePerson(visit);
  const submission = await submissionOf(visit, idOf(params['id'], visit));
  const home = stepPath(request, submission.submissionId);
  // Of what was taken out and is gone there is one page, with what is left of it.
  const isHome = new URL(request.url).pathname === home;
  if (submission.state === 'withdrawn' && isDestroyed(submission) && !isHome) throw redirect(home);
  return { submission, challenge: await challengeOfSubmission(visit, submission), accountId };
});

export default function SubmissionLayout() {
  const frame = useLoaderData<typeof loader>();
  return <Outlet context={frame} />;
}
