import { send } from '@allmende/local/client/portal.client';
import type { FaultReport } from './outage.play.js';
import type { OutageStage } from './outage.stage.js';

export type MailAudit = { findings: string[]; repeats: number };
type Arrived = { messageId: string; receivedAt: string };
type Faults = readonly Pick<FaultReport, 'title' | 'overAt'>[];

/** Each agreement and each submission is mailed under a Message-ID of its own, and by one fault again at most once. */
export async function auditMails(
  mailUrl: string,
  { experts, challengeIds }: OutageStage,
  faults: Faults,
): Promise<MailAudit> {
  const findings: string[] = [];
  const causes: string[] = [];
  for (const { email } of experts) {
    const { body } = await send(`${mailUrl}/api/mails?limit=10000&to=${encodeURIComponent(email)}`);
    const { mails } = JSON.parse(body.toString()) as { mails: Arrived[] };
    const byId = Map.groupBy(mails, ({ messageId }) => messageId);
    if (byId.size !== 2 * challengeIds.length)
      findings.push(`${email} has ${byId.size} mails instead of ${2 * challengeIds.length}`);
    for (const copies of byId.values()) causes.push(...causesOf(copies, faults));
  }
  for (const [cause, repeats] of Map.groupBy(causes, (cause) => cause))
    if (repeats.length > 1 || cause === unexplained)
      findings.push(`${repeats.length} mails went out again by ${cause}`);
  return { findings, repeats: causes.length };
}

const unexplained = 'nothing that was played';

// Whoever sends again did not learn that the copy before had arrived: what kept that from it came after it.
function causesOf(copies: readonly Arrived[], faults: Faults): string[] {
  const times = copies.map(({ receivedAt }) => Date.parse(receivedAt)).sort((a, b) => a - b);
  return times.slice(0, -1).map((arrivedAt) => {
    const cause = faults.find(({ overAt }) => overAt >= arrivedAt);
    return cause?.title ?? unexplained;
  });
}
