import type { Confidentiality, EditableChallenge } from '@allmende/contracts';
import { Fold, Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import { Undertaken, UndertakeFirst, undertakingPlace } from './manager-undertaking.js';

type PartProps = {
  editable: EditableChallenge;
  /** Of a manager who is not of the team that asks; undefined while it cannot be told. */
  confidentiality: Confidentiality | undefined;
  formKey: string;
  page: Page;
};

/** What is between a manager and the confidential part of a draft; where they have undertaken it, since when. */
export function ReviewedPart({ editable, ...props }: PartProps) {
  const { confidentiality, page } = props;
  const { challenges, brief } = page.texts;
  const { confidential } = editable;
  if (confidential === 'not-shown' || (confidential === 'shown' && !confidentiality?.agreedAt)) return null;
  if (confidential === 'none' && confidentiality)
    return (
      <section id={undertakingPlace}>
        <Fold title={brief.manager.add}>
          <UndertakeFirst {...props} confidentiality={confidentiality} title={brief.manager.decideToWrite} />
        </Fold>
      </section>
    );
  if (confidential === 'none') return null;
  return (
    <section id={undertakingPlace}>
      <h2>{confidentiality?.agreedAt ? brief.manager.undertaken : challenges.parts.confidential}</h2>
      {confidentiality ? (
        <Asked {...props} editable={editable} confidentiality={confidentiality} />
      ) : (
        <Notice tone="warn">{brief.manager.unavailable}</Notice>
      )}
    </section>
  );
}

function Asked({ editable, ...props }: PartProps & { confidentiality: Confidentiality }) {
  const { brief, consents } = props.page.texts;
  if (props.confidentiality.agreedAt) return <Undertaken {...props} />;
  return (
    <UndertakeFirst {...props} title={consents.confidentiality.decide}>
      {editable.state === 'in-review' ? <p>{brief.manager.toPublish}</p> : null}
    </UndertakeFirst>
  );
}
