import { challengesRpc, confirmationsRpc, termsRpc } from '@allmende/contracts';
import { formatDay, Notice } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { answerPlace, TermsAnswer } from '../parts/terms-answer.js';
import { TermsContents } from '../parts/terms-contents.js';
import { Layer } from '../parts/terms-layer.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params }) => {
  const { accountId } = await requirePerson(visit);
  const acceptanceId = idOf(params['acceptanceId'], visit);
  const confirmation = await callApi(visit, confirmationsRpc.getConfirmation, { acceptanceId });
  const { challengeId, versionIds: version } = confirmation;
  const [terms, challenge] = await Promise.all([
    // What the member agreed to, though there may be other words for it by now.
    callApi(visit, termsRpc.challengeTerms, { challengeId, version }),
    tryApi(visit, challengesRpc.getChallenge, { challenge: challengeId }),
  ]);
  return { accountId, confirmation, terms, challenge, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const acceptanceId = idOf(params['acceptanceId'], visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const key = formKey(form);
  if (field(form, 'intent') === 'refuse') {
    const refusal = { acceptanceId, language };
    await callApi(visit, confirmationsRpc.refuse, refusal, { key: key && `${key}-refuse` });
  } else {
    const versionIds = form.getAll('versionId').map(String);
    await callApi(visit, confirmationsRpc.confirm, { acceptanceId, versionIds, language }, { key });
  }
  return goOn(`/${language}/me/confirmations/${acceptanceId}`);
});

type Data = ReturnType<typeof useLoaderData<typeof loader>>;

/** A signatory reads what a member agreed to for the organisation, and confirms or refuses it. */
export default function ConfirmationPage() {
  const data = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { confirmation, terms, challenge } = data;
  const { confirmation: words, me } = page.texts;
  const { member, organisation, at } = confirmation;
  const date = formatDay(at, page.dates(challenge?.zone), { weekday: false });
  const lead = words.lead(member.name || words.someone, organisation.name || words.ownOrganisation, date);
  const question = challenge && inLanguage(challenge.question, page.language, challenge.original);
  return (
    <div className="page-work">
      <WorkHead
        title={words.title}
        lead={<bdi>{lead}</bdi>}
        crumbs={[{ href: page.to('/me'), title: me.title }]}
      />
      {challenge && question ? (
        <p className="terms-intro">
          <a href={page.to(`/challenges/${challenge.slug}`)} lang={question.lang}>
            <bdi>{question.text}</bdi>
          </a>
        </p>
      ) : null}
      <div className="path-part">
        <Said data={data} page={page} />
      </div>
      {confirmation.state === 'waiting' ? (
        <>
          <p className="narrow terms-intro">{words.meaning}</p>
          <TermsContents
            layers={terms.layers}
            cluster={challenge?.owner.name}
            mayDecide
            decide={words.toDecide}
            page={page}
          />
          {terms.layers.map((layer) => (
            <Layer
              key={layer.versionId}
              layer={layer}
              cluster={challenge?.owner.name}
              isNew={false}
              page={page}
            />
          ))}
        </>
      ) : null}
      <div id={answerPlace} tabIndex={-1}>
        <ProblemSummary problem={state?.problem} />
        {confirmation.state === 'waiting' ? <Decision data={data} page={page} /> : null}
      </div>
    </div>
  );
}

/** What was answered, or why there is nothing to answer. */
function Said({ data: { accountId, confirmation, challenge }, page }: { data: Data; page: Page }) {
  const { confirmation: words } = page.texts;
  const { state, answer } = confirmation;
  if (state === 'over') return <Notice title={words.over}>{words.overText}</Notice>;
  if (state === 'waiting' || !answer) return null;
  const receipt = page.to(`/me/receipts/${answer.receiptId}`);
  return (
    <Notice
      tone={state === 'confirmed' ? 'ok' : 'warn'}
      live
      title={words[state]}
      actions={answer.accountId === accountId ? <a href={receipt}>{words.receipt}</a> : undefined}
    >
      {words.answeredOn(formatDay(answer.at, page.dates(challenge?.zone), { weekday: false }))}
    </Notice>
  );
}

function Decision({ data: { terms, key }, page }: { data: Data; page: Page }) {
  const { confirmation: words } = page.texts;
  const obstacle = !terms.open ? words.notOpen : terms.counts ? undefined : words.outdated;
  return (
    <TermsAnswer
      title={words.decide}
      layers={terms.layers}
      formKey={key}
      yes={{ intent: 'confirm', label: words.confirm, lockedReason: obstacle }}
      no={{ intent: 'refuse', label: words.refuse }}
    >
      <p>{words.decideText}</p>
    </TermsAnswer>
  );
}
