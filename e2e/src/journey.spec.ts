import { type Journey, startJourney } from './story/journey.js';
import { steps } from './story/play.js';
import type { Scene } from './story/story.js';

describe('the main job by the public API, on the composed platform', () => {
  let journey: Journey;
  let scene: Scene;

  beforeAll(async () => {
    journey = await startJourney('journey');
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
});
