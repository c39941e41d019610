import {
  groupsRpc,
  invitationPrefixes,
  newId,
  type OutputOf,
  ProblemError,
  seekerInvitationsRpc,
  submissionsRpc,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Effects, Writes } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Teller } from '../notices/teller.js';
import { Inviters } from './inviters.js';
import { invitationTexts } from './mail.texts.js';
import { Postman } from './postman.js';

type Invited = { service: keyof typeof invitationPrefixes; invitationId: string; causeId: string; at: Date };

type Described = NonNullable<OutputOf<typeof groupsRpc.mailGroupInvitation>> & { challengeId?: string };

const kinds = {
  submissions: 'team-invitation',
  groups: 'group-invitation',
  challenges: 'seeker-invited',
} as const;

const mails = {
  submissions: submissionsRpc.mailInvitation,
  groups: groupsRpc.mailGroupInvitation,
  challenges: seekerInvitationsRpc.mailSeekerInvitation,
} as const;

/** Invitations to a team or a group: by mail to the address, and as a notice where it belongs to an account. */
@Injectable()
export class Invitations implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly writes: Writes,
    private readonly messaging: Messaging,
    private readonly inviters: Inviters,
    private readonly teller: Teller,
    private readonly postman: Postman,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<Omit<Invited, 'at'> & { at: string }>('invitation', ({ id, payload }) =>
      this.send(id, { ...payload, at: new Date(payload.at) }),
    );
  }

  async queue(tx: EntityManager, invited: Invited): Promise<void> {
    await this.effects.queue(tx, 'invitation', invited);
  }

  /** The secret of the link is made when the mail goes out, so it is in no event and no queue. */
  private async send(mailId: string, { service, invitationId, causeId, at }: Invited): Promise<void> {
    const context: CallContext = { actor: { kind: 'system', reason: 'event' }, traceId: newId() };
    const invitation = await this.describe(service, invitationId, context);
    // Taken back in the meantime.
    if (!invitation) return;
    const { email, token, accountId, invitedById, clusterId, language } = invitation;
    // Notices are kept and listed: an account's leads to its own invitation by id and holds no secret.
    const path = `/i/${invitationPrefixes[service]}.${token ?? invitationId}`;
    const kind = kinds[service];
    if (accountId) {
      const { challengeId } = invitation;
      await this.writes.system('invitation', (tx) =>
        this.teller.tell(tx, [accountId], { kind, path, params: { invitedById }, challengeId, causeId, at }),
      );
      return;
    }
    if (email === null) return;
    const inviter = await this.inviters.named(invitedById, context);
    if (inviter === undefined)
      throw new ProblemError('unavailable', { detail: 'Who invites is not known yet' });
    await this.postman.send(mailId, {
      ...{ email, clusterId, path },
      ...(language ? { language } : {}),
      reason: 'invitation',
      texts: (inLanguage) => invitationTexts(kind, inviter)[inLanguage],
    });
  }

  private async describe(
    service: Invited['service'],
    invitationId: string,
    context: CallContext,
  ): Promise<Described | null> {
    return this.messaging.call(mails[service], { invitationId }, context);
  }
}
