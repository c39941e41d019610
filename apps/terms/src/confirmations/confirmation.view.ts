import type { Confirmation } from '@allmende/contracts';
import { type AcceptanceEntity, versionIdsOf } from '../acceptances/acceptance.entity.js';
import type { Names } from '../acceptances/names.service.js';
import { stateOf } from './confirmation.rules.js';

/** An agreement as the signatories of its organisation see it. */
export function toConfirmation(
  row: AcceptanceEntity,
  names: { accounts: Names; organisations: Names },
): Confirmation {
  const { acceptanceId, challengeId, accountId, organisationId, acceptedAt } = row;
  if (organisationId === null) throw new Error('Only an agreement for an organisation is confirmed');
  return {
    acceptanceId,
    challengeId,
    state: stateOf(row),
    member: { accountId, name: names.accounts.get(accountId) ?? '' },
    organisation: { organisationId, name: names.organisations.get(organisationId) ?? '' },
    versionIds: versionIdsOf(row),
    at: acceptedAt.toISOString(),
    answer: answerOf(row),
  };
}

function answerOf({ answeredAt, answeredBy, answerReceiptId }: AcceptanceEntity): Confirmation['answer'] {
  if (!answeredAt || !answeredBy || !answerReceiptId) return null;
  return { at: answeredAt.toISOString(), accountId: answeredBy, receiptId: answerReceiptId };
}
