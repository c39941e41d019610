import { submissionsRpc, type Submission } from '@allmende/contracts';
import { Button, DeskTable, Field, formatShortDay, Notice, SelectField } from '@allmende/ui';
import { useActionData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { invitationLanguageFrom } from '../invitations.server.js';
import { usePage, type Page } from '../page.js';
import { DoneNotice } from '../parts/done-notice.js';
import { TeamSince } from '../parts/team-since.js';
import { ProblemSummary } from '../parts/form-page.js';
import { InvitationLanguage } from '../parts/invitation-language.js';
import { InvitedRows } from '../parts/invited-rows.js';
import { StepPage } from '../parts/submission-frame.js';
import { errorOf } from '../problem.view.js';
import { useReloadEvery } from '../reload.js';
import { actionOf, type FormState } from '../served.js';
import { idOf, onward, stepPath } from '../submission.server.js';
import { hasNothingNew, laterMembersOf, waitsForTeam } from '../submission.rules.js';
import { submissionDates, useSubmission, type SubmissionFrame } from '../submission.view.js';

export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  const accountId = field(form, 'accountId');
  switch (field(form, 'intent')) {
    case 'remove':
      await callApi(visit, submissionsRpc.removeMember, { submissionId, accountId });
      return goOn(stepPath(request, submissionId, 'team'), { visit, done: 'removed' });
    case 'revoke': {
      const invitationId = idOf(field(form, 'invitationId'), visit);
      await callApi(visit, submissionsRpc.revokeTeamInvitation, { submissionId, invitationId });
      return goOn(stepPath(request, submissionId, 'team'), { visit, done: 'revoked' });
    }
    case 'hand-over':
      await callApi(visit, submissionsRpc.handOver, { submissionId, accountId });
      return onward(request, submissionId, 'team');
    default: {
      const role = field(form, 'role') === 'reader' ? 'reader' : 'member';
      const language = invitationLanguageFrom(form);
      const invitation = { submissionId, email: field(form, 'email'), role, language } as const;
      await callApi(visit, submissionsRpc.inviteMember, invitation);
      return goOn(stepPath(request, submissionId, 'team'), { visit, done: 'sent' });
    }
  }
});

export default function SubmissionTeam() {
  const frame = useSubmission();
  const state = useActionData<FormState>();
  const page = usePage();
  const { submission } = frame;
  const { team } = page.texts.submission;
  const waits = waitsForTeam(submission);
  // Whoever has joined or declined is no longer on the way.
  const invited = submission.invitations.length > 0;
  // Nobody is told by a notice that somebody else has agreed or declared.
  useReloadEvery(reloadSeconds, submission.open && waits);
  return (
    <StepPage frame={frame} title={team.title} lead={team.lead}>
      <ProblemSummary problem={state?.problem} />
      <DoneNotice
        texts={{
          ...(invited ? { sent: team.sent } : {}),
          ...{ revoked: team.revoked, removed: team.removed },
        }}
      />
      <Members frame={frame} page={page} />
      <TeamSince frame={frame} page={page} />
      <Standing frame={frame} waits={waits} page={page} />
      <Invited frame={frame} page={page} />
      {submission.role === 'lead' ? (
        submission.open ? (
          <InviteForm state={state} page={page} />
        ) : null
      ) : (
        <p className="muted">{team.leadOnly}</p>
      )}
      <p className="path-actions">
        <a href={page.to(`/submissions/${submission.submissionId}`)}>{team.back}</a>
      </p>
    </StepPage>
  );
}

const reloadSeconds = 15;

/** Where more than one have a part: whether anything of the team is still missing. */
function Standing({ frame, waits, page }: { frame: SubmissionFrame; waits: boolean; page: Page }) {
  const { submission } = frame;
  const { team, after } = page.texts.submission;
  const { members, invitations, open, role } = submission;
  const isIn = hasNothingNew(submission) || laterMembersOf(submission).length > 0;
  // What comes next is said above, or there is nothing.
  if (!open || (isIn && !waits) || members.length + invitations.length < 2) return null;
  if (waits) return <p className="small muted path-note needs-script">{team.waits}</p>;
  const check = page.to(`/submissions/${submission.submissionId}/check`);
  return (
    <Notice actions={role === 'lead' ? <a href={check}>{after.toCheck}</a> : undefined} live>
      {team.complete}
    </Notice>
  );
}

function Members({ frame, page }: { frame: SubmissionFrame; page: Page }) {
  const { submission } = frame;
  const { team } = page.texts.submission;
  return (
    <DeskTable
      name={team.members}
      columns={[
        { title: team.members },
        { title: page.texts.submission.after.stand },
        { title: team.remove, hidden: true },
      ]}
      groups={[
        {
          rows: submission.members.map((member) => ({
            key: member.accountId,
            cells: [
              <>
                <bdi>{member.name}</bdi>
                <small>{team.roles[member.role]}</small>
              </>,
              <>
                {member.agreed ? team.agreed : team.notAgreed}
                {member.role === 'reader' ? null : (
                  <small>{member.declared ? team.declared : team.notDeclared}</small>
                )}
              </>,
              submission.open ? <MemberActs key="acts" member={member} frame={frame} page={page} /> : null,
            ],
          })),
        },
      ]}
    />
  );
}

type ActsProps = { member: Submission['members'][number]; frame: SubmissionFrame; page: Page };

function MemberActs({ member, frame: { submission, accountId: own }, page }: ActsProps) {
  const { team } = page.texts.submission;
  const { submissionId, role } = submission;
  if (member.role === 'lead') return null;
  if (member.accountId === own)
    return <a href={page.to(`/submissions/${submissionId}/leave`)}>{team.leave}</a>;
  if (role !== 'lead') return null;
  return (
    <form method="post" className="row-acts">
      <input type="hidden" name="accountId" value={member.accountId} />
      {member.role === 'member' ? (
        <Button kind="link" name="intent" value="hand-over" aria-label={team.handOverName(member.name)}>
          {team.handOver}
        </Button>
      ) : null}{' '}
      <Button kind="link" name="intent" value="remove" aria-label={team.removeName(member.name)}>
        {team.remove}
      </Button>
    </form>
  );
}

function Invited({ frame, page }: { frame: SubmissionFrame; page: Page }) {
  const { team } = page.texts.submission;
  const { invitations, role: own } = frame.submission;
  const dates = submissionDates(frame, page);
  const rows = invitations.map(({ invitationId, email, role, invitedAt }) => {
    const note = `${team.roles[role]}, ${team.invitedOn(formatShortDay(invitedAt, dates))}`;
    return { invitationId, who: email, note, mayRevoke: own === 'lead' };
  });
  return <InvitedRows title={team.invited} rows={rows} words={team} />;
}

function InviteForm({ state, page }: { state: FormState | undefined; page: Page }) {
  const { team } = page.texts.submission;
  return (
    <section className="path-part">
      <h2>{team.invite}</h2>
      <form method="post" noValidate>
        <Field
          name="email"
          type="email"
          required
          maxLength={254}
          label={team.email}
          hint={team.emailHint}
          defaultValue={state?.values['email']}
          error={errorOf(state?.problem, 'email')}
        />
        <SelectField
          name="role"
          label={team.role}
          defaultValue={state?.values['role'] ?? 'member'}
          options={[
            { value: 'member', label: team.roleMember },
            { value: 'reader', label: team.roleReader },
          ]}
        />
        <InvitationLanguage values={state?.values} page={page} />
        <div className="actions path-actions">
          <Button kind="outlined">{team.send}</Button>
        </div>
      </form>
    </section>
  );
}
