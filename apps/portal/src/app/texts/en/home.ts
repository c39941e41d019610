import { capital, formatCount } from '@allmende/ui';
import type { Texts } from '../index.js';

export const home: Texts['home'] = {
  title: (portal) => portal,
  headline: 'Questions that we cannot answer ourselves.',
  lead: 'Companies name a technical problem. Experts of all clusters answer in confidence. Who owns what is settled before.',
  seeChallenges: 'See challenges',
  post: 'Post a challenge',
  tellNeed: 'Talk to us',
  wanted: 'Wanted now',
  wantedLead:
    'Companies ask a question, experts of all clusters answer in confidence. What the best answer gets stands beside it.',
  openCount: (count, next) => {
    const open = count === 1 ? 'One open challenge' : `${count} open challenges`;
    return next ? `${open}, the next one closes on ${next}.` : `${open}.`;
  },
  someShown: 'Some of them are here.',
  all: 'All challenges, also closed ones',
  allShort: 'All challenges',
  noneOpen: 'No challenge is open right now.',
  noneOpenText: 'You can still read closed challenges and their outcomes.',
  facts: { closes: 'Closes', reward: 'Reward', rights: 'Rights' },
  how: {
    title: 'How it works',
    steps: [
      {
        title: 'Read without an account',
        text: 'Question, dates, reward and rights are open to everyone. Take your time to decide whether it is your question.',
      },
      {
        title: 'Agree and submit under seal',
        text: 'You see the terms first, then the confidential brief. Until the closing date your solution is sealed.',
      },
      {
        title: 'A decision, and an answer for everyone',
        text: 'Each team gets an answer with reasons. The outcome is published as soon as it is decided.',
      },
    ],
  },
  own: {
    title: 'Who owns your idea?',
    text: 'Each challenge says so in one line before you reveal anything. Until the closing date your solution is sealed. You get proof of what you submitted and when. It does not replace a patent.',
    examples: [
      { title: 'Rights stay with you', text: 'No rights pass to the company.' },
      { title: 'Option until a date', text: 'The company may acquire them later.' },
      { title: 'Transfer on award', text: 'Awarded and paid first, transferred after.' },
    ],
    compare: 'Compare all eight rights models',
  },
  outcomes: 'Outcomes',
  solutions: (count, clusters) => {
    const what = count === 1 ? 'solution' : 'solutions';
    return clusters && clusters > 1 ? `${what} from ${clusters} clusters` : what;
  },
  readOutcome: 'Read the outcome',
  readReason: 'Read the reasons',
  allOutcomes: 'All outcomes',
  noOutcomes: 'No challenge has been decided yet. Each ends with an outcome, and it will stand here.',
  events: 'Events',
  allEvents: 'All events',
  noEvents: 'No event is scheduled right now.',
  clusters: 'Clusters',
  clustersNote: (count) =>
    count === 1 ? 'One gate' : `${capital(formatCount(count, 'en'))} gates, one shared field`,
  allClusters: 'All clusters',
  portals: {
    title: 'Many gates, one shared field',
    lead: 'Each cluster has a portal of its own. Behind them lies one competition for good answers. Choose your gate.',
    signIn: 'You sign in at a portal. Please choose one; your account counts at all of them.',
    goOn: 'This page is in the portals of the clusters. Please choose one; the page opens there at once.',
    empty: 'No cluster has been entered yet.',
  },
};
