import type { ChallengePage } from '@allmende/contracts';
import { Choice, ChoiceGroup, Field } from '@allmende/ui';
import { Fragment, type ReactNode } from 'react';
import { rightsText } from '../challenge.view.js';
import type { Page } from '../page.js';
import type { Draft } from '../solution.rules.js';

type PatentQuestionProps = {
  challenge: ChallengePage | undefined;
  typed: Draft;
  editable: boolean;
  /** What the team saved meanwhile, by part. */
  conflictOf: (part: string) => ReactNode;
  errorOf: (part: string) => string | undefined;
  page: Page;
};

/** In the order of what protects most. */
const answers = ['yes', 'in-preparation', 'no', 'not-patentable', 'unknown'] as const;

/** Whether something is filed, and what each answer means before submitting under this challenge's rights model. */
export function PatentQuestion(props: PatentQuestionProps) {
  const { challenge, typed, editable, conflictOf, errorOf, page } = props;
  const { patent } = page.texts.disclosing;
  const filing = (part: 'patentNumber' | 'patentDate') => ({
    name: part,
    defaultValue: typed[part] ?? '',
    readOnly: !editable,
    error: errorOf(part),
    conflict: conflictOf(part),
  });
  return (
    <ChoiceGroup
      legend={patent.question}
      name="patentFiled"
      hint={challenge && modelHint(challenge, page)}
      error={errorOf('patentFiled')}
    >
      {answers.map((answer) => (
        <Fragment key={answer}>
          <Choice
            type="radio"
            name="patentFiled"
            value={answer}
            defaultChecked={typed['patentFiled'] === answer}
            disabled={!editable}
            label={patent.answers[answer]}
            hint={patent.hints[answer]}
          />
          {answer === 'yes' ? (
            <div className="patent-filing">
              <Field
                {...filing('patentNumber')}
                label={patent.number}
                hint={patent.numberHint}
                maxLength={60}
              />
              <Field {...filing('patentDate')} type="date" label={patent.date} />
            </div>
          ) : null}
        </Fragment>
      ))}
      {conflictOf('patentFiled')}
    </ChoiceGroup>
  );
}

function modelHint(challenge: ChallengePage, page: Page): string | undefined {
  const { rightsModel } = challenge;
  if (!rightsModel) return undefined;
  const { model } = page.texts.disclosing.patent;
  const rights = rightsText(challenge, page.texts, page.dates(challenge.zone));
  return model[rightsModel === 'transfer' || rightsModel === 'open' ? rightsModel : 'own'](rights);
}
