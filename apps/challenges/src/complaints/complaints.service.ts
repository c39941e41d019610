import {
  accountsRpc,
  type Actor,
  type Complaint,
  complaintsEvents,
  type complaintsRpc,
  type Id,
  isPerson,
  mostOpenComplaints,
  newId,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import { type Call, type CallContext, JsonText, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { databaseClock, readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, type EntityManager, Repository } from 'typeorm';
import { managedBy } from '../challenges/challenge-access.service.js';
import { isPublished } from '../challenges/challenge-state.rules.js';
import { ChallengeEntity } from '../challenges/challenge.entity.js';
import { ClustersService } from '../clusters/clusters.service.js';
import { ComplaintEntity } from './complaint.entity.js';
import { answerBy, newNumber } from './complaint.rules.js';

type Contact = { name: string; accountId: Id };

/** Objections to the procedure of a challenge, and the answers of the named contact. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly dataSource: DataSource,
    @InjectRepository(ComplaintEntity) private readonly complaints: Repository<ComplaintEntity>,
    @InjectRepository(ChallengeEntity) private readonly challenges: Repository<ChallengeEntity>,
    private readonly clusters: ClustersService,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  async contact({ input, actor, context }: Call<typeof complaintsRpc.complaintContact>) {
    const { accountId } = personOf(actor);
    const { clusterId } = await this.published(input.challengeId);
    const contact = await this.contactOf(clusterId, accountId, context);
    const isManagement = !contact || (await this.isManager(contact.accountId, clusterId, context));
    return { contactName: contact?.name ?? null, isManagement };
  }

  async file(call: Call<typeof complaintsRpc.fileComplaint>): Promise<Complaint> {
    const { accountId } = personOf(call.actor);
    const challenge = await this.published(call.input.challengeId);
    const contact = await this.contactOf(challenge.clusterId, accountId, call.context);
    const { id } = await this.writes.run(call, (tx) => this.keep(tx, call, { challenge, contact }));
    return this.show(await this.complaints.findOneByOrFail({ id }), accountId, call.context);
  }

  async list({ input, actor }: Call<typeof complaintsRpc.listComplaints>): Promise<JsonText> {
    const { accountId } = personOf(actor);
    const values = [accountId, managedBy(actor), input.challengeId ?? null];
    return new JsonText(await readPage(this.dataSource, input, { rows, values, direction: 'DESC' }));
  }

  async get({ input, actor, context }: Call<typeof complaintsRpc.getComplaint>): Promise<Complaint> {
    const { accountId } = personOf(actor);
    const complaint = await this.complaints.findOneBy({ id: input.complaintId });
    if (!complaint || (complaint.accountId !== accountId && !takes(complaint, actor)))
      throw new ProblemError('complaint.not-found');
    return this.show(complaint, accountId, context);
  }

  async answer(call: Call<typeof complaintsRpc.answerComplaint>): Promise<{ done: true }> {
    const { complaintId: id, text } = call.input;
    const { accountId } = personOf(call.actor);
    const complaint = await this.complaints.findOneBy({ id });
    if (!complaint || !takes(complaint, call.actor)) throw new ProblemError('complaint.not-found');
    return this.writes.run(call, async (tx) => {
      const { affected } = await tx
        .createQueryBuilder()
        .update(ComplaintEntity)
        .set({ answer: text, answeredBy: accountId, answeredAt: () => 'clock_timestamp()' })
        .where('id = :id AND answered_at IS NULL', { id })
        .execute();
      if (!affected) throw new ProblemError('complaint.state');
      const { challengeId, clusterId } = complaint;
      const fact = { complaintId: id, challengeId, clusterId, accountId: complaint.accountId };
      await this.outbox.append(tx, complaintsEvents.complaintAnswered, fact);
      return { done: true };
    });
  }

  private async keep(
    tx: EntityManager,
    { input, actor }: Call<typeof complaintsRpc.fileComplaint>,
    { challenge, contact }: { challenge: ChallengeEntity; contact: Contact | null },
  ): Promise<{ id: Id }> {
    const { accountId } = personOf(actor);
    const { id: challengeId, clusterId } = challenge;
    await assertFew(tx, accountId, challengeId);
    const at = await databaseClock(tx);
    const complaint = {
      ...{ id: newId(), number: newNumber(), challengeId, clusterId, accountId, at, answerBy: answerBy(at) },
      ...{ reason: input.reason, text: input.text },
      ...{ contactAccountId: contact?.accountId ?? null, contactName: contact?.name ?? null },
    };
    await tx.insert(ComplaintEntity, complaint);
    const { contactAccountId } = complaint;
    const fact = { complaintId: complaint.id, challengeId, clusterId, contactAccountId, accountId };
    await this.outbox.append(tx, complaintsEvents.complaintFiled, fact);
    return { id: complaint.id };
  }

  private async published(id: Id): Promise<ChallengeEntity> {
    const challenge = await this.challenges.findOneBy({ id });
    if (challenge && isPublished(challenge.state) && challenge.state !== 'imported') return challenge;
    throw new ProblemError('challenge.not-found');
  }

  private async isManager(accountId: Id, clusterId: Id, { actor, traceId }: CallContext): Promise<boolean> {
    const managers = await this.messaging.call(
      accountsRpc.holders,
      { clusterIds: [clusterId], role: 'manager', limit: 1000 },
      { actor, traceId },
    );
    return managers.items.some((one) => one.accountId === accountId);
  }

  /** Nobody answers the own complaint: then the managers do, as where the contact has no account. */
  private async contactOf(clusterId: Id, filedBy: Id, context: CallContext): Promise<Contact | null> {
    const contact = (await this.clusters.known([clusterId], context)).get(clusterId)?.contact;
    if (!contact?.email) return null;
    const { accountId } = await this.messaging.call(
      accountsRpc.findAccount,
      { email: contact.email },
      context,
    );
    return accountId === null || accountId === filedBy ? null : { name: contact.name, accountId };
  }

  private async show(complaint: ComplaintEntity, reader: Id, context: CallContext): Promise<Complaint> {
    const { id: complaintId, number, challengeId, accountId, reason, text, contactName } = complaint;
    const { answer, answeredAt, answeredBy } = complaint;
    const accountIds = answeredBy === null ? [accountId] : [accountId, answeredBy];
    const { accounts } = await this.messaging.call(accountsRpc.names, { accountIds }, context);
    const nameOf = (id: Id): string => accounts.find((one) => one.accountId === id)?.name ?? '';
    const isAnswered = answer !== null && answeredAt !== null && answeredBy !== null;
    return {
      ...{ complaintId, number, challengeId, reason, text, contactName },
      state: isAnswered ? 'answered' : 'received',
      at: complaint.at.toISOString(),
      answerBy: complaint.answerBy.toISOString(),
      own: accountId === reader,
      filedBy: nameOf(accountId),
      answer: isAnswered ? { text: answer, at: answeredAt.toISOString(), by: nameOf(answeredBy) } : null,
    };
  }
}

function takes({ accountId, contactAccountId, clusterId }: ComplaintEntity, actor: Actor): boolean {
  if (!isPerson(actor) || actor.accountId === accountId) return false;
  return contactAccountId === null
    ? managedBy(actor).includes(clusterId)
    : contactAccountId === actor.accountId;
}

/** Whoever is waiting for answers writes into those, not ever more. */
async function assertFew(tx: EntityManager, accountId: Id, challengeId: Id): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `complaints:${accountId}:${challengeId}`,
  ]);
  const [{ count }] = await tx.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM complaint
     WHERE account_id = $1 AND challenge_id = $2 AND answered_at IS NULL`,
    [accountId, challengeId],
  );
  if (count >= mostOpenComplaints) throw new ProblemError('complaint.too-many');
}

const rows = `SELECT c.id, c.at, json_build_object('complaintId', c.id, 'number', c.number,
    'challengeId', c.challenge_id, 'state', CASE WHEN c.answered_at IS NULL THEN 'received' ELSE 'answered' END,
    'at', iso(c.at), 'answerBy', iso(c.answer_by), 'own', c.account_id = $1) AS item
  FROM complaint c
  WHERE ($3::uuid IS NULL OR c.challenge_id = $3) AND (c.account_id = $1 OR c.contact_account_id = $1
    OR (c.contact_account_id IS NULL AND c.cluster_id = ANY ($2::uuid[])))`;
