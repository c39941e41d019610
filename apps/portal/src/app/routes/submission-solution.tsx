import { submissionsRpc, type Solution, type Submission } from '@allmende/contracts';
import { Notice } from '@allmende/ui';
import { useState } from 'react';
import { data, useActionData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { field } from '../forms.js';
import { usePage } from '../page.js';
import { DraftOffice } from '../parts/office-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { SolutionForm } from '../parts/solution-form.js';
import { StepPage } from '../parts/submission-frame.js';
import { actionOf, type FormState } from '../served.js';
import { differing, draftOf, type Draft } from '../solution.rules.js';
import { idOf, onward, solutionOf } from '../submission.server.js';
import { mayEdit } from '../submission.rules.js';
import { useSubmission } from '../submission.view.js';

/** Somebody saved in between: what they saved, and what this form holds. */
type Conflict = { current: { revision: number; solution: Solution }; typed: Draft };

/** For browsers without script; the page itself saves through the API while people type. */
export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  const changes = solutionOf(form);
  try {
    const revision = Number(field(form, 'revision'));
    await callApi(visit, submissionsRpc.saveSolution, { submissionId, revision, changes });
  } catch (error) {
    const current = error instanceof ApiProblem ? error.details.facts?.['current'] : undefined;
    if (!current) throw error;
    return data({ current, typed: draftOf(changes) } as Conflict, { status: 409 });
  }
  return onward(request, submissionId, 'files');
});

export default function SubmissionSolution() {
  const frame = useSubmission();
  const answer = useActionData<Conflict | FormState>();
  const page = usePage();
  const [written, setWritten] = useState<Partial<Submission>>();
  const { submission, challenge } = frame;
  const words = page.texts.submission;
  const conflict = answer && 'current' in answer ? answer : undefined;
  const failed = answer && 'problem' in answer ? answer : undefined;
  const saved = draftOf(conflict?.current.solution ?? submission.solution);
  const typed = conflict?.typed ?? failed?.values ?? saved;
  const met = conflict
    ? Object.fromEntries(differing(saved, conflict.typed).map((part) => [part, saved[part] ?? '']))
    : {};
  return (
    <StepPage
      frame={frame}
      saved={written}
      step="solution"
      title={words.solution.title}
      lead={mayEdit(submission) ? words.solution.lead : undefined}
    >
      <ProblemSummary problem={failed?.problem} />
      <DraftOffice frame={frame} page={page} />
      {submission.role === 'reader' ? <Notice>{words.readerOnly}</Notice> : null}
      <SolutionForm
        submission={submission}
        challenge={challenge}
        saved={saved}
        revision={conflict?.current.revision ?? submission.revision}
        typed={typed}
        met={met}
        problem={failed?.problem}
        editable={mayEdit(submission)}
        next={page.to(`/submissions/${submission.submissionId}/files`)}
        onSaved={({ title = '', summary = '', body = '' }, updatedAt) =>
          setWritten({ updatedAt, solution: { ...submission.solution, title, summary, body } })
        }
      />
    </StepPage>
  );
}
