import type { RightsPackage } from '@allmende/contracts';
import { DeskTable } from '@allmende/ui';
import type { OwnChallenge } from '../desk.rules.js';
import { anchorOf } from '../drafting.outline.js';
import type { Page } from '../page.js';
import { Contact } from './contact.js';
import { QuestionText } from './question-text.js';

type BlanksProps = { models: RightsPackage[]; reviews: OwnChallenge[]; page: Page };

/** The packages with what is left open in each, and the challenges in which the manager fills it in now. */
export function TermsBlanks({ models, reviews, page }: BlanksProps) {
  const { texts, language } = page;
  const { blanks: words, fill, waiting } = texts.deskTerms;
  const { fields, untitled } = texts.drafting;
  const nameOf = ({ name, required }: RightsPackage['blanks'][number]): string => {
    const field = fields[name as keyof typeof fields] as string;
    return required ? field : words.optional(field);
  };
  return (
    <section className="path-part">
      <h2>{words.title}</h2>
      <p className="narrow">{words.lead}</p>
      {reviews.length === 0 ? null : (
        <>
          <h3 className="path-part">{waiting}</h3>
          <ul className="plain-list">
            {reviews.map((one) => (
              <li key={one.challengeId}>
                <QuestionText {...one} instead={untitled} />{' '}
                <a href={`${page.to(`/desk/challenges/${one.challengeId}`)}#${anchorOf('rights')}`}>{fill}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <DeskTable
        name={words.title}
        columns={[{ title: words.model }, { title: words.blank }]}
        groups={[
          {
            rows: models.map(({ code, name, blanks }) => ({
              key: code,
              cells: [
                <a key="name" href={page.to(`/rights-models/${code}`)}>
                  {name[language]}
                </a>,
                blanks.length === 0 ? words.none : blanks.map(nameOf).join(', '),
              ],
            })),
          },
        ]}
      />
    </section>
  );
}

/** Who takes in what no package holds. */
export function TermsBoard({ page }: { page: Page }) {
  const { board: words } = page.texts.deskTerms;
  return (
    <section className="path-part">
      <h2>{words.title}</h2>
      <p className="narrow">
        {words.text} <Contact page={page} />. <a href={page.to('/imprint')}>{words.imprint}</a>
      </p>
    </section>
  );
}
