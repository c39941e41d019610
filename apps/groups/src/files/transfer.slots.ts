import { type Id, ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';

/** Each transfer holds parts in memory, an upload two and a sealed download one, so their number bounds the process. */
const mostAtOnce = { upload: 48, download: 48 };
const mostPerAccount = 6;

type Direction = keyof typeof mostAtOnce;

@Injectable()
export class TransferSlots {
  private readonly taken: Record<Direction, Id[]> = { upload: [], download: [] };

  /** Returns what ends it; throws when there are too many already. */
  take(direction: Direction, accountId: Id): () => void {
    const taken = this.taken[direction];
    const own = taken.filter((id) => id === accountId);
    if (own.length >= mostPerAccount) throw new ProblemError('too-many-requests', { retryAfter: 5 });
    if (taken.length >= mostAtOnce[direction]) throw new ProblemError('unavailable', { retryAfter: 5 });
    taken.push(accountId);
    return () => void taken.splice(taken.indexOf(accountId), 1);
  }
}
