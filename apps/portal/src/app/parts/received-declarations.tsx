import type { Declaration } from '@allmende/contracts';
import type { Page } from '../page.js';
import type { Readable } from '../received.view.js';
import { filingText } from '../submission.view.js';

/** What each of the team declared for the own part, and whether anything was filed. */
export function ReceivedDeclarations({ submission, page }: { submission: Readable; page: Page }) {
  const { declarations: words, patent, patents } = page.texts.received.one;
  const { solution } = submission;
  const answer = patents[solution.patentFiled ?? ''];
  const standings = new Map(submission.consents?.map(({ accountId, state }) => [accountId, state]));
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
            <Employer
              said={said}
              standing={standings.get(accountId)}
              isKnown={submission.consents !== null}
              page={page}
            />
          </ul>
        </section>
      ))}
      <p>
        {patent}: <bdi>{page.texts.disclosing.patent.stated(answer, filingText(solution, page))}</bdi>
      </p>
    </section>
  );
}

type EmployerProps = {
  said: Declaration;
  /** Of the office of the person's organisation; undefined where none is asked or told. */
  standing: NonNullable<Readable['consents']>[number]['state'] | undefined;
  isKnown: boolean;
  page: Page;
};

/** What an office said counts, and not what somebody declared about it before; where it said nothing, both stand. */
function Employer({ said, standing, isKnown, page }: EmployerProps) {
  const { declarations: words } = page.texts.received.one;
  const declared = (
    <>
      {words.employer[said.employer]}{' '}
      {said.employer === 'not-needed' ? <Note text={said.employerNote} /> : null}
    </>
  );
  if (standing === undefined)
    return (
      <li>
        {declared} <small className="muted">{isKnown ? words.noOffice : words.officeUnknown}</small>
      </li>
    );
  return (
    <>
      <li>{words.office[standing]}</li>
      {isSilent(standing) ? (
        <li>
          {declared} <small className="muted">{words.ownWord}</small>
        </li>
      ) : said.employer === 'not-needed' ? (
        <li>{declared}</li>
      ) : null}
    </>
  );
}

function isSilent(standing: NonNullable<EmployerProps['standing']>): boolean {
  return standing === 'asked' || standing === 'lapsed' || standing === 'not-needed';
}

function Note({ text }: { text: string }) {
  return (
    <bdi className="check-summary" dir="auto">
      {text}
    </bdi>
  );
}
