import { challengesRpc } from '@allmende/contracts';
import { shiftedClocks } from './clocks/clocks.js';
import { type Journey, startJourney } from './story/journey.js';
import { steps } from './story/play.js';
import type { Scene } from './story/story.js';

// What is late, open or over is judged by the clocks of the databases: those of the processes may be wrong.
const minutesOff = {
  ...{ challenges: -5, submissions: 5, terms: -5, identity: 5, groups: -5, notifications: 5 },
  ...{ gateway: 5, portal: -5 },
};

describe('the main job by the public API, on the composed platform, with clocks five minutes off', () => {
  let journey: Journey;
  let scene: Scene;

  beforeAll(async () => {
    journey = await startJourney('journey', shiftedClocks(minutesOff));
    ({ scene } = journey);
  }, 300_000);

  afterAll(() => journey?.end(), 60_000);

  // Later steps build on earlier ones: after a failure the rest would only repeat it.
  let broken: string | undefined;
  it.each(steps.map((step) => [step.title, step] as const))(
    '%s',
    async (title, step) => {
      if (broken !== undefined) throw new Error(`The story broke at: ${broken}`);
      broken = title;
      await step.play(scene);
      broken = undefined;
    },
    120_000,
  );

  it('the clocks were off indeed', async () => {
    const { challengeId } = await scene.company.call(challengesRpc.createChallenge, {});
    // The first 48 bits of an id are the millisecond it was made in.
    const madeAt = Number.parseInt(challengeId.replace('-', '').slice(0, 12), 16);
    expect(Math.round((madeAt - Date.now()) / 60_000)).toBe(minutesOff.challenges);
  });
});
