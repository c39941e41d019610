import {
  type ChallengePage,
  challengesRpc,
  type Consent,
  type ConsentState,
  consentsRpc,
  type FieldError,
} from '@allmende/contracts';
import {
  Button,
  Choice,
  ChoiceGroup,
  DecisionBox,
  formatDay,
  formatMoment,
  Notice,
  TextField,
} from '@allmende/ui';
import { useState } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi, tryApi } from '../api.server.js';
import { mayAwardWait } from '../consent.rules.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { useWarningBeforeLeaving } from '../leaving.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import {
  ConfidentialityNote,
  confidentialityPlace,
  OfficeConfidentiality,
} from '../parts/office-confidentiality.js';
import { WorkHead } from '../parts/work-head.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const consentId = idOf(params['consentId'], visit);
  const consent = await callApi(visit, consentsRpc.getConsent, { consentId });
  const challenge = await tryApi(visit, challengesRpc.getChallenge, { challenge: consent.challengeId });
  return { consent, challenge, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const consentId = idOf(params['consentId'], visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const key = formKey(form);
  if (field(form, 'intent') === 'confidentiality') {
    const said = { consentId, language, words: field(form, 'words') };
    await callApi(visit, consentsRpc.agreeToConfidentiality, said, { key: key && `${key}-confidentiality` });
    return goOn(`/${language}/consents/${consentId}#${confidentialityPlace}`);
  }
  const answer = field(form, 'answer');
  const note = field(form, 'note').trim();
  assertWhole(answer, note);
  if (answer === 'hold' || answer === 'holdOn') {
    const hold = { consentId, reason: note };
    await callApi(visit, consentsRpc.holdConsent, hold, { key: key && `${key}-hold` });
  } else {
    const gift = { consentId, ...(answer === 'part' ? { note } : {}) };
    await callApi(visit, consentsRpc.giveConsent, gift, { key: key && `${key}-${answer}` });
  }
  return goOn(`/${language}/consents`, { visit, done: 'answered' });
});

/** One form has the three answers, two of which say something more. */
function assertWhole(answer: string, note: string): void {
  const isKnown = ['give', 'part', 'hold', 'holdOn'].includes(answer);
  const missing = [
    ...(isKnown ? [] : ['answer']),
    ...(answer !== 'give' && isKnown && !note ? ['note'] : []),
  ];
  if (missing.length === 0) return;
  const errors = missing.map((name): FieldError => ({ field: name, code: 'required', message: 'Required' }));
  throw new ApiProblem(400, 'invalid', { errors });
}

type Answer = 'give' | 'part' | 'hold' | 'holdOn';
type Data = ReturnType<typeof useLoaderData<typeof loader>>;

/** Who takes part in what, until when an answer counts, and the answer; and the way to what is confidential there. */
export default function ConsentPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { consents: words } = page.texts;
  const { consent, challenge } = data;
  const { person, organisation, askedAt, state: said } = consent;
  const lead = said === 'withdrawn' ? words.one.leadOver : words.one.lead;
  const date = formatDay(askedAt, page.dates(challenge?.zone), { weekday: false });
  const question = challenge && inLanguage(challenge.question, page.language, challenge.original);
  return (
    <div className="page-work">
      <WorkHead
        title={words.title}
        lead={<bdi>{lead(person.name || words.someone, organisation.name, date)}</bdi>}
        crumbs={[{ href: page.to('/consents'), title: words.title }]}
        here={<bdi>{person.name || words.someone}</bdi>}
      />
      <ProblemSummary problem={state?.problem} />
      {challenge && question ? (
        <p className="terms-intro">
          <a href={page.to(`/challenges/${challenge.slug}`)} lang={question.lang}>
            <bdi>{question.text}</bdi>
          </a>
        </p>
      ) : null}
      <p className="narrow terms-intro">
        {words.one.sees} {mayAwardWait(consent.state, challenge) ? words.one.seesAward : null}
      </p>
      {challenge ? <ConfidentialityNote consent={consent} challenge={challenge} page={page} /> : null}
      <div className="path-part">
        <Said data={data} page={page} />
      </div>
      {consent.state === 'asked' || consent.state === 'held' ? (
        <AnswerForm data={data} state={state} page={page} />
      ) : null}
      {consent.state === 'given-in-part' ? <LiftForm data={data} page={page} /> : null}
      {challenge ? (
        <OfficeConfidentiality consent={consent} challenge={challenge} formKey={data.key} page={page} />
      ) : null}
    </div>
  );
}

