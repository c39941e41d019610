import type { ChallengePage } from '@allmende/contracts';
import { usePage } from '../page.js';
import { Phone } from './contact.js';

type Contacted = Pick<ChallengePage, 'contact' | 'seeker' | 'hosts'>;

/** Who answers questions about a challenge: named for it or, where the company is unnamed, the lead cluster's contact. */
export function ChallengeContact({ challenge: { contact, seeker, hosts } }: { challenge: Contacted }) {
  const { texts } = usePage();
  if (!contact) return null;
  const whose = seeker.name === null ? hosts[0]?.name : undefined;
  return (
    <>
      <bdi>{contact.name}</bdi> (<bdi>{whose ?? texts.challenges.contactHere}</bdi>),{' '}
      <Phone number={contact.phone} />
    </>
  );
}
