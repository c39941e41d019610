import { topics } from '@allmende/contracts';
import { Choice, ChoiceGroup, Notice, SelectField } from '@allmende/ui';
import type { ReactNode } from 'react';
import { mostCriteria, weightsOf } from '../drafting.rules.js';
import { Conflicts, errorAt, frameOf, One, Pair, type Drafting } from './drafting-fields.js';

export function QuestionPart({ drafting }: { drafting: Drafting }) {
  const { texts } = drafting.page;
  const { fields, languages } = texts.drafting;
  return (
    <>
      <SelectField
        {...frameOf(drafting, 'original')}
        label={fields.original}
        options={(['de', 'en'] as const).map((value) => ({ value, label: languages[value] }))}
      />
      <Pair drafting={drafting} name="question" label={fields.question} hint={fields.questionHint} rows={3} />
      <Pair drafting={drafting} name="lead" label={fields.lead} hint={fields.leadHint} rows={3} />
      <SelectField
        {...frameOf(drafting, 'topic')}
        label={fields.topic}
        hint={fields.topicHint}
        options={[
          { value: '', label: fields.topicNone },
          ...topics.map((value) => ({ value, label: texts.common.topics[value] })),
        ]}
      />
    </>
  );
}

export function TaskPart({ drafting }: { drafting: Drafting }) {
  const { fields, markdown } = drafting.page.texts.drafting;
  return (
    <>
      <Pair
        drafting={drafting}
        name="wantedResult"
        label={fields.wantedResult}
        hint={`${fields.wantedHint} ${markdown}`}
        rows={8}
      />
      <Pair
        drafting={drafting}
        name="constraints"
        label={fields.constraints}
        hint={fields.constraintsHint}
        rows={6}
      />
      <Pair drafting={drafting} name="successMeasure" label={fields.successMeasure} rows={4} />
    </>
  );
}

export function ContextPart({ drafting }: { drafting: Drafting }) {
  const { fields } = drafting.page.texts.drafting;
  return (
    <>
      <Pair drafting={drafting} name="background" label={fields.background} rows={6} />
      <Pair
        drafting={drafting}
        name="alreadyTried"
        label={fields.alreadyTried}
        hint={fields.triedHint}
        rows={4}
      />
      <Pair
        drafting={drafting}
        name="forMembers"
        label={fields.forMembers}
        hint={fields.forMembersHint}
        rows={4}
      />
    </>
  );
}

type BriefProps = {
  drafting: Drafting;
  /** False for a manager who has not undertaken to keep it confidential. */
  isShown: boolean;
  files: ReactNode;
  /** Where they undertake it. */
  undertakingPath: string;
};

export function BriefPart({ drafting, isShown, files, undertakingPath }: BriefProps) {
  const { drafting: words, brief } = drafting.page.texts;
  const { fields } = words;
  return (
    <>
      <Pair drafting={drafting} name="briefNote" label={fields.briefNote} hint={fields.briefNoteHint} />
      {isShown ? (
        <>
          <Pair drafting={drafting} name="brief" label={fields.brief} hint={fields.briefHint} rows={8} />
          {files}
        </>
      ) : (
        <Notice actions={<a href={undertakingPath}>{brief.manager.toUndertaking}</a>}>
          {brief.manager.inForm}
        </Notice>
      )}
    </>
  );
}

/** Two empty rows more than there are, up to ten. */
export function CriteriaPart({ drafting }: { drafting: Drafting }) {
  const { page, now, typed } = drafting;
  const { fields, weights } = page.texts.drafting;
  const used = Array.from({ length: mostCriteria }, (_, i) => i).filter((i) =>
    ['name.de', 'name.en', 'weight'].some(
      (part) => now[`criteria.${i}.${part}`] ?? typed[`criteria.${i}.${part}`],
    ),
  );
  const rows = Math.min(mostCriteria, (used.at(-1) ?? 0) + 3);
  const total = weightsOf({ ...typed, ...now });
  const isOff = total === 'mixed' || (typeof total === 'number' && total !== 100);
  const wrong = drafting.errors.find(({ field }) => field === 'criteria')?.text;
  return (
    <div id="criteria" className={wrong ? 'field has-error' : undefined}>
      {wrong ? <p className="field-error">{wrong}</p> : null}
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="criterion">
          <Pair drafting={drafting} name={`criteria.${i}.name`} label={fields.criterion(i + 1)} limit={120} />
          <One
            drafting={drafting}
            name={`criteria.${i}.weight`}
            label={fields.weight}
            type="number"
            min={1}
            max={100}
          />
        </div>
      ))}
      <p className={isOff ? 'small is-off' : 'small'} role="status">
        {typeof total === 'number' ? weights.total(total) : weights[total]}
      </p>
    </div>
  );
}

export function RewardPart({ drafting }: { drafting: Drafting }) {
  const { page, typed } = drafting;
  const { fields } = page.texts.drafting;
  const { rewards } = page.texts.common;
  return (
    <>
      <ChoiceGroup legend={fields.rewardKind} name="reward.kind" error={errorAt(drafting, 'reward.kind')}>
        {(['money', 'order', 'project', 'other'] as const).map((kind) => (
          <Choice
            key={kind}
            type="radio"
            name="reward.kind"
            value={kind}
            label={rewards[kind]}
            defaultChecked={typed['reward.kind'] === kind}
          />
        ))}
        <Conflicts drafting={drafting} names={['reward.kind']} />
      </ChoiceGroup>
      <One
        drafting={drafting}
        name="reward.amount"
        label={fields.rewardAmount}
        hint={fields.rewardAmountHint}
        type="number"
        min={0}
        step="any"
      />
      <Pair drafting={drafting} name="reward.note" label={fields.rewardNote} limit={200} />
    </>
  );
}
