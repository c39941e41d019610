import { submissionsRpc, type Deposit } from '@allmende/contracts';
import { formatMoment, Notice } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { isDepositingOver } from '../deposit.rules.js';
import { challengePath, editableOf } from '../drafting.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage } from '../language.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DepositForm } from '../parts/deposit-form.js';
import { DepositRows } from '../parts/deposit-rows.js';
import { DoneNotice } from '../parts/done-notice.js';
import { deskName } from '../parts/drafting-course.js';
import { ProblemSummary } from '../parts/form-page.js';
import { WorkHead } from '../parts/work-head.js';
import type { FormProblem } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';
import type { Visit } from '../visit.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const challengeId = idOf(params['challengeId'], visit);
  const [{ draft }, deposits] = await Promise.all([
    editableOf(visit, challengeId),
    callApi(visit, submissionsRpc.listDeposits, { challengeId }),
  ]);
  const { question, original, zone } = draft;
  const texts = await textsOf(visit, challengeId, deposits.items);
  return { challengeId, question, original, zone, deposits, texts, key: newFormKey() };
});

async function textsOf(
  visit: Visit,
  challengeId: string,
  deposits: Deposit[],
): Promise<Record<string, string>> {
  const opened = deposits.filter(({ state }) => state === 'opened');
  const texts = opened.map(async ({ depositId }) => {
    const { text } = await callApi(visit, submissionsRpc.readDeposit, { challengeId, depositId });
    return [depositId, text] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

export const action = actionOf(async ({ visit, form, params, request }) => {
  const challengeId = idOf(params['challengeId'], visit);
  const path = challengePath(request, challengeId, '/deposits');
  const key = formKey(form);
  switch (field(form, 'intent')) {
    case 'open': {
      const depositId = idOf(field(form, 'depositId'), visit);
      await callApi(visit, submissionsRpc.openDeposit, { challengeId, depositId }, { key });
      return goOn(path, { visit, done: 'opened' });
    }
    case 'remove-file': {
      const one = { challengeId, depositId: idOf(field(form, 'depositId'), visit) };
      const fileId = idOf(field(form, 'fileId'), visit);
      await callApi(visit, submissionsRpc.removeDepositFile, { ...one, fileId });
      return goOn(path);
    }
    default: {
      const { depositId } = await callApi(visit, submissionsRpc.beginDeposit, { challengeId }, { key });
      const one = { challengeId, depositId, text: field(form, 'text') };
      await callApi(visit, submissionsRpc.sealDeposit, one, { key });
      return goOn(path, { visit, done: 'sealed' });
    }
  }
});

/** What is said to a submission that is late does not fit here. */
function problemOf({ problem }: FormState, late: string): FormProblem {
  return problem.code === 'submission.deadline-passed' ? { ...problem, message: late } : problem;
}

/** What the team that asks seals of its own before the close, and what it did with it. */
export default function Deposits() {
  const { challengeId, question, original, zone, deposits, texts, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { deposits: words, drafting } = page.texts;
  const { text, lang } = inLanguage(question, page.language, original);
  const path = page.to(`/desk/challenges/${challengeId}`);
  const close = deposits.closesAt ? formatMoment(deposits.closesAt, page.dates(zone), { zoned: true }) : '';
  const isOver = isDepositingOver(deposits);
  const draft = deposits.items.find((one) => one.state === 'draft');
  return (
    <div className="page-work">
      <WorkHead
        title={isOver ? words.kept : words.title}
        lead={isOver ? undefined : words.lead}
        crumbs={[
          { title: deskName(page), href: page.to('/desk') },
          { title: <bdi lang={lang}>{text || drafting.untitled}</bdi>, href: path },
        ]}
      />
      <div className="deposits">
        <ProblemSummary problem={state && problemOf(state, words.late)} />
        <DoneNotice texts={words.done} />
        <p className="path-rule">{words.seen}</p>
        <DepositRows
          deposits={deposits.items.filter((one) => one !== draft)}
          texts={texts}
          path={`${path}/deposits`}
          zone={zone}
          formKey={key}
          page={page}
        />
        {deposits.open || state ? (
          <DepositForm
            challengeId={challengeId}
            draft={draft}
            close={close}
            formKey={key}
            state={state}
            page={page}
          />
        ) : (
          <Notice>{isOver ? words.closed(close) : words.notNow}</Notice>
        )}
      </div>
    </div>
  );
}
