import Sequencer from '@jest/test-sequencer';

/**
 * What takes longest, or waits longest, by the path's end. Started last it would leave the other workers idle, and in a
 * fresh clone Jest has no times of earlier runs, only sizes of files.
 */
const first = [
  'account.journey.spec.ts',
  'company.journey.spec.ts',
  'e2e/src/journey.spec.ts',
  'expert.journey.spec.ts',
  'demo/demo.spec.ts',
  'sealed-files.service.spec.ts',
  'data-requests.service.spec.ts',
  'unsealing.service.spec.ts',
  'durable/events.service.spec.ts',
  'sessions.service.spec.ts',
  'checkpoints.service.spec.ts',
  'email-changes.service.spec.ts',
];

/** The order of the test files of a run. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ path }) {
  const place = first.findIndex((end) => path.endsWith(end));
  return place < 0 ? first.length : place;
}
