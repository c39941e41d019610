import {
  challengesRpc,
  clustersRpc,
  groupsRpc,
  submissionsRpc,
  termsRpc,
  type ChallengePage,
  type Declaration,
  type Solution,
  type Submission,
} from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { callApi, tryApi } from './api.server.js';
import { field, goOn, optionalField } from './forms.js';
import { languageOfPath } from './language.js';
import { isDestroyed } from './submission.rules.js';
import { patentOf, type Draft } from './solution.rules.js';
import type { Visit } from './visit.js';

const submissions = new WeakMap<Visit, Map<string, Promise<Submission>>>();

/** Asked for once a request, whichever part of the page needs it. */
export function submissionOf(visit: Visit, submissionId: string): Promise<Submission> {
  const asked = submissions.get(visit) ?? new Map<string, Promise<Submission>>();
  submissions.set(visit, asked);
  const known = asked.get(submissionId) ?? callApi(visit, submissionsRpc.getSubmission, { submissionId });
  asked.set(submissionId, known);
  return known;
}

export async function challengeOfSubmission(
  visit: Visit,
  { challengeSlug }: Submission,
): Promise<ChallengePage | undefined> {
  if (!challengeSlug) return undefined;
  return tryApi(visit, challengesRpc.getChallenge, { challenge: challengeSlug });
}

/** The text as a file: the working copy or, where none was kept, what was handed in, once that is opened. */
export async function textOf(visit: Visit, submission: Submission): Promise<Solution> {
  const { requestId } = visit;
  if (!submission.mayRead) throw new ApiProblem(403, 'terms.not-accepted', { requestId });
  if (isDestroyed(submission)) throw new ApiProblem(404, 'not-found', { requestId });
  if (submission.hasWorkingCopy) return submission.solution;
  const { challengeId, submissionId } = submission;
  return (await callApi(visit, submissionsRpc.readSubmission, { challengeId, submissionId })).solution;
}

/** The submission with the text that can be handed out by now. */
export async function withText(visit: Visit, submission: Submission): Promise<Submission> {
  if (submission.hasWorkingCopy || submission.openedAt === null) return submission;
  const solution = await textOf(visit, submission).catch((error: unknown) => {
    // Withdrawn and destroyed, or damaged: there is none.
    if (error instanceof ApiProblem) return submission.solution;
    throw error;
  });
  return { ...submission, solution };
}

export type Aftermath = {
  /** The versions of the terms that the person agreed to. */
  agreed: string[];
  /** The rights model in its own words: its line, and what it says about an awarded solution. */
  rights: { line: Both; answers: { key: 'if-awarded' | 'payment'; answer: Both }[] } | null;
  /** Who takes objections: the contact of the lead cluster. */
  objections: { name: string; phone: string } | null;
  /** The group that grew from the challenge, as far as the person is in it. */
  groupId: string | undefined;
};
type Both = { de: string; en: string };

/** What is said about an award that is offered or accepted, and about any decision. */
export async function aftermathOf(visit: Visit, submission: Submission): Promise<Aftermath> {
  const { state, decision, challengeId } = submission;
  const isAward = state === 'award-offered' || state === 'awarded';
  const [challenge, own] = await Promise.all([
    decision ? challengeOfSubmission(visit, submission) : undefined,
    decision || isAward ? tryApi(visit, termsRpc.ownAcceptance, { challengeId }) : undefined,
  ]);
  const agreed = own?.acceptance?.versionIds ?? [];
  // What was accepted counts, whatever was published since.
  const terms = isAward
    ? await tryApi(visit, termsRpc.challengeTerms, { challengeId, version: agreed })
    : undefined;
  const [lead, groupId] = await Promise.all([
    challenge && tryApi(visit, clustersRpc.getCluster, { slug: challenge.owner.slug }),
    state === 'awarded' ? groupFrom(visit, challengeId) : undefined,
  ]);
  const rights = terms && {
    line: terms.rights.line,
    answers: terms.rights.lines.flatMap(({ key, answer }) =>
      key === 'if-awarded' || key === 'payment' ? [{ key, answer }] : [],
    ),
  };
  return { agreed, rights: rights ?? null, objections: lead?.contact ?? null, groupId };
}

/** The group that grew from a challenge already; one that the person is not in stays unknown. */
export async function groupFrom(visit: Visit, challengeId: string): Promise<string | undefined> {
  const groups = await tryApi(visit, groupsRpc.listGroups, { limit: 100 });
  return groups?.items.find((group) => group.challengeId === challengeId)?.groupId;
}

/** A 404 for an id that is none, so that it never reaches the API as an invalid one. */
export function idOf(value: string | undefined, visit: Visit): string {
  if (value && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return value;
  throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
}

/** An address of this submission in the language of the request. */
export function stepPath(request: Request, submissionId: string, step = ''): string {
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return `/${language}/submissions/${submissionId}${step && `/${step}`}`;
}

export function onward(request: Request, submissionId: string, step = ''): Response {
  return goOn(stepPath(request, submissionId, step));
}

/** The whole solution as a form without script sends it. */
export function solutionOf(form: FormData): Solution {
  const patent = ['patentFiled', 'patentNumber', 'patentDate'].map((name) => [name, field(form, name)]);
  return {
    title: field(form, 'title'),
    summary: field(form, 'summary'),
    body: field(form, 'body'),
    existingRights: field(form, 'existingRights'),
    ...patentOf(Object.fromEntries(patent) as Draft),
    answers: Array.from({ length: 10 }, (_, criterion) => ({
      criterion,
      text: field(form, `answer-${criterion}`),
    })).filter(({ text }) => text.trim() !== ''),
  };
}

export function declarationOf(form: FormData): Declaration {
  return {
    ownWork: field(form, 'ownWork') === 'true' ? true : (false as true),
    othersRights: field(form, 'othersRights') as Declaration['othersRights'],
    othersRightsNote: optionalField(form, 'othersRightsNote') ?? '',
    employer: field(form, 'employer') as Declaration['employer'],
    employerNote: optionalField(form, 'employerNote') ?? '',
  };
}
