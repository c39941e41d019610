import { z } from 'zod';
import { event, rpc } from './contract.js';
import { id } from './values.js';

/**
 * How long a cluster keeps what is over and names people: at least, at most, and unless its managers choose otherwise.
 *
 * Not to be taken for `retention` (`retention.ts`): that is what becomes of a submission after the decision, on dates
 * that the terms promise and nobody chooses. These are periods that each cluster chooses, within bounds which leave
 * every promise of the terms alone (`docs/decisions/0029-retention-periods.md`).
 */
export const periodBounds = {
  /**
   * Submissions that were never handed in, with their team, from the close on; with them invitations into any team, who
   * was shown the terms, and who took part for which organisation.
   */
  closedDrafts: { unit: 'days', least: 30, most: 365, usual: 90 },
  /** Requests for membership that were refused, and memberships that have ended. */
  endedMemberships: { unit: 'days', least: 30, most: 730, usual: 180 },
  /** Notices, from the reading on. */
  readNotices: { unit: 'days', least: 30, most: 730, usual: 180 },
  /** Sessions at the cluster's portal without a visit; nowhere longer than `identity` lets any session idle. */
  idleSessions: { unit: 'days', least: 1, most: 7, usual: 7 },
  /**
   * Who asked for, and who opened what of a challenge, from its decision on: at least as long as the terms bind both
   * sides to confidentiality, usually until claims from its last day have lapsed, too (§§ 195, 199 BGB).
   */
  accessLists: { unit: 'years', least: 5, most: 10, usual: 9 },
  /** What transfer offices said about people who took part, from the close on, once there is a decision. */
  officeConsents: { unit: 'years', least: 4, most: 10, usual: 4 },
  /**
   * Complaints that were answered, from the answer and the decision on. Managers of the cluster may be what they are
   * about: no sooner than claims have lapsed as a rule.
   */
  answeredComplaints: { unit: 'years', least: 4, most: 10, usual: 4 },
} as const;
export type PeriodName = keyof typeof periodBounds;
export const periodNames = Object.keys(periodBounds) as PeriodName[];

/** Days from a choice on in which nothing goes by it: it can be taken back as if it had never been. */
export const periodGraceDays = 14;

const period = (name: PeriodName) => {
  const { least, most, usual } = periodBounds[name];
  return z.number().int().min(least).max(most).default(usual);
};

/** In the unit of each one's bounds. */
export const retentionPeriods = z.strictObject({
  closedDrafts: period('closedDrafts'),
  endedMemberships: period('endedMemberships'),
  readNotices: period('readNotices'),
  idleSessions: period('idleSessions'),
  accessLists: period('accessLists'),
  officeConsents: period('officeConsents'),
  answeredComplaints: period('answeredComplaints'),
});
export type RetentionPeriods = z.output<typeof retentionPeriods>;

export const retentionPeriodsRpc = {
  /** Everybody whose data it is may know: the portal's privacy page says it. */
  getRetentionPeriods: rpc('identity.rpc.get-retention-periods', {
    route: 'GET /clusters/{clusterId}/retention-periods',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ clusterId: id }),
    output: retentionPeriods,
  }),
  /** By a manager of the cluster. What is left out becomes the usual; what stays as it was is no choice. */
  chooseRetentionPeriods: rpc('identity.rpc.choose-retention-periods', {
    route: 'PUT /clusters/{clusterId}/retention-periods',
    access: 'account',
    kind: 'write',
    input: retentionPeriods.extend({ clusterId: id }),
    output: retentionPeriods,
  }),
  /** Who chose what when, the newest first; for managers of the cluster. */
  listPeriodChoices: rpc('identity.rpc.list-period-choices', {
    route: 'GET /clusters/{clusterId}/retention-periods/choices',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ clusterId: id }),
    output: z.object({
      items: z.array(
        z.object({
          at: z.string(),
          by: z.string().nullable().describe('the name; null once the account is closed'),
          before: retentionPeriods,
          after: retentionPeriods,
        }),
      ),
    }),
  }),
};

export const retentionPeriodsEvents = {
  /** The clock of each service ends by it what that service keeps. */
  periodsChosen: event(
    'identity.evt.periods-chosen.v1',
    z.object({ clusterId: id, periods: z.object(retentionPeriods.shape), chosenAt: z.string() }),
  ),
};
