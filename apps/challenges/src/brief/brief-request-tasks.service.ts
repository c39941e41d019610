import type { challengesRpc, Employment, Id, OutputOf } from '@allmende/contracts';
import type { CallContext } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BriefAccess } from './brief-access.service.js';
import { type BriefRule, hindranceOf } from './brief-access.rules.js';

type OwnPage = OutputOf<typeof challengesRpc.listOwn>;
type OwnRow = OwnPage['items'][number];
type Challenge = BriefRule & { id: Id; waiting: { accountId: Id; since: string }[] };

type Employments = ReadonlyMap<Id, Employment>;

/** As many as one answer of `identity` tells about. */
const mostAsked = 100;

/** What waits for the team: not what its own list of organisations left out answers already. */
@Injectable()
export class BriefRequestTasks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly briefAccess: BriefAccess,
  ) {}

  /** The same text where no list of organisations left out is at play; while `identity` does not answer, each counts. */
  async counted(text: string, { actor, traceId }: CallContext): Promise<string> {
    const page = JSON.parse(text) as OwnPage;
    const asked = page.items.filter(({ briefRequests }) => briefRequests !== null);
    if (asked.length === 0) return text;
    const challenges = await this.dataSource.query<Challenge[]>(waitingSql, [
      asked.map(({ challengeId }) => challengeId),
    ]);
    if (challenges.length === 0) return text;
    const employments = await this.employmentsIn(challenges, { actor, traceId });
    const counts = new Map(challenges.map((one) => [one.id, tasksOf(one, employments)]));
    const items = page.items.map((row) => {
      const count = counts.get(row.challengeId);
      return count === undefined ? row : { ...row, briefRequests: count };
    });
    return JSON.stringify({ ...page, items });
  }

  /** In one question, whatever number waits. */
  private async employmentsIn(challenges: readonly Challenge[], context: CallContext): Promise<Employments> {
    const waiting = challenges.flatMap((one) => one.waiting.map(({ accountId }) => accountId));
    const asked = [...new Set(waiting)].slice(0, mostAsked);
    return this.briefAccess.employments(asked, context).catch((): Employments => new Map());
  }
}

/** Whoever was not asked about counts. */
function tasksOf(challenge: Challenge, employments: Employments): OwnRow['briefRequests'] {
  const open = challenge.waiting.filter(({ accountId }) => {
    const employment = employments.get(accountId);
    return !employment || hindranceOf(challenge, employment) !== 'excluded';
  });
  return open[0] ? { waiting: open.length, since: open[0].since } : null;
}

const waitingSql = `SELECT c.id, c.brief_on_request AS "briefOnRequest", c.brief_verified_only AS "briefVerifiedOnly",
    c.brief_excluded AS "briefExcluded",
    json_agg(json_build_object('accountId', b.account_id, 'since', iso(b.asked_at)) ORDER BY b.asked_at) AS waiting
  FROM challenge c JOIN brief_request b ON b.challenge_id = c.id AND b.state = 'waiting'
  WHERE c.id = ANY ($1::uuid[]) AND cardinality(c.brief_excluded) > 0 GROUP BY c.id`;
