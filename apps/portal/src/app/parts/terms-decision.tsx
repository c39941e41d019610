import type { ChallengePage, OutputOf, termsRpc } from '@allmende/contracts';
import { Button, Choice, ChoiceGroup, Fold, formatDay, formatMoment, Notice } from '@allmende/ui';
import type { Standing as ChallengeStanding, Terms } from '../challenge.server.js';
import { briefLink, endPlace, termsPath } from '../challenge.view.js';
import { namesOf, type Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';
import { StartSolution } from './start-solution.js';
import { answerPlace, TermsAnswer } from './terms-answer.js';
import { layerName } from './terms-layer.js';

export type OwnAcceptance = OutputOf<typeof termsRpc.ownAcceptance>;

export type DecisionProps = {
  challenge: ChallengePage;
  terms: Terms;
  own: OwnAcceptance;
  formKey: string;
  /** What was chosen before something was wrong. */
  state: FormState | undefined;
  page: Page;
};

/** Agree for oneself or for an organisation, or decline. */
export function Decision({ challenge, terms, own, formKey, state, page }: DecisionProps) {
  const { terms: texts } = page.texts;
  const names = new Intl.ListFormat(page.language).format(
    terms.layers.map(({ layer }) => layerName(layer, page, challenge.owner.name)),
  );
  return (
    <TermsAnswer
      title={texts.decide}
      layers={terms.layers}
      formKey={formKey}
      yes={{ intent: 'accept', label: texts.accept }}
      no={{ intent: 'decline', label: texts.decline }}
    >
      <p>{texts.decideTexts(names)}</p>
      {challenge.brief ? <p>{texts.decideBrief}</p> : null}
      <p>{texts.decideSealed}</p>
      <p>{texts.decideEnd}</p>
      <WhoLearns challenge={challenge} page={page} />
      <Parties own={own} state={state} page={page} />
    </TermsAnswer>
  );
}

/** Folded, so that the buttons stand in the same window as what is decided. */
function WhoLearns({ challenge: { brief }, page }: Pick<DecisionProps, 'challenge' | 'page'>) {
  const { terms: texts } = page.texts;
  return (
    <Fold title={texts.decideWho}>
      <p>{texts.decideSealedMeans}</p>
      <p>
        {texts.decideSeen} {texts.decideKnown} {brief ? texts.decideKnownBrief(brief.onRequest) : null}
      </p>
      {brief ? <p>{texts.briefShown}</p> : null}
    </Fold>
  );
}

/** For whom somebody agrees: never by a default; without an organisation there is nothing to choose. */
function Parties({ own, state, page }: Pick<DecisionProps, 'own' | 'state' | 'page'>) {
  const { terms: texts } = page.texts;
  if (own.parties.length === 0)
    return (
      <p>
        <input type="hidden" name="party" value="self" />
        {texts.forMeOnly} {texts.employed}
      </p>
    );
  const chosen = state?.values['party'];
  const hintOf = (name: string, canBeAsked: boolean | null | undefined) =>
    canBeAsked === false ? <bdi>{texts.nobodySigns(name)}</bdi> : texts.toBeConfirmed;
  return (
    <ChoiceGroup legend={texts.forWhom} name="party" error={errorOf(state?.problem, 'party')}>
      <p>{texts.employedParty}</p>
      <Choice type="radio" name="party" value="self" defaultChecked={chosen === 'self'} label={texts.forMe} />
      {own.parties.map(({ organisationId, name, mayBind, canBeAsked }) => (
        <Choice
          key={organisationId}
          type="radio"
          name="party"
          value={organisationId}
          label={<bdi>{texts.forOrganisation(name)}</bdi>}
          defaultChecked={chosen === organisationId}
          hint={mayBind ? undefined : hintOf(name, canBeAsked)}
        />
      ))}
    </ChoiceGroup>
  );
}

type StandingProps = {
  challenge: ChallengePage;
  /** Agreeing and submitting are possible. */
  open: boolean;
  standing: ChallengeStanding | undefined;
  own: OwnAcceptance | undefined;
  declined: boolean;
  page: Page;
};

/** What the person has said so far, on top of the page. */
export function Standing({ challenge, open, standing, own, declined, page }: StandingProps) {
  const { terms: texts } = page.texts;
  if (declined || own?.acceptance?.state === 'declined') {
    const mayAgree = open && standing?.eligible === true;
    return <Declined challenge={challenge} mayAgree={mayAgree} page={page} />;
  }
  if (own?.acceptance?.state === 'ended') {
    const isRefused = own.acceptance.party.answer === 'refused';
    return <Notice tone="warn">{isRefused ? texts.refused : texts.ended}</Notice>;
  }
  if (!standing?.accepted || !own?.acceptance) return null;
  const { at, party } = own.acceptance;
  const date = formatDay(at, page.dates(challenge.zone), { year: true });
  return (
    <Notice
      tone="ok"
      live
      title={texts.accepted}
      actions={<NextSteps challenge={challenge} open={open} standing={standing} page={page} />}
    >
      {texts.acceptedText(date)} <a href={page.to('/me/receipts')}>{texts.receipts}</a>.{' '}
      {party.toBeConfirmed ? <bdi>{waitingText(own, challenge, page)}</bdi> : null}{' '}
      {challenge.brief ? texts.briefShown : null}
    </Notice>
  );
}

/** That an organisation still has to confirm, and who was asked to, and when; or that nobody can be. */
function waitingText({ acceptance, awaits }: OwnAcceptance, { zone }: ChallengePage, page: Page): string {
  const { terms: texts, submission } = page.texts;
  const organisation = acceptance?.party.organisationName ?? '';
  if (awaits?.canBeAsked === false) return texts.nobodySigns(organisation);
  const waiting = texts.waiting(organisation);
  if (!awaits) return waiting;
  const { asked, askedThem } = submission.termsStep.awaits;
  const since = formatMoment(awaits.askedAt, page.dates(zone));
  const names = (awaits.signatories ?? []).map(({ name }) => name).filter(Boolean);
  return `${waiting} ${names.length > 0 ? asked(namesOf(names, page), since) : askedThem(since)}`;
}

type DeclinedProps = { challenge: ChallengePage; mayAgree: boolean; page: Page };

function Declined({ challenge: { slug, contact }, mayAgree, page }: DeclinedProps) {
  const { terms: texts } = page.texts;
  // Another address than this page's, so that it is asked for again, and asks again.
  const again = `${page.to(termsPath(slug))}?again#${answerPlace}`;
  return (
    <Notice
      title={texts.declined}
      live
      actions={
        <>
          <a href={page.to(`/challenges/${slug}`)}>{texts.backToChallenge}</a>
          {mayAgree ? <a href={again}>{texts.agreeAfterAll}</a> : null}
        </>
      }
    >
      {texts.declinedText} {contact ? texts.declinedAsk(contact.name, contact.phone) : null}
    </Notice>
  );
}

type ForSelfProps = { terms: Terms; organisation: string; formKey: string; page: Page };

/** In place of an agreement that the organisation has not confirmed. */
export function AgreeForSelf({ terms, organisation, formKey, page }: ForSelfProps) {
  const { forSelf } = page.texts.terms;
  return (
    <section id="for-self">
      <Fold title={forSelf.title}>
        <p className="narrow">
          <bdi>{forSelf.text(organisation)}</bdi>
        </p>
        <form method="post">
          <input type="hidden" name="key" value={`${formKey}-self`} />
          <input type="hidden" name="party" value="self" />
          {terms.layers.map(({ versionId }) => (
            <input key={versionId} type="hidden" name="versionId" value={versionId} />
          ))}
          <div className="actions path-actions">
            <Button name="intent" value="accept" kind="outlined">
              {forSelf.button}
            </Button>
          </div>
        </form>
      </Fold>
    </section>
  );
}

type EndProps = { submission: ChallengeStanding['submission']; formKey: string; page: Page };

/** As easy as agreeing was; what it means stands in front of the button. */
export function EndAgreement({ submission, formKey, page }: EndProps) {
  const { end } = page.texts.terms;
  return (
    <section id={endPlace}>
      <Fold title={end.title}>
        <p className="narrow">{end.text}</p>
        {submission && submission.versions > 0 && submission.state !== 'withdrawn' ? (
          <p className="narrow">
            {end.submitted}{' '}
            <a href={page.to(`/submissions/${submission.submissionId}`)}>{end.toSubmission}</a>
          </p>
        ) : null}
        <form method="post">
          <input type="hidden" name="key" value={formKey} />
          <div className="actions path-actions">
            <Button name="intent" value="end" kind="outlined">
              {end.button}
            </Button>
          </div>
        </form>
      </Fold>
    </section>
  );
}

type EarlierProps = Pick<StandingProps, 'challenge' | 'own' | 'page'> & { terms: Terms };

/** Above versions that are no longer in force. */
export function Earlier({ challenge, terms, own, page }: EarlierProps) {
  const { terms: texts } = page.texts;
  const acceptance = own?.acceptance?.state === 'accepted' ? own.acceptance : undefined;
  const agreed = terms.layers.every(({ versionId }) => acceptance?.versionIds.includes(versionId));
  return (
    <Notice
      title={texts.earlier}
      actions={<a href={page.to(termsPath(challenge.slug))}>{texts.readCurrent}</a>}
    >
      {acceptance && agreed
        ? `${texts.earlierAgreed(formatDay(acceptance.at, page.dates(challenge.zone), { year: true }))} `
        : ''}
      {texts.earlierText}
    </Notice>
  );
}

type NextStepsProps = Pick<StandingProps, 'challenge' | 'open' | 'page'> & { standing: ChallengeStanding };

function NextSteps({ challenge, open, standing: { submission }, page }: NextStepsProps) {
  return (
    <>
      <StartSolution slug={challenge.slug} open={open} submission={submission} page={page} />
      {challenge.brief ? (
        <a href={page.to(`/challenges/${challenge.slug}/brief`)}>{briefLink(challenge, page.texts)}</a>
      ) : null}
    </>
  );
}
