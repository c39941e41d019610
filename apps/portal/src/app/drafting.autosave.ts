import type { ChallengeDraft, EditableChallenge } from '@allmende/contracts';
import type { DraftKind } from './draft.saver.js';
import { draftChanges, formOf, isDraftPart } from './drafting.rules.js';

type Current = { revision: number; draft: ChallengeDraft };

export const challengeKind: DraftKind<EditableChallenge> = {
  isPart: isDraftPart,
  changesOf: draftChanges,
  answered: ({ revision, updatedAt }) => ({ revision, savedAt: updatedAt }),
  current: (facts) => {
    const current = facts as Current | undefined;
    return current && { revision: current.revision, draft: formOf(current.draft) };
  },
};
