import { Outlet, useLoaderData } from 'react-router';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { challengeOfSubmission, idOf, submissionOf } from '../submission.server.js';
import type { SubmissionFrame } from '../submission.view.js';

/** What all pages of one submission share, read once. */
export const loader = loaderOf(async ({ visit, params }): Promise<SubmissionFrame> => {
  const { accountId } = await requirePerson(visit);
  const submission = await submissionOf(visit, idOf(params['id'], visit));
  return { submission, challenge: await challengeOfSubmission(visit, submission), accountId };
});

export default function SubmissionLayout() {
  const frame = useLoaderData<typeof loader>();
  return <Outlet context={frame} />;
}
