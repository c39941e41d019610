import {
  challengesRpc,
  retentionRpc,
  seekerInvitationsRpc,
  submissionsRpc,
  termsRpc,
  type ChallengeDraft,
  type EditableChallenge,
} from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { callApi, tryApi } from './api.server.js';
import { draftOf } from './draft.form.js';
import { draftFrom, formOf, isDecided, isDraftPart, opensBriefly } from './drafting.rules.js';
import { instantIn } from './drafting.dates.js';
import { assertSure, chosen, field, formKey, goOn, optionalField } from './forms.js';
import { invitationLanguageFrom } from './invitations.server.js';
import { languageOfPath } from './language.js';
import { problemOf, type FormProblem } from './problem.view.js';
import { differing, type Draft } from './solution.rules.js';
import { textsOf } from './texts/index.js';
import { undertakingPlace } from './parts/manager-undertaking.js';
import { undertake } from './undertaking.server.js';
import type { Visit } from './visit.js';

export function editableOf(visit: Visit, challengeId: string): Promise<EditableChallenge> {
  return callApi(visit, challengesRpc.getDraft, { challengeId });
}

/** Whether the person may write in it: the team until it is in review, then the managers. */
export function isWritable({ state, manager }: EditableChallenge): boolean {
  return state === 'draft' || state === 'changes-requested' || (manager && state === 'in-review');
}

/** How many agreed and submitted, for the manager of the owning cluster. */
export async function numbersOf(visit: Visit, challengeId: string) {
  const [agreed, submitted] = await Promise.all([
    tryApi(visit, termsRpc.countAgreements, { challengeId }),
    tryApi(visit, submissionsRpc.countSubmissions, { challengeId }),
  ]).catch((error: unknown) => {
    // Who is no manager of the owning cluster has no number to see.
    if (error instanceof ApiProblem && error.status === 403) return [undefined, undefined];
    throw error;
  });
  return agreed || submitted ? { agreed: agreed?.count, submitted } : undefined;
}

type Known = {
  asks: boolean;
  numbers: Numbers;
  outcome: { submissions: number | null } | undefined;
};

/** How many came in before a decided challenge was brought here; undefined where what came in is here. */
export async function arrivedElsewhereOf(
  visit: Visit,
  { challengeId, state }: EditableChallenge,
  { asks, numbers, outcome }: Known,
): Promise<number | undefined> {
  if (!isDecided(state) || !outcome?.submissions) return undefined;
  const received = asks
    ? await tryApi(visit, submissionsRpc.listReceived, { challengeId, limit: 1 })
    : undefined;
  const here = received?.items.length ?? numbers?.submitted?.count;
  return here === 0 ? outcome.submissions : undefined;
}

/** What a decided challenge left not awarded; nothing for those who only show it. */
export async function restOf(visit: Visit, { challengeId, state }: EditableChallenge) {
  if (!isDecided(state)) return undefined;
  const shown = await tryApi(visit, retentionRpc.showRetention, { challengeId });
  return shown?.retention ?? undefined;
}

export type Numbers = Awaited<ReturnType<typeof numbersOf>>;

/** What a save without script could not do: the fields with what was typed, and what others saved meanwhile. */
export type DraftState = { problem: FormProblem; typed: Draft; met: Draft; revision: number | undefined };

/** Everything at once, as a form without script sends it. */
export async function saveForm(
  visit: Visit,
  request: Request,
  challengeId: string,
  form: FormData,
): Promise<Response | DraftState> {
  const typed = draftOf(form, isDraftPart);
  const path = challengePath(request, challengeId);
  const revision = Number(field(form, 'revision'));
  const saved = await callApi(visit, challengesRpc.saveDraft, {
    challengeId,
    revision,
    changes: 'brief.de' in typed ? draftFrom(typed) : withoutBrief(draftFrom(typed)),
  }).catch((error: unknown) => stateAfter(error, request, typed));
  return 'problem' in saved ? saved : goOn(path, { visit, done: 'saved' });
}

/** A form without the field was shown to somebody who does not read it. */
function withoutBrief({ brief: _unread, ...draft }: ChallengeDraft): Omit<ChallengeDraft, 'brief'> {
  return draft;
}

function stateAfter(error: unknown, request: Request, typed: Draft): DraftState {
  if (!(error instanceof ApiProblem) || error.status === 401) throw error;
  const problem = problemOf(error, textsOf(languageOf(request)));
  const current = error.details.facts?.['current'] as { revision: number; draft: ChallengeDraft } | undefined;
  const theirs = current ? formOf(current.draft) : typed;
  const met = Object.fromEntries(differing(typed, theirs).map((name) => [name, theirs[name] ?? '']));
  const errors = problem.errors.map((one) => ({ ...one, field: one.field.replace(/^changes\./, '') }));
  return { problem: { ...problem, errors }, typed, met, revision: current?.revision };
}

