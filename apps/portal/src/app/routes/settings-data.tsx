import { type DataRequest, dataRequestsRpc } from '@allmende/contracts';
import { Button, ButtonLink, DecisionBox, formatMoment, Notice } from '@allmende/ui';
import { useState } from 'react';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { OwnAccount } from '../parts/own-account.js';
import { WorkHead } from '../parts/work-head.js';
import { useReloadEvery } from '../reload.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit }) => {
  const { accountId } = await requirePerson(visit);
  return { accountId, ...(await callApi(visit, dataRequestsRpc.getDataRequest, {})), key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, request }) => {
  await callApi(visit, dataRequestsRpc.requestData, {}, { key: formKey(form) });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/settings/data`);
});

/** What the platform knows about its reader, to take along. */
export default function OwnData() {
  const { accountId, request, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { ownData: words } = page.texts;
  return (
    <div className="page-work">
      <WorkHead title={words.title} lead={words.lead} />
      <ProblemSummary problem={state?.problem} />
      <div className="settings-part">
        <h2>{words.contents}</h2>
        <div className="prose">
          <ul>
            {words.contentsWhat.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        <p className="path-note">{words.confidential}</p>
        <OwnAccount accountId={accountId} page={page} />
        <div className="path-part">
          <NextStep request={request} formKey={key} page={page} />
        </div>
        <p className="path-note">
          <a href={page.to('/settings')}>{words.back}</a>
        </p>
      </div>
    </div>
  );
}

type NextStepProps = { request: DataRequest | null; formKey: string; page: Page };

function NextStep({ request, formKey: key, page }: NextStepProps) {
  const { ownData: words } = page.texts;
  if (request?.state === 'collecting') return <Collecting page={page} />;
  if (request?.state === 'ready') return <Ready until={request.expiresAt ?? ''} page={page} />;
  return (
    <form method="post">
      <input type="hidden" name="key" value={key} />
      {request ? <p className="muted">{words[request.state]}</p> : null}
      <p className="muted">{words.askHint}</p>
      <div className="actions path-actions">
        <Button>{words.ask}</Button>
      </div>
    </form>
  );
}

/** Once: after a press the page looks until the copy was fetched, and then no longer offers it. */
function Ready({ until, page }: { until: string; page: Page }) {
  const [isPressed, setPressed] = useState(false);
  useReloadEvery(isPressed ? 2 : 60);
  const { ownData: words } = page.texts;
  return (
    <DecisionBox
      title={words.ready}
      action={
        <ButtonLink href={page.to('/settings/data/copy.zip')} onClick={() => setPressed(true)}>
          {words.download}
        </ButtonLink>
      }
    >
      <p>{words.readyText(formatMoment(until, page.dates(), { zoned: true }))}</p>
    </DecisionBox>
  );
}

/** Looks again by itself; whoever has no script is told by the notice. */
function Collecting({ page }: Pick<NextStepProps, 'page'>) {
  useReloadEvery(3);
  const { ownData: words } = page.texts;
  return (
    <Notice title={words.collecting} live>
      {words.collectingText}
    </Notice>
  );
}
