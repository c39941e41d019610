import { type Id, ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';

/** Each upload under way holds up to two parts in memory, so their number is what bounds the process. */
const mostAtOnce = 48;
const mostPerAccount = 6;

@Injectable()
export class UploadSlots {
  private readonly perAccount = new Map<Id, number>();
  private all = 0;

  /** Returns what ends it; throws when there are too many already. */
  take(accountId: Id): () => void {
    const own = this.perAccount.get(accountId) ?? 0;
    if (own >= mostPerAccount) throw new ProblemError('too-many-requests', { retryAfter: 5 });
    if (this.all >= mostAtOnce) throw new ProblemError('unavailable', { retryAfter: 5 });
    this.perAccount.set(accountId, own + 1);
    this.all += 1;
    return () => this.release(accountId);
  }

  private release(accountId: Id): void {
    this.all -= 1;
    const left = (this.perAccount.get(accountId) ?? 1) - 1;
    if (left === 0) this.perAccount.delete(accountId);
    else this.perAccount.set(accountId, left);
  }
}
