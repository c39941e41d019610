import { accountsRpc, challengesRpc, closingRpc, erasureRpc, termsRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import { waitFor } from './story.js';

/** Agrees for the own organisation, which relies on it, and closes the account; the number of the receipt. */
export async function closeAfterAgreeing(
  who: PortalClient,
  { email, password }: { email: string; password: string },
): Promise<string> {
  await who.call(accountsRpc.signIn, { email, password });
  const { affiliations } = await who.call(accountsRpc.me, {});
  const { items } = await who.call(challengesRpc.listChallenges, { eligible: 'me', state: ['open'] });
  const challengeId = items[0]?.challengeId ?? '';
  const { layers } = await who.call(termsRpc.showTerms, { challengeId });
  const { receiptId } = await who.call(termsRpc.accept, {
    challengeId,
    versionIds: layers.map(({ versionId }) => versionId),
    party: { kind: 'organisation', organisationId: affiliations[0]?.organisationId ?? '' },
    language: 'en',
  });
  const receipt = await waitFor('the receipt is signed', async () => {
    const given = await who.call(termsRpc.getReceipt, { receiptId: receiptId ?? '' });
    return given.state === 'issued' && given;
  });
  const { grade } = await who.call(erasureRpc.previewErasure, {});
  await who.call(closingRpc.closeAccount, { password, grade });
  return receipt.number;
}