/** Giving it lets the team submit until the close, and afterwards accept an award. */
function heldText({ closesAt, zone }: ChallengePage, page: Page): string | null {
  const { heldUntil, heldSince } = page.texts.consents.one;
  if (!closesAt) return null;
  const dates = page.dates(zone);
  const when = formatMoment(closesAt, dates, { zoned: true });
  return new Date(closesAt) <= dates.now ? heldSince(when) : heldUntil(when);
}

/** Until when, or what was said. */
function Said({ data: { consent, challenge }, page }: { data: Data; page: Page }) {
  const { one } = page.texts.consents;
  const { state, dueAt, note, answeredAt, receiptId, awardUntil } = consent;
  const dates = page.dates(challenge?.zone);
  if (state === 'asked') {
    const until = one.until(formatMoment(dueAt, dates, { zoned: true }));
    return (
      <Notice title={until}>
        {one.untilText} {one.submits} {mayAwardWait(consent.state, challenge) ? one.awardInList : null}
      </Notice>
    );
  }
  const receipt = receiptId ? <a href={page.to(`/me/receipts/${receiptId}`)}>{one.receipt}</a> : undefined;
  return (
    <Notice tone={toneOf(state)} title={one.said[state]} actions={receipt}>
      {answeredAt ? one.answeredOn(formatDay(answeredAt, dates, { weekday: false })) : null}{' '}
      {state === 'held' ? one.heldStands : null} {note ? <bdi>{one.noteSaid(note)}</bdi> : null}{' '}
      {state === 'held' && challenge ? heldText(challenge, page) : null}{' '}
      {awardUntil ? one.awardWaits(formatMoment(awardUntil, dates, { zoned: true })) : null}
    </Notice>
  );
}

function toneOf(state: ConsentState) {
  if (state === 'withdrawn') return 'plain';
  return state === 'held' ? 'warn' : 'ok';
}

/** What is held is given, left as it is, or held on for another reason. */
function answersTo(state: ConsentState): Answer[] {
  return ['give', 'part', state === 'held' ? 'holdOn' : 'hold'];
}

/** To the page itself: with the place of another box in the address, what is missing would stand out of sight. */
function pathOf({ consentId }: Pick<Consent, 'consentId'>, page: Page): string {
  return page.to(`/consents/${consentId}`);
}

/** A condition can be lifted, and nothing else be done about what was given. */
function LiftForm({ data: { consent, key }, page }: { data: Data; page: Page }) {
  const { lift } = page.texts.consents.one;
  return (
    <form method="post" action={pathOf(consent, page)}>
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="answer" value="give" />
      <DecisionBox title={lift.title} action={<Button>{lift.button}</Button>}>
        <p>{lift.text}</p>
      </DecisionBox>
    </form>
  );
}

function AnswerForm({
  data: { consent, challenge, key },
  state,
  page,
}: {
  data: Data;
  state: FormState | undefined;
  page: Page;
}) {
  const { one } = page.texts.consents;
  const { answerHints: hints } = one;
  const holdHint = challenge?.heldConsents === 'told' ? hints.holdTold : hints.holdWait;
  // Undertaking confidentiality, further down, loads the page anew.
  const [unsaved, setUnsaved] = useState(false);
  useWarningBeforeLeaving(unsaved);
  return (
    <form
      method="post"
      action={pathOf(consent, page)}
      noValidate
      onInput={() => setUnsaved(true)}
      onSubmit={() => setUnsaved(false)}
    >
      <input type="hidden" name="key" value={key} />
      <DecisionBox
        title={consent.state === 'held' ? one.decideHeld : one.decide}
        action={<Button>{one.button}</Button>}
        back={<a href={page.to('/consents')}>{one.back}</a>}
      >
        <p>{consent.state === 'held' ? one.decideHeldText : one.decideText}</p>
        <ChoiceGroup legend={one.answer} name="answer" error={errorOf(state?.problem, 'answer')}>
          {answersTo(consent.state).map((answer) => (
            <Choice
              key={answer}
              type="radio"
              name="answer"
              value={answer}
              required
              label={one.answers[answer]}
              hint={answer === 'give' || answer === 'part' ? hints[answer] : holdHint}
              defaultChecked={state?.values['answer'] === answer}
            />
          ))}
        </ChoiceGroup>
        <TextField
          name="note"
          label={one.note}
          hint={one.noteHint}
          rows={4}
          maxLength={2000}
          defaultValue={state?.values['note']}
          error={errorOf(state?.problem, 'note')}
        />
      </DecisionBox>
    </form>
  );
}
