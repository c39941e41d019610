import { type AgreementsStated, type PersonConsent, ProblemError, termsRpc } from '@allmende/contracts';
import { type CallContext, isPartAway, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export type Agreements = {
  /** Who agreed to the terms. */
  agreed: ReadonlySet<string>;
  /** Those of them who did so for an organisation that has not confirmed it. */
  unconfirmed: ReadonlySet<string>;
  /** What their organisations' offices were asked, and said. */
  consents: readonly PersonConsent[];
};
/** `receipts`: of those agreements, one for each who agreed. */
export type StandingAgreements = Agreements & { receipts: AgreementsStated };
type Team = { challengeId: string; accountIds: string[] };
/** For an office that holds its consent, or for an organisation to confirm. */
export type Waits = { isHeld: boolean; isUnconfirmed: boolean };
type Member = { submissionId: string; challengeId: string; accountId: string; agreedAt: Date | null };

/** Who of a team has agreed to the terms, as `terms` says. */
@Injectable()
export class TeamAgreements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
  ) {}

  async of(
    challengeId: string,
    accountIds: readonly string[],
    context: CallContext,
  ): Promise<StandingAgreements> {
    const input = { challengeId, accountIds: [...accountIds] };
    const answer = await this.messaging.call(termsRpc.agreements, input, context);
    const { agreed, unconfirmed, consents, standing } = answer;
    const receipts = standing.map(({ accountId, receiptId }) => ({ accountId, receiptId }));
    return { agreed: new Set(agreed), unconfirmed: new Set(unconfirmed), consents, receipts };
  }

  /** Of teams, in their order and in one call: whether somebody waits; null while `terms` does not answer. */
  async waitsOf(teams: readonly Team[], context: CallContext): Promise<Waits[] | null> {
    if (teams.length === 0) return [];
    try {
      const answer = await this.messaging.call(termsRpc.waiting, { teams: [...teams] }, context);
      return answer.teams.map(({ held, unconfirmed }) => ({
        isHeld: held.length > 0,
        isUnconfirmed: unconfirmed.length > 0,
      }));
    } catch (error) {
      if (isPartAway(error)) return null;
      throw error;
    }
  }

  /** In person: for working on a draft nobody waits for the organisation, for handing it in one does. */
  async assertAgreed(challengeId: string, accountId: string, context: CallContext): Promise<void> {
    const { agreed } = await this.of(challengeId, [accountId], context);
    if (!agreed.has(accountId)) throw new ProblemError('terms.not-accepted');
  }

  /** Nobody works on a draft before having agreed once; only submitting asks whether the agreement still stands. */
  async assertSeen(member: Member, context: CallContext): Promise<void> {
    if (member.agreedAt) return;
    await this.assertAgreed(member.challengeId, member.accountId, context);
    await this.note(member);
  }

  async note({ submissionId, accountId }: Pick<Member, 'submissionId' | 'accountId'>): Promise<void> {
    await this.dataSource.query(
      `UPDATE team_member SET agreed_at = clock_timestamp()
       WHERE submission_id = $1 AND account_id = $2 AND agreed_at IS NULL`,
      [submissionId, accountId],
    );
  }
}
