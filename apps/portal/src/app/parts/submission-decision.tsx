import { Button, DecisionBox, formatDay, formatMoment, Notice } from '@allmende/ui';
import { termsPath } from '../challenge.view.js';
import type { Page } from '../page.js';
import { AwardAcceptance, heldText, OfferedBy } from './award-acceptance.js';
import { AwardRights } from './award-next.js';
import { ChallengeContact } from './challenge-contact.js';
import { Phone } from './contact.js';
import { useReloadEvery } from '../reload.js';
import type { FormState } from '../served.js';
import type { Aftermath } from '../submission.server.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';

type Props = { frame: SubmissionFrame; page: Page };
type AfterProps = Props & { aftermath: Aftermath };

/** The answer that everyone gets, with its reason. */
export function Decision({ frame, aftermath, page }: AfterProps) {
  const { submission, challenge } = frame;
  const { decision: words } = page.texts.submission;
  const { decision } = submission;
  if (!decision) return null;
  const date = formatDay(decision.at, submissionDates(frame, page), { weekday: false });
  return (
    <section className="document decision">
      <h2>{decision.awarded ? words.awarded : words.notAwarded}</h2>
      <p className="muted">{words.at(date)}</p>
      {decision.reason ? (
        <>
          <h3>{words.reason}</h3>
          {decision.reason.split(/\n{2,}/).map((paragraph, i) => (
            <p key={i} dir="auto" className="decision-reason">
              {paragraph}
            </p>
          ))}
        </>
      ) : null}
      <p className="small">
        {challenge ? (
          <a href={page.to(termsPath(challenge.slug, aftermath.agreed))}>{words.rights}</a>
        ) : (
          words.rights
        )}{' '}
        {decision.awarded ? words.thanksAwarded : words.thanks}
      </p>
      {challenge?.contact ? (
        <p className="small">
          {words.questions} <ChallengeContact challenge={challenge} />
        </p>
      ) : null}
      <Contact label={words.objections} contact={aftermath.objections} />
      {challenge ? (
        <p className="small">
          <a href={page.to(`/challenges/${challenge.slug}/complaint`)}>{page.texts.complaints.link}</a>
        </p>
      ) : null}
    </section>
  );
}

type ContactProps = { label: string; contact: { name: string; phone: string } | null | undefined };

function Contact({ label, contact }: ContactProps) {
  return contact ? (
    <p className="small">
      {label} <bdi>{contact.name}</bdi>, <Phone number={contact.phone} />
    </p>
  ) : null;
}

/** The offer that stood here is gone; said until it is decided. */
function TakenBack({ frame, page }: Props) {
  const { awardTakenBack, decision } = frame.submission;
  const { award: words } = page.texts.submission;
  if (!awardTakenBack || decision) return null;
  const date = formatDay(awardTakenBack.at, submissionDates(frame, page), { weekday: false });
  return (
    <Notice title={words.takenBack(date)}>
      {words.takenBackText}{' '}
      <span dir="auto" className="decision-reason">
        {awardTakenBack.reason}
      </span>
    </Notice>
  );
}

const decisionSeconds = 5;

/** The decision is on its way to all teams; the page shows it by itself. */
function Accepted({ page }: { page: Page }) {
  useReloadEvery(decisionSeconds);
  return (
    <Notice tone="ok" live>
      {page.texts.submission.award.accepted}
    </Notice>
  );
}

/** Accept or decline, with what may stand in public; accepted, until the decision is told to all. */
export function AwardOffer({ frame, aftermath, state, page }: AfterProps & { state: FormState | undefined }) {
  const { submission } = frame;
  const { award: words } = page.texts.submission;
  const { award } = submission;
  if (submission.state === 'awarded' && !submission.decision) {
    return <Accepted page={page} />;
  }
  if (!award || submission.state !== 'award-offered') return <TakenBack frame={frame} page={page} />;
  const until = formatMoment(award.lapsesAt, submissionDates(frame, page), { zoned: true });
  const declining = new URLSearchParams(page.path.split('?')[1]).has('decline');
  if (submission.role !== 'lead') {
    return (
      <section className="path-part offer-told">
        <Notice title={words.title}>
          {words.text(until)} {words.leadOnly} <bdi>{heldText(frame, page)}</bdi>
        </Notice>
        <OfferedBy frame={frame} page={page} />
        <AwardRights frame={frame} aftermath={aftermath} page={page} />
      </section>
    );
  }
  const here = page.to(`/submissions/${submission.submissionId}`);
  if (declining) {
    return (
      <form method="post" action={`${here}?index`}>
        <DecisionBox
          title={words.declineTitle}
          action={
            <Button name="intent" value="decline-award">
              {words.decline}
            </Button>
          }
          back={<a href={here}>{words.back}</a>}
        >
          <p>{words.declineText}</p>
        </DecisionBox>
      </form>
    );
  }
  return <AwardAcceptance frame={frame} aftermath={aftermath} state={state} page={page} />;
}
