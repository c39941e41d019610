import type { BriefRequest } from '@allmende/contracts';
import { Button, DeskTable, FieldShell, formatMoment } from '@allmende/ui';
import type { ReactNode } from 'react';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { FormState } from '../served.js';

type RowsProps = {
  requests: BriefRequest[];
  zone: string;
  /** Nobody asks or is approved any more. */
  isOver: boolean;
  formKey: string;
  state: FormState | undefined;
  page: Page;
};
type RowProps = Omit<RowsProps, 'requests'> & { request: BriefRequest };

/** Where the reason of one request stands on a page of many. */
export function reasonPlace(requestId: string): string {
  return `reason-${requestId}`;
}

/** Requests for a brief as the team that is asked sees them. */
export function RequestRows({ requests, ...rest }: RowsProps) {
  const { requests: words } = rest.page.texts.brief;
  const { columns } = words;
  return (
    <DeskTable
      name={words.title}
      columns={[
        { title: columns.person },
        { title: columns.note },
        { title: columns.basis },
        { title: columns.state },
        { title: columns.act, hidden: true },
      ]}
      groups={[
        {
          rows: requests.map((request) => ({
            key: request.requestId,
            cells: [
              <Person key="person" request={request} {...rest} />,
              <bdi key="note">{request.note || '–'}</bdi>,
              <Agreement key="basis" request={request} {...rest} />,
              <State key="state" request={request} {...rest} />,
              <Answer key="act" request={request} {...rest} />,
            ],
          })),
        },
      ]}
    />
  );
}

function nameOf({ name }: BriefRequest, page: Page): string {
  return name || page.texts.brief.requests.closedAccount;
}

function Person({ request, page }: RowProps) {
  const { access, brief } = page.texts;
  return (
    <>
      <bdi>{nameOf(request, page)}</bdi>
      <small>
        <bdi>{request.organisationName ?? brief.requests.unverified}</bdi>
        {request.role === 'participant' ? null : `, ${access.roles[request.role]}`}
      </small>
    </>
  );
}

function Agreement({ request: { role, agreement }, zone, page }: RowProps) {
  const { access } = page.texts;
  if (!agreement) return '–';
  const { at, organisationName } = agreement;
  const agreed = organisationName === null ? access.agreedSelf : access.agreedFor(organisationName);
  return (
    <>
      <bdi>{role === 'participant' ? agreed : access.undertaken}</bdi>
      <small>{access.agreedOn(formatMoment(at, page.dates(zone), { short: true }))}</small>
    </>
  );
}

function State({ request, zone, page }: RowProps) {
  const { requests: words } = page.texts.brief;
  const moment = (at: string): string => formatMoment(at, page.dates(zone), { short: true });
  const { state, askedAt, answeredAt, answeredBy, reason, hindrance } = request;
  return (
    <>
      {state === 'waiting' && hindrance === 'excluded' ? words.leftOut : words.states[state]}
      <small>
        {answeredAt
          ? words.by(answeredBy || words.closedAccount, moment(answeredAt))
          : words.askedOn(moment(askedAt))}
      </small>
      {reason ? (
        <small>
          {page.texts.brief.reason} <bdi>{reason}</bdi>
        </small>
      ) : null}
      {hindrance && state !== 'ended' ? <small>{words.hindrances[hindrance]}</small> : null}
    </>
  );
}

/** Yes at once; a no and a step back ask for a reason first. */
function Answer(props: RowProps) {
  const { request, isOver, page } = props;
  const { requests: words } = page.texts.brief;
  const name = nameOf(request, page);
  if (request.state === 'approved') {
    return (
      <WithReason {...props} intent="withdraw" title={words.withdraw} label={words.withdrawName(name)}>
        <p className="small">{words.withdrawText}</p>
      </WithReason>
    );
  }
  if (isOver) return null;
  return (
    <>
      {request.hindrance === null && request.name !== '' ? (
        <form method="post">
          <Known {...props} />
          <Button kind="outlined" dense name="intent" value="approve" aria-label={words.approveName(name)}>
            {words.approve}
          </Button>
        </form>
      ) : null}
      {request.state === 'waiting' ? (
        <WithReason {...props} intent="decline" title={words.decline} label={words.declineName(name)} />
      ) : null}
    </>
  );
}

type WithReasonProps = RowProps & {
  intent: 'decline' | 'withdraw';
  title: string;
  label: string;
  children?: ReactNode;
};

function WithReason({ intent, title, label, children, ...props }: WithReasonProps) {
  const { request, state, page } = props;
  const { requests: words } = page.texts.brief;
  const mine = state?.values['requestId'] === request.requestId && state.values['intent'] === intent;
  return (
    <details className="row-fold" open={mine || undefined}>
      <summary aria-label={label}>{title}</summary>
      <form method="post" noValidate>
        <Known {...props} />
        {children}
        <FieldShell
          frame={{
            name: reasonPlace(request.requestId),
            label: words.reason,
            hint: words.reasonHint,
            error: mine ? errorOf(state.problem, 'reason') : undefined,
          }}
        >
          {(control) => (
            <textarea
              className="input"
              dir="auto"
              rows={3}
              required
              maxLength={1000}
              defaultValue={mine ? state.values['reason'] : undefined}
              {...control}
              name="reason"
            />
          )}
        </FieldShell>
        <Button kind="outlined" dense name="intent" value={intent} aria-label={label}>
          {title}
        </Button>
      </form>
    </details>
  );
}

function Known({ request, formKey }: RowProps) {
  return (
    <>
      <input type="hidden" name="key" value={`${formKey}-${request.requestId.slice(-8)}`} />
      <input type="hidden" name="requestId" value={request.requestId} />
      <input type="hidden" name="revision" value={request.revision} readOnly />
    </>
  );
}
