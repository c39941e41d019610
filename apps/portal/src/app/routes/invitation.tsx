import {
  challengesRpc,
  groupsRpc,
  isId,
  seekerInvitationsRpc,
  submissionsRpc,
  type OutputOf,
  type SeekerInvitation,
} from '@allmende/contracts';
import { Button, ButtonLink, formatMoment, Notice, PageHead } from '@allmende/ui';
import type { ReactNode } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi, tryApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { agreementFrom } from '../groups.server.js';
import { invitationOf } from '../invitations.server.js';
import { inLanguage, languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { Confidentiality } from '../parts/group-fields.js';
import type { FormProblem } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import type { Visit } from '../visit.js';

type About = { question: string; slug: string | null; closes?: { at: string; zone: string } };
type Shown =
  | ({ kind: 'team'; invitation: OutputOf<typeof submissionsRpc.showTeamInvitation> } & About)
  | ({ kind: 'seekers'; invitation: SeekerInvitation } & About)
  | { kind: 'group'; invitation: OutputOf<typeof groupsRpc.showGroupInvitation> }
  | { kind: 'gone' };

/** The address may hold a secret: it is not kept, and no other site is told. A stricter policy would take the form's Origin. */
export const headers = () => ({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });

export const loader = loaderOf(async ({ visit, params, request }): Promise<Shown> => {
  const { kind, invitation } = invitationOf(params['key']);
  // An id means an account, so whoever is not signed in is asked to, whether there is such an invitation or not.
  if (isId(invitation)) await requirePerson(visit);
  try {
    if (kind === 'group')
      return { kind, invitation: await callApi(visit, groupsRpc.showGroupInvitation, { invitation }) };
    if (kind === 'team') return await showTeam(visit, invitation, request);
    if (kind === 'seekers') return await showSeekers(visit, invitation, request);
  } catch (error) {
    if (!(error instanceof ApiProblem && [400, 404, 410, 422].includes(error.status))) throw error;
  }
  return { kind: 'gone' };
});

async function showTeam(visit: Visit, key: string, request: Request): Promise<Shown> {
  const invitation = await callApi(visit, submissionsRpc.showTeamInvitation, { invitation: key });
  const slug = invitation.challengeSlug;
  return { kind: 'team', invitation, ...(await aboutOf(visit, slug, request)), slug };
}

async function showSeekers(visit: Visit, key: string, request: Request): Promise<Shown> {
  const invitation = await callApi(visit, seekerInvitationsRpc.showSeekerInvitation, { invitation: key });
  return { kind: 'seekers', invitation, ...(await aboutOf(visit, invitation.challengeId, request)) };
}

async function aboutOf(visit: Visit, id: string | null, request: Request): Promise<About> {
  const challenge = id ? await tryApi(visit, challengesRpc.getChallenge, { challenge: id }) : undefined;
  if (!challenge) return { question: '', slug: null };
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return {
    question: inLanguage(challenge.question, language, challenge.original).text,
    slug: challenge.slug,
    ...(challenge.closesAt && { closes: { at: challenge.closesAt, zone: challenge.zone } }),
  };
}

export const action = actionOf(async ({ visit, form, params, request }) => {
  const { kind, invitation } = invitationOf(params['key']);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  if (field(form, 'intent') === 'decline') {
    await decline(visit, kind, invitation);
    return { declined: true };
  }
  await requirePerson(visit);
  if (kind === 'seekers') {
    const accept = seekerInvitationsRpc.acceptSeekerInvitation;
    const { challengeId } = await callApi(visit, accept, { invitation });
    return goOn(`/${language}/desk/challenges/${challengeId}`);
  }
  if (kind === 'group') {
    const { groupId } = await callApi(visit, groupsRpc.acceptGroupInvitation, {
      invitation,
      ...agreementFrom(form),
    });
    return goOn(`/${language}/groups/${groupId}`);
  }
  const { submissionId } = await callApi(visit, submissionsRpc.acceptTeamInvitation, { invitation });
  return goOn(`/${language}/submissions/${submissionId}/terms`);
});

const declining = {
  team: submissionsRpc.declineTeamInvitation,
  group: groupsRpc.declineGroupInvitation,
  seekers: seekerInvitationsRpc.declineSeekerInvitation,
} as const;

function decline(visit: Visit, kind: keyof typeof declining = 'team', invitation: string) {
  return callApi(visit, declining[kind], { invitation });
}

export default function Invitation() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<FormState | { declined: true }>();
  const page = usePage();
  const { invitation: words } = page.texts;
  if (answer && 'declined' in answer) {
    return (
      <Frame title={words.declined} lead={words.declinedText} page={page}>
        <ButtonLink href={page.to('/')}>{words.home}</ButtonLink>
      </Frame>
    );
  }
  if (shown.kind === 'gone') {
    return (
      <Frame title={words.gone} lead={words.goneText} page={page}>
        <ButtonLink href={page.to('/')}>{words.home}</ButtonLink>
        {page.person ? (
          <p className="small muted path-actions">
            <bdi>{words.other(page.person.name)}</bdi> {words.otherAccount}
          </p>
        ) : null}
      </Frame>
    );
  }
  const title = words[shown.kind](inviterOf(shown));
  const lead = shown.kind === 'group' ? shown.invitation.groupName : words.leads[shown.kind];
  return (
    <Frame title={title} lead={lead} page={page}>
      <ProblemSummary problem={answer?.problem} />
      {shown.kind === 'group' ? <Group shown={shown} page={page} /> : <Team shown={shown} page={page} />}
      {page.person ? (
        <Answer kind={shown.kind} name={page.person.name} problem={answer?.problem} page={page} />
      ) : (
        <SignIn page={page} />
      )}
    </Frame>
  );
}

