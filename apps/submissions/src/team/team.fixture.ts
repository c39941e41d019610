import { type Actor, newId, type Rpc } from '@allmende/contracts';
import { person } from '@allmende/testing';
import { begin, openChallenge, type Stage } from '../submissions/stage.fixture.js';

/** Asks for what a mail is made of. */
export const mailer = { kind: 'system' as const, reason: 'event:mail' };

/** A challenge that is open, and a draft for it. */
export async function draft(stage: Stage) {
  const window = await openChallenge(stage);
  const lead = person({ portal: newId() });
  const { submissionId } = await begin(stage, window.challengeId, lead);
  return { window, lead, submissionId };
}

/** The whole answer, so that two refusals can be told apart by nothing. */
export async function refusalOf(
  { service }: Stage,
  contract: Rpc,
  invitation: string,
  who: Actor,
): Promise<unknown> {
  return service.call(contract, { invitation }, who).then(
    () => undefined,
    (error: { toWire?: () => unknown }) => error.toWire?.(),
  );
}
