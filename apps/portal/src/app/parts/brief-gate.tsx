import type { ChallengePage, Confidentiality, OwnBriefAccess } from '@allmende/contracts';
import { Button, ButtonLink, DecisionBox, EmptyState, formatMoment, TextField } from '@allmende/ui';
import type { ReactNode } from 'react';
import { isAskedFor } from '../challenge.view.js';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';
import { UndertakeFirst } from './manager-undertaking.js';
import { confidentialityPlace } from './office-confidentiality.js';

export type GateProps = {
  challenge: ChallengePage;
  access: OwnBriefAccess;
  /** Of whoever reads for an office that is asked here, and does not take part. */
  office: { consentId: string } | undefined;
  /** Of a manager of the cluster that owns the challenge. */
  undertaking: Confidentiality | undefined;
  formKey: string;
  state: FormState | undefined;
  page: Page;
};

/** What stands before the confidential brief, and what can be done about it. */
export function BriefGate(props: GateProps) {
  const { standing } = props.access;
  const gates: Partial<Record<typeof standing, ReactNode>> = {
    'agree-first': <BoundFirst {...props} />,
    'ask-first': <Ask {...props} />,
    waiting: <Waiting {...props} />,
    ended: <Ended {...props} />,
    declined: <Refused {...props} />,
    withdrawn: <Refused {...props} />,
  };
  return gates[standing] ?? <Unavailable {...props} />;
}

/** Participants agree to the terms; managers and offices, who take no part, undertake confidentiality. */
function BoundFirst(props: GateProps) {
  const { undertaking, office, formKey, page } = props;
  const { decide } = page.texts.consents.confidentiality;
  if (undertaking)
    return <UndertakeFirst confidentiality={undertaking} title={decide} formKey={formKey} page={page} />;
  return office ? <OfficeFirst {...props} {...office} /> : <AgreeFirst {...props} />;
}

function AgreeFirst({ challenge, page }: GateProps) {
  const { challenges, terms, brief } = page.texts;
  const rule = challenge.brief;
  if (!isAskedFor(challenge.state))
    return (
      <EmptyState
        title={challenges.brief.overTitle}
        action={<ToChallenge challenge={challenge} page={page} />}
      >
        <p>{rule?.onRequest ? brief.overText : challenges.brief.over}</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title={challenges.brief.agreeFirst}
      action={
        <ButtonLink href={page.to(`/challenges/${challenge.slug}/terms`)}>
          {challenges.brief.toTerms}
        </ButtonLink>
      }
    >
      <p>{rule?.onRequest ? brief.onRequest : challenges.brief.condition}</p>
      {rule?.verifiedOnly ? <p>{brief.verifiedOnly}</p> : null}
      <p>{terms.briefShown}</p>
    </EmptyState>
  );
}

/** An office agrees to nothing that participants agree to. */
function OfficeFirst({ consentId, page }: GateProps & { consentId: string }) {
  const { brief, consents } = page.texts;
  return (
    <EmptyState
      title={brief.office.undertakeFirst}
      action={
        <ButtonLink href={page.to(`/consents/${consentId}#${confidentialityPlace}`)}>
          {brief.office.toConsent}
        </ButtonLink>
      }
    >
      <p>{brief.office.undertakeText}</p>
      <p>{consents.confidentiality.seen}</p>
    </EmptyState>
  );
}

function Ask({ challenge, office, formKey, state, page }: GateProps) {
  const { ask, office: forOffice, verifiedOnly } = page.texts.brief;
  return (
    <form method="post" className="narrow" noValidate>
      <input type="hidden" name="key" value={formKey} />
      <DecisionBox title={ask.title} action={<Button>{ask.button}</Button>}>
        <p>{office ? forOffice.askText : ask.text}</p>
        {challenge.brief?.verifiedOnly ? <p>{verifiedOnly}</p> : null}
        <TextField
          name="note"
          label={ask.note}
          hint={office ? forOffice.askHint : ask.noteHint}
          rows={3}
          required
          maxLength={300}
          defaultValue={state?.values['note']}
          error={errorOf(state?.problem, 'note')}
        />
      </DecisionBox>
    </form>
  );
}

function Waiting({ challenge, access: { request }, office, page }: GateProps) {
  const { brief } = page.texts;
  const dates = page.dates(challenge.zone);
  const when = request ? formatMoment(request.askedAt, dates) : '';
  const until = challenge.closesAt ? formatMoment(challenge.closesAt, dates) : '';
  return (
    <EmptyState title={brief.waiting} action={<ToChallenge challenge={challenge} page={page} />}>
      <p>
        {brief.waitingText(when, until)} {office ? brief.office.without : brief.without}
      </p>
      {request ? (
        <blockquote>
          <p dir="auto">{request.note}</p>
        </blockquote>
      ) : null}
    </EmptyState>
  );
}

/** Since the close: nobody asks any more, and what waited got no answer. */
function Ended({ challenge, access: { request }, page }: GateProps) {
  const { brief } = page.texts;
  const when = request && formatMoment(request.askedAt, page.dates(challenge.zone));
  return (
    <EmptyState
      title={when ? brief.ended : brief.over}
      action={<ToChallenge challenge={challenge} page={page} />}
    >
      <p>{when ? brief.endedText(when) : brief.overText}</p>
    </EmptyState>
  );
}

/** The team's own words, said as such. */
function Refused({ challenge, access: { standing, request }, office, page }: GateProps) {
  const { brief } = page.texts;
  const isWithdrawn = standing === 'withdrawn';
  return (
    <EmptyState
      title={isWithdrawn ? brief.withdrawn : brief.declined}
      action={<ToChallenge challenge={challenge} page={page} />}
    >
      {request?.reason ? (
        <p>
          {brief.reason} <span dir="auto">{request.reason}</span>
        </p>
      ) : null}
      <p>{isWithdrawn ? brief.withdrawnText : office ? brief.office.without : brief.without}</p>
    </EmptyState>
  );
}

/** One sentence for every reason there may be. */
function Unavailable({ challenge, office, page }: GateProps) {
  const { brief } = page.texts;
  return (
    <EmptyState
      title={brief.unavailable}
      action={
        <>
          <ToChallenge challenge={challenge} page={page} />
          <ButtonLink kind="link" href={page.to('/settings')}>
            {brief.toSettings}
          </ButtonLink>
        </>
      }
    >
      <p>
        {brief.unavailableText} {office ? brief.office.without : brief.without}
      </p>
    </EmptyState>
  );
}

function ToChallenge({ challenge, page }: Pick<GateProps, 'challenge' | 'page'>) {
  return (
    <ButtonLink kind="outlined" href={page.to(`/challenges/${challenge.slug}`)}>
      {page.texts.brief.toChallenge}
    </ButtonLink>
  );
}
