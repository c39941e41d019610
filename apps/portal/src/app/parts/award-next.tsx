import type { ReactNode } from 'react';
import { rightsText } from '../challenge.view.js';
import type { Page } from '../page.js';
import type { Aftermath } from '../submission.server.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';
import { Phone } from './frame.js';

type Props = { frame: SubmissionFrame; rights: Aftermath['rights']; page: Page };

/** What an accepted award leads to: the rights, the payment, who gets in touch, where the work goes on. */
export function AwardNext({ frame, rights, page }: Props) {
  const { challenge, submission } = frame;
  const { award: words } = page.texts.submission;
  if (!challenge || submission.state !== 'awarded') return null;
  const { contact } = challenge;
  return (
    <section className="path-part">
      <h2>{words.next}</h2>
      <dl className="facts-list">
        <Fact name={words.model}>
          <p>{rightsText(challenge, page.texts, submissionDates(frame, page))}</p>
          <p>
            <TermsLink frame={frame} page={page} />
          </p>
        </Fact>
        {rights?.answers.map(({ key, answer }) => (
          <Fact key={key} name={page.texts.challenges.seven[key]}>
            {answer[page.language]}
          </Fact>
        ))}
        {contact ? (
          <Fact name={words.contact}>
            <bdi>{contact.name}</bdi>, <Phone number={contact.phone} />, {words.contactText}
          </Fact>
        ) : null}
        <Fact name={words.group}>{words.groupText}</Fact>
      </dl>
    </section>
  );
}

/** In the offer: which rights model applies once it is accepted, in one line. */
export function AwardRights({ frame, rights, page }: Props) {
  const { challenge } = frame;
  if (!challenge) return null;
  const model = rightsText(challenge, page.texts, submissionDates(frame, page));
  return (
    <p>
      {page.texts.submission.award.rights(model)} {rights?.line[page.language]}{' '}
      <TermsLink frame={frame} page={page} />
    </p>
  );
}

function TermsLink({ frame: { challenge }, page }: Pick<Props, 'frame' | 'page'>) {
  return challenge ? (
    <a href={page.to(`/challenges/${challenge.slug}/terms`)}>{page.texts.submission.award.terms}</a>
  ) : null;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