/** The steps from a draft to its close; each leads back to the challenge and says what happened. */
export async function takeStep(
  visit: Visit,
  request: Request,
  challengeId: string,
  form: FormData,
): Promise<Response> {
  const intent = field(form, 'intent');
  const revision = Number(field(form, 'revision'));
  const key = formKey(form);
  const options = { key: key && `${key}-${intent}` };
  switch (intent) {
    case 'review':
      await callApi(visit, challengesRpc.sendToReview, { challengeId, revision }, options);
      break;
    case 'back':
      await callApi(
        visit,
        challengesRpc.sendBack,
        { challengeId, reason: field(form, 'sendBackReason') },
        options,
      );
      // From now on it is the company’s.
      return goOn(`/${languageOf(request)}/desk`, { visit, done: intent });
    case 'publish':
      await assertBriefIsMeant(visit, challengeId, form);
      await callApi(visit, challengesRpc.publish, { challengeId, revision }, options);
      break;
    case 'confidentiality':
      await undertake(visit, challengeId, { form, language: languageOf(request) });
      return goOn(challengePath(request, challengeId, `/preview#${undertakingPlace}`));
    case 'withdraw':
      await callApi(
        visit,
        challengesRpc.withdrawChallenge,
        { challengeId, reason: optionalField(form, 'withdrawReason') },
        options,
      );
      break;
    case 'extend':
      await callApi(visit, challengesRpc.extend, extensionOf(challengeId, form), options);
      break;
    case 'suspend':
      await callApi(visit, challengesRpc.suspend, { challengeId, reason: bothOf(form, 'reason') }, options);
      break;
    case 'resume':
      await callApi(visit, challengesRpc.resume, resumptionOf(challengeId, form), options);
      break;
    case 'opener':
      await callApi(
        visit,
        challengesRpc.replaceOpener,
        { challengeId, accountId: field(form, 'accountId'), byAccountId: field(form, 'byAccountId') },
        options,
      );
      break;
    case 'non-use':
      assertSure(form);
      await callApi(
        visit,
        retentionRpc.confirmNonUse,
        { challengeId, language: languageOf(request), words: field(form, 'words') },
        options,
      );
      break;
    case 'remove-file':
      await callApi(visit, challengesRpc.removeBriefFile, { challengeId, fileId: field(form, 'fileId') });
      return goOn(`${challengePath(request, challengeId)}#files`);
    default:
      return changeTeam({ visit, form, challengeId, request }, options);
  }
  return goOn(challengePath(request, challengeId), { visit, done: intent });
}

type TeamStep = { visit: Visit; form: FormData; challengeId: string; request: Request };

/** In and out of the team that asks. Who leaves it may not see the challenge any more. */
async function changeTeam(step: TeamStep, options: { key?: string }): Promise<Response> {
  const { visit, form, challengeId, request } = step;
  const path = challengePath(request, challengeId);
  const intent = field(form, 'intent');
  switch (intent) {
    case 'revoke-seeker': {
      const invitationId = field(form, 'invitationId');
      await callApi(visit, seekerInvitationsRpc.revokeSeekerInvitation, { challengeId, invitationId });
      return goOn(path, { visit, done: intent });
    }
    case 'remove-seeker':
    case 'leave-team': {
      const accountId = chosen(form, 'memberId');
      await callApi(visit, challengesRpc.removeSeeker, { challengeId, accountId }, options);
      return goOn(intent === 'leave-team' ? `/${languageOf(request)}/me` : path, { visit, done: intent });
    }
    default: {
      const email = field(form, 'email');
      const input = { challengeId, email, language: invitationLanguageFrom(form) };
      const { slug, invited } = await callApi(visit, challengesRpc.addSeeker, input, options);
      const isAsked = slug !== null || invited.some(({ name }) => name === email.trim().toLowerCase());
      return goOn(path, { visit, done: isAsked ? 'invited' : 'team' });
    }
  }
}

/** The platform allows minutes; on the page somebody says that so short a time is meant. */
async function assertBriefIsMeant(visit: Visit, challengeId: string, form: FormData): Promise<void> {
  if (field(form, 'openBriefly') === 'true') return;
  const { draft } = await editableOf(visit, challengeId);
  if (!opensBriefly(draft, visit.now)) return;
  const errors = [{ field: 'openBriefly', code: 'unconfirmed', message: '' }];
  throw new ApiProblem(422, 'invalid', { errors, requestId: visit.requestId });
}

function extensionOf(challengeId: string, form: FormData) {
  const language = field(form, 'original') === 'en' ? 'en' : 'de';
  const note = optionalField(form, 'note');
  const zone = field(form, 'zone');
  return {
    challengeId,
    closesAt: instantIn(zone, field(form, 'closesAt')) ?? '',
    decisionBy: optionalField(form, 'decisionBy'),
    note: note ? { [language]: note } : {},
  };
}

function resumptionOf(challengeId: string, form: FormData) {
  const closesAt = optionalField(form, 'closesAt');
  return {
    challengeId,
    // What is no date goes on as it was typed: the platform names the field.
    closesAt: closesAt && (instantIn(field(form, 'zone'), closesAt) ?? closesAt),
    decisionBy: optionalField(form, 'decisionBy'),
    note: bothOf(form, 'note'),
  };
}

function bothOf(form: FormData, name: string) {
  return { de: optionalField(form, `${name}.de`), en: optionalField(form, `${name}.en`) };
}

export function challengePath(request: Request, challengeId: string, below = ''): string {
  return `/${languageOf(request)}/desk/challenges/${challengeId}${below}`;
}

function languageOf(request: Request) {
  return languageOfPath(new URL(request.url).pathname) ?? 'de';
}

/** What became of the last offer: the list of one's own knows. */
export async function awardOf(visit: Visit, { challengeId }: EditableChallenge) {
  const own = await tryApi(visit, challengesRpc.listOwn, { role: ['seeker'], state: ['closed'], limit: 100 });
  return own?.items.find((one) => one.challengeId === challengeId)?.award;
}

/** From then on it is past who opens. */
export async function isOpenedFor(visit: Visit, { challengeId, state }: EditableChallenge): Promise<boolean> {
  if (state !== 'closed') return false;
  const opening = await tryApi(visit, submissionsRpc.showOpening, { challengeId });
  return opening?.state === 'opening' || opening?.state === 'opened';
}
