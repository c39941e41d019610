import type { ReactNode } from 'react';
import { rewardText, rightsText, talksText, termsPath } from '../challenge.view.js';
import type { Page } from '../page.js';
import type { Aftermath } from '../submission.server.js';
import { submissionDates, type SubmissionFrame } from '../submission.view.js';
import { Phone } from './contact.js';

type Props = { frame: SubmissionFrame; aftermath: Aftermath; page: Page };

/** What an accepted award leads to: the rights, the payment, who gets in touch, where the work goes on. */
export function AwardNext({ frame, aftermath, page }: Props) {
  const { challenge, submission } = frame;
  const { award: words } = page.texts.submission;
  if (!challenge || submission.state !== 'awarded') return null;
  const { contact } = challenge;
  const dates = submissionDates(frame, page);
  // The award is decided as it is accepted.
  const talks = submission.decision && talksText(challenge, submission.decision.at, page.texts, dates);
  return (
    <section className="path-part">
      <h2>{words.next}</h2>
      <dl className="facts-list">
        {submission.award?.organisationName ? (
          <Fact name={page.texts.challenges.facts.seeker}>
            <bdi>{submission.award.organisationName}</bdi>
          </Fact>
        ) : null}
        <Fact name={words.model}>
          <p>{rightsText(challenge, page.texts, dates)}</p>
          <p>
            <TermsLink frame={frame} aftermath={aftermath} page={page} />
          </p>
        </Fact>
        {talks ? <Fact name={page.texts.common.rights['first-talk']}>{talks}</Fact> : null}
        {aftermath.rights?.answers.map(({ key, answer }) => (
          <Fact key={key} name={page.texts.challenges.seven[key]}>
            {key === 'payment' && challenge.reward ? (
              <p>
                <bdi>{rewardText(challenge.reward, page.texts, page.language)}</bdi>
              </p>
            ) : null}
            {answer[page.language]}
            {key === 'payment' && challenge.reward ? <p>{words.paymentDetails}</p> : null}
          </Fact>
        ))}
        {contact ? (
          <Fact name={words.contact}>
            <bdi>{contact.name}</bdi>, <Phone number={contact.phone} />, {words.contactText}
          </Fact>
        ) : null}
        <Fact name={words.group}>
          {aftermath.groupId ? (
            <>
              {page.texts.drafting.overview.hasGroup}{' '}
              <a href={page.to(`/groups/${aftermath.groupId}`)}>{page.texts.drafting.overview.toGroup}</a>
            </>
          ) : (
            words.groupText
          )}
        </Fact>
      </dl>
    </section>
  );
}

/** In the offer: which rights model applies once it is accepted, in one line. */
export function AwardRights({ frame, aftermath, page }: Props) {
  const { challenge } = frame;
  if (!challenge) return null;
  const model = rightsText(challenge, page.texts, submissionDates(frame, page));
  return (
    <p>
      {page.texts.submission.award.rights(model)} {aftermath.rights?.line[page.language]}{' '}
      <TermsLink frame={frame} aftermath={aftermath} page={page} />
    </p>
  );
}

function TermsLink({ frame: { challenge }, aftermath: { agreed }, page }: Props) {
  return challenge ? (
    <a href={page.to(termsPath(challenge.slug, agreed))}>{page.texts.submission.award.terms}</a>
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
