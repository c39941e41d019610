import type { ChallengePage, ConsentInFull } from '@allmende/contracts';
import { Button, DecisionBox, formatDay, Notice } from '@allmende/ui';
import type { ReactNode } from 'react';
import { briefLink } from '../challenge.view.js';
import type { Page } from '../page.js';

export type ConfidentialityProps = {
  consent: ConsentInFull;
  challenge: ChallengePage;
  formKey: string;
  page: Page;
};

/** Where the section below stands on its page; the brief leads there. */
export const confidentialityPlace = 'confidential';

/** What an office undertakes before it reads the confidential documents, and from then on the way to them. */
export function OfficeConfidentiality(props: ConfidentialityProps) {
  const { consent, challenge } = props;
  const hasAgreed = consent.confidentiality.agreedAt !== null;
  if (!challenge.brief || (consent.state === 'withdrawn' && !hasAgreed)) return null;
  return (
    <section id={confidentialityPlace} className="path-part">
      {hasAgreed ? <Agreed {...props} /> : <Undertaking {...props} />}
    </section>
  );
}

function Agreed({ consent, challenge, page }: ConfidentialityProps) {
  const { confidentiality: words } = page.texts.consents;
  const { agreedAt, receiptId } = consent.confidentiality;
  const day = formatDay(agreedAt ?? '', page.dates(challenge.zone), { weekday: false, year: true });
  const isAsked = consent.state !== 'withdrawn';
  return (
    <>
      <h2>{words.title}</h2>
      <Notice
        tone={isAsked ? 'ok' : 'plain'}
        title={words.agreed(day)}
        actions={
          <>
            {isAsked ? (
              <a href={page.to(`/challenges/${challenge.slug}/brief`)}>{briefLink(challenge, page.texts)}</a>
            ) : null}
            {receiptId ? <a href={page.to(`/me/receipts/${receiptId}`)}>{words.receipt}</a> : null}
          </>
        }
      >
        {isAsked ? words.seen : words.over}
      </Notice>
    </>
  );
}

function Undertaking({ consent, challenge, formKey, page }: ConfidentialityProps) {
  const { consents, challenges, brief } = page.texts;
  const { confidentiality: words } = consents;
  const text = consent.confidentiality.words[page.language];
  if (challenge.state === 'suspended') return <p className="narrow">{challenges.brief.suspended}</p>;
  const isAnswered = consent.state !== 'asked' && consent.state !== 'held';
  return (
    <form method="post" action={page.to(`/consents/${consent.consentId}`)}>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="words" value={text} />
      <DecisionBox
        title={words.decide}
        action={
          <Button kind={isAnswered ? 'filled' : 'outlined'} name="intent" value="confidentiality">
            {words.button}
          </Button>
        }
      >
        <p>{words.what}</p>
        <blockquote>
          <p>{text}</p>
        </blockquote>
        <p>{words.seen}</p>
        {challenge.brief?.onRequest ? <p>{words.onRequest}</p> : null}
        {challenge.brief?.verifiedOnly ? <p>{brief.verifiedOnly}</p> : null}
      </DecisionBox>
    </form>
  );
}

/** Where the company gives it on request, an undertaking alone opens nothing. */
function wayTo(
  { confidentiality: { agreedAt } }: ConsentInFull,
  { brief }: ChallengePage,
  { texts }: Page,
): string {
  const { might, may, mayAsk } = texts.consents.confidentiality;
  if (agreedAt === null) return might;
  return brief?.onRequest ? mayAsk : may;
}

/** On top of the page: that there are such documents, and where they are to be had. */
export function ConfidentialityNote({ consent, challenge, page }: Omit<ConfidentialityProps, 'formKey'>) {
  const { one, confidentiality } = page.texts.consents;
  if (!challenge.brief) return null;
  const way: ReactNode =
    consent.state === 'withdrawn' ? null : (
      <>
        {wayTo(consent, challenge, page)} <a href={`#${confidentialityPlace}`}>{confidentiality.title}</a>
        .{' '}
      </>
    );
  return (
    <p className="narrow terms-intro">
      {way}
      {one.confidential} <a href={page.to(`/challenges/${challenge.slug}/terms?for=office`)}>{one.terms}</a>
    </p>
  );
}
