import type { consentsRpc, HeldConsents, OutputOf, OwnConsent } from '@allmende/contracts';
import { formatDay, formatMoment, Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import type { SubmissionFrame } from '../submission.view.js';

type Own = OutputOf<typeof consentsRpc.ownConsents>;
type OfficeProps = {
  own: Own | undefined;
  heldConsents: HeldConsents | undefined;
  zone: string | undefined;
  /** Of the challenge: until then somebody can still be asked. */
  closesAt: string | null | undefined;
  page: Page;
};

/** What offices will see of the person's draft, and from its beginning on where they stand. */
export function OfficeNotices({ own, heldConsents = 'wait', zone, closesAt, page }: OfficeProps) {
  if (!own) return null;
  const standing = own.items.filter(({ state }) => state !== 'withdrawn');
  const asked = new Set(standing.map(({ organisation }) => organisation.organisationId));
  const ahead = closesAt ? own.offices.filter(({ organisationId }) => !asked.has(organisationId)) : [];
  return (
    <>
      {own.items.map((consent) => (
        <Standing
          key={consent.consentId}
          consent={consent}
          heldConsents={heldConsents}
          zone={zone}
          page={page}
        />
      ))}
      {ahead.map((office) => (
        <Ahead
          key={office.organisationId}
          office={office}
          closesAt={closesAt ?? ''}
          zone={zone}
          page={page}
        />
      ))}
    </>
  );
}

type AheadProps = Pick<OfficeProps, 'zone' | 'page'> & { office: Own['offices'][number]; closesAt: string };

function Ahead({ office: { name, rule, days }, closesAt, zone, page }: AheadProps) {
  const { own: words } = page.texts.consents;
  const isAsked = rule === 'consent-needed';
  const dates = page.dates(zone);
  if (new Date(closesAt) <= dates.now) return null;
  const until = formatMoment(earlier(daysFrom(dates.now, days), closesAt), dates, { zoned: true });
  return (
    <Notice title={<bdi>{isAsked ? words.willAsk(name) : words.willTell(name)}</bdi>}>
      {words.sees} {isAsked ? words.willAskText(until) : words.willTellText} {words.nothingDecided}
    </Notice>
  );
}

function daysFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString();
}

function earlier(one: string, other: string): string {
  return new Date(one) < new Date(other) ? one : other;
}

type StandingProps = Required<Omit<OfficeProps, 'own' | 'closesAt'>> & {
  consent: OwnConsent;
  heldConsents: HeldConsents;
};

function Standing({ consent, heldConsents, zone, page }: StandingProps) {
  const { own: words, one } = page.texts.consents;
  const { state, organisation, note, dueAt, answeredAt, receiptId } = consent;
  const dates = page.dates(zone);
  return (
    <Notice
      tone={state === 'held' ? 'warn' : state === 'given' || state === 'given-in-part' ? 'ok' : 'plain'}
      title={<bdi>{words.titles[state](organisation.name)}</bdi>}
      actions={receiptId ? <a href={page.to(`/me/receipts/${receiptId}`)}>{words.receipt}</a> : undefined}
    >
      {answeredAt ? `${one.answeredOn(formatDay(answeredAt, dates, { weekday: false }))} ` : null}
      {note ? <bdi>{words.note(note)} </bdi> : null}
      {state === 'asked' || state === 'not-needed' ? `${words.sees} ` : null}
      {state === 'asked' ? `${words.askedText(formatMoment(dueAt, dates, { zoned: true }))} ` : null}
      {state === 'held' ? (heldConsents === 'told' ? words.heldTold : words.heldWait) : words.nothingDecided}
    </Notice>
  );
}

/** Beside a draft: what the own office sees of it, in a line. */
export function DraftOffice({ frame: { submission, accountId }, page }: DraftOfficeProps) {
  const { own: words } = page.texts.consents;
  const own = submission.members.find((member) => member.accountId === accountId);
  if (!own?.consent) return null;
  const href = page.to(`/submissions/${submission.submissionId}/terms`);
  return (
    <Notice tone={own.consent === 'held' ? 'warn' : 'plain'} actions={<a href={href}>{words.draftLink}</a>}>
      {words.draft[own.consent]} {words.sees}
    </Notice>
  );
}
type DraftOfficeProps = { frame: SubmissionFrame; page: Page };
