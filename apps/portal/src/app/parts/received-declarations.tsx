import type { Page } from '../page.js';
import type { Readable } from '../received.view.js';
import { filingText } from '../submission.view.js';

/** What each of the team declared for the own part, and whether anything was filed. */
export function ReceivedDeclarations({ submission, page }: { submission: Readable; page: Page }) {
  const { declarations: words, patent, patents } = page.texts.received.one;
  const { solution } = submission;
  const answer = patents[solution.patentFiled ?? ''];
  const names = new Map(submission.team.map(({ accountId, name }) => [accountId, name]));
  return (
    <section>
      <h2>{words.title}</h2>
      {submission.declarations.map(({ accountId, declaration: said }) => (
        <section key={accountId}>
          <h3>
            <bdi>{names.get(accountId) || page.texts.common.closedAccount}</bdi>
          </h3>
          <ul>
            <li>{words.ownWork}</li>
            <li>
              {words.others[said.othersRights]}{' '}
              {said.othersRights === 'named' ? <Note text={said.othersRightsNote} /> : null}
            </li>
            <li>
              {words.employer[said.employer]}{' '}
              {said.employer === 'not-needed' ? <Note text={said.employerNote} /> : null}
            </li>
          </ul>
        </section>
      ))}
      <p>
        {patent}: <bdi>{page.texts.disclosing.patent.stated(answer, filingText(solution, page))}</bdi>
      </p>
    </section>
  );
}

function Note({ text }: { text: string }) {
  return (
    <bdi className="check-summary" dir="auto">
      {text}
    </bdi>
  );
}
