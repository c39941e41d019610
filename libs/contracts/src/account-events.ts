import { z } from 'zod';
import { event } from './contract.js';
import { id } from './values.js';

export const accountsEvents = {
  mailLinkRequested: event('identity.evt.mail-link-requested.v1', z.object({ requestId: id })),
  accountConfirmed: event(
    'identity.evt.account-confirmed.v1',
    z.object({ accountId: id, portalId: id.nullable() }),
  ),
  /** `sessionIds` empty: all of the account. */
  sessionsRevoked: event(
    'identity.evt.sessions-revoked.v1',
    z.object({ accountId: id, sessionIds: z.array(id) }),
  ),
  /** Nobody signs in with it any more, and `names` leaves it out; each service ends what it keeps for the person. */
  accountClosed: event('identity.evt.account-closed.v1', z.object({ accountId: id })),
  affiliationVerified: event(
    'identity.evt.affiliation-verified.v1',
    z.object({
      affiliationId: id,
      accountId: id,
      organisationId: id,
      by: z.enum(['mail-domain', 'manager']),
      verifierId: id.optional().describe('the manager; none where it was verified elsewhere, before'),
    }),
  ),
};
