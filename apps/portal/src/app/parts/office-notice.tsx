import type { consentsRpc, HeldConsents, OutputOf, OwnConsent } from '@allmende/contracts';
import { formatDay, formatMoment, Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import type { SubmissionFrame } from '../submission.view.js';

type Own = OutputOf<typeof consentsRpc.ownConsents>;
type OfficeProps = {
  own: Own | undefined;
  heldConsents: HeldConsents | undefined;
  zone: string | undefined;
  page: Page;
};

/** What offices will see of the person's draft, and from its beginning on where they stand. */
export function OfficeNotices({ own, heldConsents = 'wait', zone, page }: OfficeProps) {
  if (!own) return null;
  const asked = new Set(own.items.map(({ organisation }) => organisation.organisationId));
  const ahead = own.offices.filter(({ organisationId }) => !asked.has(organisationId));
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
        <Ahead key={office.organisationId} office={office} page={page} />
      ))}
    </>
  );
}

function Ahead({ office: { name, rule, days }, page }: { office: Own['offices'][number]; page: Page }) {
  const { own: words } = page.texts.consents;
  const isAsked = rule === 'consent-needed';
  return (
    <Notice title={<bdi>{isAsked ? words.willAsk(name) : words.willTell(name)}</bdi>}>
      {words.sees} {isAsked ? words.willAskText(days) : words.willTellText} {words.nothingDecided}
    </Notice>
  );
}

type StandingProps = Required<Omit<OfficeProps, 'own'>> & { consent: OwnConsent; heldConsents: HeldConsents };

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