type FrameProps = { title: string; lead: string; page: Page; children: ReactNode };

function Frame({ title, lead, page, children }: FrameProps) {
  return (
    <div className="page">
      <title>{`${page.texts.invitation.title} · ${page.portal?.name ?? page.texts.common.platform}`}</title>
      <meta name="robots" content="noindex" />
      <PageHead title={<bdi>{title}</bdi>} lead={<bdi>{lead}</bdi>} />
      <div className="invitation">{children}</div>
    </div>
  );
}

function Team({ shown, page }: { shown: Extract<Shown, About>; page: Page }) {
  const { invitation: words } = page.texts;
  const role = shown.kind === 'team' ? words.roles[shown.invitation.role] : words.seekersRole;
  return (
    <>
      <p className="check-title" dir="auto">
        {shown.question}
      </p>
      <p>
        {role} {shown.kind === 'team' ? words.teamNext : words.seekersAlone}
      </p>
      {shown.closes ? (
        <p>{words.closes(formatMoment(shown.closes.at, page.dates(shown.closes.zone), { zoned: true }))}</p>
      ) : null}
      {shown.kind === 'seekers' && shown.invitation.email ? (
        <p>{words.onlyAddress(shown.invitation.email)}</p>
      ) : null}
      {shown.slug ? (
        <p>
          <a href={page.to(`/challenges/${shown.slug}`)}>{words.readChallenge}</a>
        </p>
      ) : null}
    </>
  );
}

function Group({ shown: { invitation }, page }: { shown: Extract<Shown, { kind: 'group' }>; page: Page }) {
  const { invitation: words } = page.texts;
  const rows = [
    {
      term: words.inviter,
      value: [invitation.invitedBy, invitation.invitedByCluster].filter(Boolean).join(', '),
    },
    { term: words.purpose, value: invitation.purpose },
    { term: words.cluster, value: invitation.clusterName },
    { term: words.organisations, value: organisationsOf(invitation, page) },
    { term: words.note, value: invitation.note },
  ].filter(({ value }) => value);
  return (
    <>
      <dl className="facts-list">
        {rows.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p>{words.hidden}</p>
      <p>{words.seen}</p>
    </>
  );
}

/** Of whom the name would tell which company asks, the cluster invites. */
function inviterOf({ kind, invitation }: Exclude<Shown, { kind: 'gone' }>): string {
  if (kind !== 'group' || invitation.invitedBy) return invitation.invitedBy;
  return invitation.invitedByCluster ?? invitation.clusterName ?? '';
}

type GroupInvitation = Extract<Shown, { kind: 'group' }>['invitation'];

function organisationsOf({ organisations, companyUnnamed }: GroupInvitation, page: Page): string {
  const { invitation: words } = page.texts;
  const named = organisations.join(', ');
  if (!companyUnnamed) return named || words.organisationsNone;
  return named ? words.andCompany(named) : words.companyOnly;
}

type AnswerProps = {
  kind: 'team' | 'group' | 'seekers';
  name: string;
  problem: FormProblem | undefined;
  page: Page;
};

function Answer({ kind, name, problem, page }: AnswerProps) {
  const { invitation: words } = page.texts;
  return (
    <>
      <form method="post">
        {kind === 'group' ? <Confidentiality problem={problem} page={page} /> : null}
        <div className="actions path-actions">
          <Button name="intent" value="accept">
            {kind === 'group' ? words.join : words.accept}
          </Button>
          <Button kind="outlined" name="intent" value="decline">
            {words.decline}
          </Button>
        </div>
      </form>
      <p className="small muted path-actions">
        <bdi>{words.other(name)}</bdi>
      </p>
    </>
  );
}

function SignIn({ page }: { page: Page }) {
  const { invitation: words } = page.texts;
  const next = `?next=${encodeURIComponent(page.path)}`;
  return (
    <>
      <Notice
        actions={
          <>
            <ButtonLink href={page.to('/sign-in') + next}>{words.signIn}</ButtonLink>
            <a href={page.to('/register') + next}>{words.register}</a>
          </>
        }
      >
        {words.signInFirst}
      </Notice>
      <form method="post" className="path-actions">
        <Button kind="link" name="intent" value="decline">
          {words.decline}
        </Button>
      </form>
    </>
  );
}
