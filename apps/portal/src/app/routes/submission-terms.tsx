import { confirmationsRpc, consentsRpc, termsRpc, type Submission } from '@allmende/contracts';
import { ButtonLink, formatDay, Notice, StateWord, Tick } from '@allmende/ui';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { briefLink, endPlace, termsPath } from '../challenge.view.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage } from '../language.js';
import { usePage, type Page } from '../page.js';
import { AwaitedConfirmationNotice } from '../parts/awaited-confirmation.js';
import { DoneNotice } from '../parts/done-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { OfficeNotices } from '../parts/office-notice.js';
import { StepPage } from '../parts/submission-frame.js';
import { layerName } from '../parts/terms-layer.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf, stepPath, submissionOf } from '../submission.server.js';
import { hasAgreed } from '../submission.rules.js';
import { submissionDates, useSubmission, type SubmissionFrame } from '../submission.view.js';

export const loader = loaderOf(async ({ visit, params, request }) => {
  const { challengeId, submissionId, state } = await submissionOf(visit, idOf(params['id'], visit));
  // Nobody agrees, asks or is asked any more.
  if (state === 'withdrawn') throw redirect(stepPath(request, submissionId));
  const [own, consents] = await Promise.all([
    tryApi(visit, termsRpc.ownAcceptance, { challengeId }),
    tryApi(visit, consentsRpc.ownConsents, { challengeId }),
  ]);
  const agreed = own?.acceptance?.versionIds ?? [];
  const terms = await tryApi(visit, termsRpc.challengeTerms, { challengeId, version: agreed });
  return {
    acceptance: own?.acceptance ?? null,
    layers: (terms?.layers ?? [])
      .filter(({ versionId }) => agreed.includes(versionId))
      .map(({ versionId, layer, number }) => ({ versionId, layer, number })),
    rights: terms?.rights.line ?? null,
    consents,
    awaits: own?.awaits,
    key: newFormKey(),
  };
});

/** Those who may confirm for the organisation are asked again. */
export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  const acceptanceId = idOf(field(form, 'acceptanceId'), visit);
  await callApi(visit, confirmationsRpc.remindSignatories, { acceptanceId }, { key: formKey(form) });
  return goOn(stepPath(request, submissionId, 'terms'), { visit, done: 'reminded' });
});

export default function SubmissionTerms() {
  const { acceptance, layers, rights, consents, awaits, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useSubmission();
  const page = usePage();
  const { submission, challenge, accountId } = frame;
  const words = page.texts.submission;
  const { termsStep } = words;
  const agreed = hasAgreed(frame);
  return (
    <StepPage frame={frame} step="terms" title={termsStep.title} lead={termsStep.lead}>
      <ProblemSummary problem={state?.problem} />
      <DoneNotice texts={{ reminded: termsStep.awaits.reminded }} />
      <OwnAgreement frame={frame} acceptance={acceptance} page={page} />
      {awaits && submission.open ? (
        <AwaitedConfirmationNotice
          awaits={awaits}
          organisation={acceptance?.party.organisationName ?? ''}
          formKey={key}
          frame={frame}
          page={page}
        />
      ) : null}
      <OfficeNotices own={consents} agreed={agreed} begun challenge={challenge} page={page} />
      {rights ? (
        <section className="path-part">
          <h2>{termsStep.rights}</h2>
          <p>{inLanguage(rights, page.language).text}</p>
        </section>
      ) : null}
      {layers.length > 0 ? (
        <section className="path-part">
          <h2>{termsStep.versions}</h2>
          <ul className="plain-list">
            {layers.map(({ versionId, layer, number }) => (
              <li key={versionId}>
                <Tick>{termsStep.versionOf(layerName(layer, page, challenge?.owner.name), number)}</Tick>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <Others members={submission.members} accountId={accountId} page={page} />
      {challenge?.brief ? <p className="small muted path-note">{page.texts.terms.briefShown}</p> : null}
      {agreed ? (
        <div className="actions path-actions">
          <ButtonLink href={page.to(`/submissions/${submission.submissionId}/solution`)}>
            {words.goOn}
          </ButtonLink>
          {challenge?.brief ? (
            <a href={page.to(`/challenges/${challenge.slug}/brief`)}>{briefLink(challenge, page.texts)}</a>
          ) : null}
        </div>
      ) : null}
    </StepPage>
  );
}

type Acceptance = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['acceptance']>;

type OwnProps = { frame: SubmissionFrame; acceptance: Acceptance | null; page: Page };

function OwnAgreement({ frame, acceptance, page }: OwnProps) {
  const { termsStep } = page.texts.submission;
  const slug = frame.challenge?.slug;
  const date = acceptance && formatDay(acceptance.at, submissionDates(frame, page), { weekday: false });
  return hasAgreed(frame) && acceptance ? (
    <Notice
      tone="ok"
      actions={
        <>
          {slug ? <a href={page.to(termsPath(slug, acceptance.versionIds))}>{termsStep.read}</a> : null}
          {acceptance.receiptId ? (
            <a href={page.to(`/me/receipts/${acceptance.receiptId}`)}>{termsStep.record}</a>
          ) : null}
          {slug ? <a href={`${page.to(termsPath(slug))}#${endPlace}`}>{page.texts.terms.end.title}</a> : null}
        </>
      }
    >
      {termsStep.youAgreed(date ?? '')} <Party acceptance={acceptance} page={page} />
    </Notice>
  ) : (
    <Notice
      tone="warn"
      actions={slug ? <ButtonLink href={page.to(termsPath(slug))}>{termsStep.agree}</ButtonLink> : undefined}
    >
      {termsStep.youOpen}
    </Notice>
  );
}

function Party({ acceptance: { party }, page }: { acceptance: Acceptance; page: Page }) {
  const { termsStep } = page.texts.submission;
  if (party.kind === 'self') return <>{termsStep.forSelf}</>;
  return (
    <>
      <bdi>{termsStep.forOrganisation(party.organisationName ?? '')}</bdi>
    </>
  );
}

function Others({
  members,
  accountId,
  page,
}: {
  members: Submission['members'];
  accountId: string;
  page: Page;
}) {
  const { termsStep, team } = page.texts.submission;
  const { member: offices } = page.texts.consents.own;
  const others = members.filter((member) => member.accountId !== accountId);
  if (others.length === 0) return null;
  return (
    <section className="path-part">
      <h2>{team.title}</h2>
      <ul className="plain-list">
        {others.map(({ accountId: id, name, agreed, unconfirmed, consent }) => (
          <li key={id}>
            {agreed && !unconfirmed ? (
              <Tick>
                <bdi>{name}</bdi> {termsStep.agreed}
              </Tick>
            ) : (
              <StateWord kind="draft">
                <bdi>{name}</bdi> {agreed ? termsStep.unconfirmed : termsStep.open}
              </StateWord>
            )}
            {consent ? <small>. {offices[consent]}</small> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
