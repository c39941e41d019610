import {
  challengesRpc,
  consentsRpc,
  submissionsRpc,
  termsRpc,
  type ChallengePage,
  type Language,
  type Localized,
  type OutputOf,
} from '@allmende/contracts';
import { admissionOf, type Admission } from './admission.rules.js';
import { callApi, tryApi } from './api.server.js';
import { inLanguage } from './language.js';
import { readingMinutes, renderMarkdown } from './markdown.server.js';
import { personOf, portalOf } from './page-data.server.js';
import type { Visit } from './visit.js';

export type Terms = OutputOf<typeof termsRpc.challengeTerms>;
/** Where the signed-in person stands with one challenge. */
export type Standing = {
  eligible: boolean;
  /** Of whoever may not take part. */
  admission?: Admission;
  seeker: boolean;
  manager: boolean;
  accepted: boolean;
  submission:
    Pick<Own[number], 'submissionId' | 'state' | 'role' | 'versions' | 'declared' | 'hasReceipt'> | undefined;
  /** Which offices hear of a draft, and what they said. */
  consents: OwnConsents | undefined;
};
export type OwnConsents = OutputOf<typeof consentsRpc.ownConsents>;

/** Author's Markdown as HTML, with its language where it is not the page's. */
export type Rendered = { html: string; lang: Language | undefined; minutes: number } | undefined;

export async function challengeOf(visit: Visit, slug: string): Promise<ChallengePage> {
  return callApi(visit, challengesRpc.getChallenge, { challenge: slug });
}

/** The three layers; none for imported challenges, `undefined` too while `terms` does not answer. */
export async function termsOf(visit: Visit, challenge: ChallengePage): Promise<Terms | undefined> {
  if (challenge.state === 'imported') return undefined;
  return tryApi(visit, termsRpc.challengeTerms, { challengeId: challenge.challengeId });
}

/** When the company deposited something of its own, the oldest first. */
export async function depositTimesOf(visit: Visit, challenge: ChallengePage): Promise<string[]> {
  if (challenge.state === 'imported') return [];
  const { challengeId } = challenge;
  const times = await tryApi(visit, submissionsRpc.depositTimes, { challengeId });
  return times?.items.map(({ at }) => at) ?? [];
}

export async function standingOf(visit: Visit, challenge: ChallengePage): Promise<Standing | undefined> {
  if (!visit.signedIn || challenge.state === 'imported') return undefined;
  const { challengeId } = challenge;
  try {
    const [standing, own, submissions, consents] = await Promise.all([
      tryApi(visit, challengesRpc.standing, { challengeId }),
      tryApi(visit, termsRpc.ownAcceptance, { challengeId }),
      tryApi(visit, submissionsRpc.listSubmissions, { challengeId, limit: 5 }),
      tryApi(visit, consentsRpc.ownConsents, { challengeId }),
    ]);
    const roles = standing ?? { eligible: false, seeker: false, manager: false };
    const accepted = own?.acceptance?.state === 'accepted' && own.newVersionIds.length === 0;
    const submission = currentOf(submissions?.items ?? []);
    const admission = standing?.eligible === false ? await admissionTo(visit, challenge) : undefined;
    return { ...roles, admission, accepted, submission, consents };
  } catch {
    // A session that has just ended reads like a visitor: the page is public.
    return undefined;
  }
}

async function admissionTo(visit: Visit, challenge: ChallengePage): Promise<Admission | undefined> {
  const [person, portal] = await Promise.all([personOf(visit), portalOf(visit)]);
  return person
    ? admissionOf(challenge, { memberships: person.memberships, portalId: portal?.clusterId })
    : undefined;
}

type Own = OutputOf<typeof submissionsRpc.listSubmissions>['items'];

/** The one that stands, else the one that was withdrawn last. */
function currentOf(own: Own): Standing['submission'] {
  const current = own.find(({ state }) => state !== 'withdrawn') ?? own[0];
  if (!current) return undefined;
  const { submissionId, state, role, versions, declared, hasReceipt } = current;
  return { submissionId, state, role, versions, declared, hasReceipt };
}

export type RenderedPart =
  | 'wantedResult'
  | 'constraints'
  | 'successMeasure'
  | 'background'
  | 'alreadyTried'
  | 'forMembers'
  | 'reason'
  | 'story';

/** What people who are signed in read beside the public texts. */
export async function membersPartOf(
  visit: Visit,
  { challengeId, forMembers }: ChallengePage,
): Promise<Localized> {
  if (!forMembers || !visit.signedIn) return {};
  // A session that has just ended reads like a visitor: the page is public.
  const part = await tryApi(visit, challengesRpc.getMembersPart, { challengeId }).catch(() => undefined);
  return part?.text ?? {};
}

export function renderedParts(
  challenge: ChallengePage,
  language: Language,
  forMembers: Localized = {},
): Record<RenderedPart, Rendered> {
  const render = (text: ChallengePage['question']): Rendered => {
    const shown = inLanguage(text, language, challenge.original);
    if (!shown.text) return undefined;
    return { html: renderMarkdown(shown.text), lang: shown.lang, minutes: readingMinutes(shown.text) };
  };
  return {
    wantedResult: render(challenge.wantedResult),
    constraints: render(challenge.constraints),
    successMeasure: render(challenge.successMeasure),
    background: render(challenge.background),
    alreadyTried: render(challenge.alreadyTried),
    forMembers: render(forMembers),
    reason: render(challenge.outcome?.reason ?? {}),
    story: render(challenge.outcome?.story ?? {}),
  };
}
