import {
  type Actor,
  type AwaitedConfirmation,
  type confirmationsRpc,
  isPerson,
  personOf,
  ProblemError,
  termsEvents,
} from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { AcceptanceEntity } from '../acceptances/acceptance.entity.js';
import { factsFor, takeTurn } from '../acceptances/acceptance.store.js';
import { NamesService } from '../acceptances/names.service.js';
import { WindowsService } from '../windows/windows.service.js';
import { assertRemindable, remindableAt, stateOf } from './confirmation.rules.js';
import { SignatoriesService } from './signatories.service.js';

type Signatories = NonNullable<AwaitedConfirmation['signatories']>;

/** What a member sees, and can do, while the organisation has not answered. */
@Injectable()
export class AwaitedConfirmations {
  constructor(
    @InjectRepository(AcceptanceEntity) private readonly acceptances: Repository<AcceptanceEntity>,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly names: NamesService,
    private readonly signatories: SignatoriesService,
  ) {}

  async awaited(row: AcceptanceEntity, context: CallContext): Promise<AwaitedConfirmation | null> {
    const { acceptanceId, acceptedAt, remindedAt, organisationId, isBinding } = row;
    if (isBinding || organisationId === null || stateOf(row) !== 'waiting') return null;
    const accountIds = await this.signatories.of(organisationId, context);
    return {
      acceptanceId,
      askedAt: (remindedAt ?? acceptedAt).toISOString(),
      remindableAt: remindableAt(row).toISOString(),
      canBeAsked: accountIds && accountIds.length > 0,
      signatories:
        accountIds && belongsTo(context.actor, organisationId) ? await this.named(accountIds, context) : null,
    };
  }

  async remind(call: Call<typeof confirmationsRpc.remindSignatories>): Promise<{ done: true }> {
    const { acceptanceId } = call.input;
    const { accountId } = personOf(call.actor);
    const found = await this.acceptances.findOneBy({ acceptanceId, accountId, isBinding: false });
    if (!found) throw new ProblemError('confirmation.not-found');
    return this.windows.withFreshWindow(found.challengeId, call.context, () =>
      this.writes.run(call, async (tx) => this.askAgain(tx, found)),
    );
  }

  private async askAgain(
    tx: EntityManager,
    { acceptanceId, challengeId, accountId }: AcceptanceEntity,
  ): Promise<{ done: true }> {
    await takeTurn(tx, challengeId, accountId);
    const row = await tx.findOneByOrFail(AcceptanceEntity, { acceptanceId });
    const facts = await factsFor(tx, challengeId, accountId);
    assertRemindable(row, facts);
    const { organisationId } = row;
    if (organisationId === null) throw new Error('Only an organisation is reminded');
    await tx.update(AcceptanceEntity, acceptanceId, { remindedAt: facts.now });
    const question = { acceptanceId, challengeId, accountId, organisationId };
    await this.outbox.append(tx, termsEvents.confirmationAsked, question);
    return { done: true };
  }

  private async named(accountIds: string[], context: CallContext): Promise<Signatories> {
    const { accounts } = await this.names.of({ accounts: accountIds, organisations: [] }, context);
    return accountIds.map((accountId) => ({ accountId, name: accounts.get(accountId) ?? '' }));
  }
}

function belongsTo(actor: Actor, organisationId: string): boolean {
  return (
    isPerson(actor) &&
    actor.organisations.some((own) => own.organisationId === organisationId && own.verified)
  );
}
