import { challengesRpc } from '@allmende/contracts';
import { Button, ButtonLink, Notice, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { isDecided } from '../drafting.rules.js';
import { challengePath, editableOf } from '../drafting.server.js';
import { assertSure, field, formKey, goOn, newFormKey, optionalField } from '../forms.js';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { deskName } from '../parts/drafting-course.js';
import { DoneNotice } from '../parts/done-notice.js';
import { FormPage } from '../parts/form-page.js';
import { SureTick } from '../parts/sure-tick.js';
import { WithName } from '../parts/with-name.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params }) => {
  const { accountId } = await requirePerson(visit);
  const { challengeId, slug, state, draft, seekers } = await editableOf(
    visit,
    idOf(params['challengeId'], visit),
  );
  const asks = seekers.some((seeker) => seeker.accountId === accountId);
  const [shown, awards] = await Promise.all([
    slug ? tryApi(visit, challengesRpc.getChallenge, { challenge: challengeId }) : undefined,
    // Managers tell the outcome, too; who was offered what is the team's that asks.
    asks ? tryApi(visit, challengesRpc.listAwards, { challengeId }) : undefined,
  ]);
  return {
    challengeId,
    slug,
    question: draft.question,
    told: shown?.outcome ?? undefined,
    // Public only once the outcome is told.
    winner: awards?.winner ?? null,
    original: draft.original,
    ready: isDecided(state),
    key: newFormKey(),
  };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const challengeId = idOf(params['challengeId'], visit);
  assertSure(form);
  const both = (name: string) => ({
    de: optionalField(form, `${name}.de`),
    en: optionalField(form, `${name}.en`),
  });
  const withName = field(form, 'withName') === 'yes';
  const outcome = { challengeId, reason: both('reason'), story: both('story'), withName };
  await callApi(visit, challengesRpc.tellOutcome, outcome, { key: formKey(form) });
  return goOn(challengePath(request, challengeId, '/outcome'), { visit, done: 'told' });
});

export default function DraftingOutcome() {
  const { challengeId, slug, question, told, winner, original, ready, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { received, drafting } = page.texts;
  const { outcome } = received;
  const isTold = page.done === 'told' || Boolean(told?.toldAt);
  const languages = original === 'de' ? (['de', 'en'] as const) : (['en', 'de'] as const);
  const crumbs = [
    { title: deskName(page), href: page.to('/desk') },
    {
      title: <bdi>{inLanguage(question, page.language, original).text || drafting.untitled}</bdi>,
      href: page.to(`/desk/challenges/${challengeId}`),
    },
    { title: outcome.title },
  ];
  if (!ready) {
    return (
      <FormPage work title={outcome.title} lead={outcome.early} crumbs={crumbs}>
        {null}
      </FormPage>
    );
  }
  return (
    <FormPage work title={outcome.title} lead={outcome.lead} problem={state?.problem} crumbs={crumbs}>
      <Published slug={slug} isTold={isTold} page={page} />
      {told?.awarded ? (
        <p className="path-note">
          <bdi>{winner ? outcome.winner(winner) : outcome.winnerUnnamed}</bdi>
        </p>
      ) : null}
      <form method="post" noValidate>
        <input type="hidden" name="key" value={key} />
        <p className="small muted">{outcome.optional}</p>
        {(['reason', 'story'] as const).flatMap((part) =>
          languages.map((language) => (
            <TextField
              key={part + language}
              name={`${part}.${language}`}
              lang={language}
              rows={part === 'story' ? 8 : 4}
              maxLength={part === 'story' ? 16_000 : 4000}
              label={outcome[part](drafting.languages[language])}
              hint={part === 'story' && language === original ? outcome.storyHint : undefined}
              defaultValue={state?.values[`${part}.${language}`] ?? told?.[part][language]}
              error={errorOf(state?.problem, `${part}.${language}`)}
            />
          )),
        )}
        <WithName state={state} page={page} />
        <SureTick legend={outcome.confirm} label={outcome.sure} state={state} />
        <div className="actions path-actions">
          <Button>{isTold ? outcome.change : outcome.button}</Button>
        </div>
      </form>
    </FormPage>
  );
}

/** Told by the form a moment ago, or before. */
function Published({ slug, isTold, page }: { slug: string | null; isTold: boolean; page: Page }) {
  const { told, see } = page.texts.received.outcome;
  const actions = slug ? (
    <ButtonLink kind="outlined" dense href={page.to(`/challenges/${slug}`)}>
      {see}
    </ButtonLink>
  ) : undefined;
  if (page.done === 'told') return <DoneNotice texts={{ told }} actions={actions} />;
  return isTold ? <Notice actions={actions}>{told}</Notice> : null;
}
