import { Button, DecisionBox } from '@allmende/ui';
import type { ReactNode } from 'react';
import type { Terms } from '../challenge.server.js';

/** Where the answer is given, below texts that are long: what was wrong with it stands there, too, and not on top. */
export const answerPlace = 'decide';

type Answer = {
  /** What its button sends as `intent`. */
  intent: string;
  label: string;
  lockedReason?: string;
};

type TermsAnswerProps = {
  title: string;
  layers: Terms['layers'];
  formKey: string;
  yes: Answer;
  no: Answer;
  children: ReactNode;
};

/** Yes or no to the versions that were shown, which travel along. */
export function TermsAnswer({ title, layers, formKey, yes, no, children }: TermsAnswerProps) {
  return (
    <form method="post" action={`#${answerPlace}`}>
      <input type="hidden" name="key" value={formKey} />
      {layers.map(({ versionId }) => (
        <input key={versionId} type="hidden" name="versionId" value={versionId} />
      ))}
      <DecisionBox
        title={title}
        action={
          <Button name="intent" value={yes.intent} lockedReason={yes.lockedReason}>
            {yes.label}
          </Button>
        }
        back={
          <Button kind="outlined" name="intent" value={no.intent}>
            {no.label}
          </Button>
        }
      >
        {children}
      </DecisionBox>
    </form>
  );
}
