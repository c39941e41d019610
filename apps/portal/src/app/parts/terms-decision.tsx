import type { ChallengePage, OutputOf, termsRpc } from '@allmende/contracts';
import { Button, ButtonLink, Choice, ChoiceGroup, DecisionBox, formatDay, Notice } from '@allmende/ui';
import type { Standing as ChallengeStanding, Terms } from '../challenge.server.js';
import type { Page } from '../page.js';

export type OwnAcceptance = OutputOf<typeof termsRpc.ownAcceptance>;

export type DecisionProps = {
  challenge: ChallengePage;
  terms: Terms;
  own: OwnAcceptance;
  formKey: string;
  page: Page;
};

/** Agree for oneself or for an organisation, or decline; the versions that were shown travel along. */
export function Decision({ challenge, terms, own, formKey, page }: DecisionProps) {
  const { terms: texts } = page.texts;
  const names = new Intl.ListFormat(page.language).format(
    terms.layers.map(({ layer }) => texts.layers[layer]),
  );
  return (
    <form method="post">
      <input type="hidden" name="key" value={formKey} />
      {terms.layers.map(({ versionId }) => (
        <input key={versionId} type="hidden" name="versionId" value={versionId} />
      ))}
      <DecisionBox
        title={texts.decide}
        action={
          <Button name="intent" value="accept">
            {texts.accept}
          </Button>
        }
        back={
          <Button kind="outlined" name="intent" value="decline">
            {texts.decline}
          </Button>
        }
      >
        <p>{texts.decideTexts(names)}</p>
        {challenge.brief ? <p>{texts.decideBrief}</p> : null}
        <p>{texts.decideEnd}</p>
        <Parties own={own} page={page} />
      </DecisionBox>
    </form>
  );
}

/** For whom somebody agrees; without an organisation there is nothing to choose. */
function Parties({ own, page }: Pick<DecisionProps, 'own' | 'page'>) {
  const { terms: texts } = page.texts;
  if (own.parties.length === 0)
    return (
      <p>
        <input type="hidden" name="party" value="self" />
        {texts.forMeOnly}
      </p>
    );
  return (
    <ChoiceGroup legend={texts.forWhom} name="party">
      <Choice type="radio" name="party" value="self" defaultChecked label={texts.forMe} />
      {own.parties.map(({ organisationId, name, mayBind }) => (
        <Choice
          key={organisationId}
          type="radio"
          name="party"
          value={organisationId}
          label={<bdi>{texts.forOrganisation(name)}</bdi>}
          hint={mayBind ? undefined : texts.toBeConfirmed}
        />
      ))}
    </ChoiceGroup>
  );
}

type StandingProps = {
  challenge: ChallengePage;
  standing: ChallengeStanding | undefined;
  own: OwnAcceptance | undefined;
  declined: boolean;
  page: Page;
};

/** What the person has said so far, on top of the page. */
export function Standing({ challenge, standing, own, declined, page }: StandingProps) {
  const { terms: texts } = page.texts;
  const back = page.to(`/challenges/${challenge.slug}`);
  if (declined || own?.acceptance?.state === 'declined') {
    return (
      <Notice title={texts.declined} live actions={<a href={back}>{texts.backToChallenge}</a>}>
        {texts.declinedText}{' '}
        {challenge.contact ? texts.declinedAsk(challenge.contact.name, challenge.contact.phone) : null}
      </Notice>
    );
  }
  if (own?.acceptance?.state === 'ended') {
    const isRefused = own.acceptance.party.answer === 'refused';
    return <Notice tone="warn">{isRefused ? texts.refused : texts.ended}</Notice>;
  }
  if (!standing?.accepted || !own?.acceptance) return null;
  const { at, party } = own.acceptance;
  const date = formatDay(at, page.dates(challenge.zone));
  return (
    <Notice
      tone="ok"
      live
      title={texts.accepted}
      actions={<NextSteps challenge={challenge} standing={standing} page={page} />}
    >
      {texts.acceptedText(date)} <a href={page.to('/me/receipts')}>{texts.receipts}</a>.{' '}
      {party.toBeConfirmed ? <bdi>{texts.waiting(party.organisationName ?? '')}</bdi> : null}
    </Notice>
  );
}

function NextSteps({
  challenge,
  standing,
  page,
}: {
  challenge: ChallengePage;
  standing: ChallengeStanding;
  page: Page;
}) {
  const { terms: texts } = page.texts;
  return (
    <>
      {standing.submission && standing.submission.state !== 'withdrawn' ? (
        <ButtonLink href={page.to(`/submissions/${standing.submission.submissionId}`)}>
          {texts.resume}
        </ButtonLink>
      ) : (
        <form method="post">
          <Button name="intent" value="start">
            {texts.start}
          </Button>
        </form>
      )}
      {challenge.brief ? (
        <a href={page.to(`/challenges/${challenge.slug}/brief`)}>{texts.briefLink}</a>
      ) : null}
    </>
  );
}
