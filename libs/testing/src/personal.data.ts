import type { Id, personalDataRpc } from '@allmende/contracts';
import { system } from './actor.factory.js';
import type { TestService } from './service.harness.js';

type Lists = Record<string, Record<string, unknown>[]>;

/** All that a service says it holds about a person, read to its end. */
export async function personalDataOf(
  { call }: TestService,
  contract: (typeof personalDataRpc)[keyof typeof personalDataRpc],
  accountId: Id,
): Promise<Lists> {
  const lists: Lists = {};
  for (let cursor: string | undefined; ;) {
    const part = await call(contract, { accountId, cursor }, system('files'));
    (lists[part.list] ??= []).push(...part.items);
    if (part.nextCursor === null) return lists;
    cursor = part.nextCursor;
  }
}
