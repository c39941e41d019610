import { type Actor, ProblemError, type SubmissionState } from '@allmende/contracts';
import type { CallContext } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TeamAgreements } from '../team/team.agreements.js';
import type { TeamRole } from '../team/team-member.entity.js';

/** What a person is in one team. */
export type Membership = {
  submissionId: string;
  challengeId: string;
  accountId: string;
  state: SubmissionState;
  role: TeamRole;
  agreedAt: Date | null;
};

/** States in which a team works on its submission. */
export const inTheMaking: readonly SubmissionState[] = ['draft', 'submitted'];

export function accountOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.accountId;
  throw new ProblemError(actor.kind === 'visitor' ? 'not-signed-in' : 'forbidden');
}

/** The portal that the person came through; null on the bare host. */
export function portalOf(actor: Actor): string | null {
  return actor.kind === 'person' ? (actor.portal ?? null) : null;
}

/** Organisations to which the person verifiably belongs at this moment. */
export function verifiedOrganisationsOf(actor: Actor): string[] {
  if (actor.kind !== 'person') return [];
  return actor.organisations.filter(({ verified }) => verified).map(({ organisationId }) => organisationId);
}

@Injectable()
export class SubmissionAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly agreements: TeamAgreements,
  ) {}

  /** For everyone outside of the team the submission is not there. */
  async member(submissionId: string, actor: Actor): Promise<Membership> {
    const found = await this.find(submissionId, accountOf(actor));
    if (!found) throw new ProblemError('submission.not-found');
    return found;
  }

  async find(submissionId: string, accountId: string): Promise<Membership | undefined> {
    const rows = await this.dataSource.query<Membership[]>(
      `SELECT s.id AS "submissionId", s.challenge_id AS "challengeId", m.account_id AS "accountId", s.state, m.role,
         m.agreed_at AS "agreedAt"
       FROM submission s JOIN team_member m ON m.submission_id = s.id WHERE s.id = $1 AND m.account_id = $2`,
      [submissionId, accountId],
    );
    return rows[0];
  }

  /** Lead or member, once they have agreed to the terms; readers read. */
  async writer(submissionId: string, context: CallContext): Promise<Membership> {
    const membership = await this.member(submissionId, context.actor);
    if (membership.role === 'reader') throw new ProblemError('forbidden');
    await this.assertMayRead(membership, context);
    return membership;
  }

  /** Who joined and never agreed to the terms reads nothing of the draft: it may answer a confidential brief. */
  async assertMayRead(membership: Membership, context: CallContext): Promise<void> {
    await this.agreements.assertSeen(membership, context);
  }

  async lead(submissionId: string, actor: Actor): Promise<Membership> {
    const membership = await this.member(submissionId, actor);
    if (membership.role !== 'lead') throw new ProblemError('forbidden');
    return membership;
  }
}

export function assertInTheMaking(state: SubmissionState): void {
  if (!inTheMaking.includes(state)) throw new ProblemError('submission.state');
}
