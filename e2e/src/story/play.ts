import { briefSteps } from './brief.steps.js';
import { decidingSteps } from './deciding.steps.js';
import { postingSteps } from './posting.steps.js';
import { openScene, type Stage, type Step } from './story.js';
import { submittingSteps } from './submitting.steps.js';

export const untilTheClose: readonly Step[] = [...postingSteps, ...submittingSteps];
export const fromTheClose: readonly Step[] = [...decidingSteps, ...briefSteps];
export const steps: readonly Step[] = [...untilTheClose, ...fromTheClose];

/** A person of the demo for each part; `stageFrom` reads others from a file. */
export const demoParts = {
  company: { email: 'miriam.auer@auwald.example', portal: 'biocluster-isartal' },
  manager: { email: 'hanna.moosrainer@biocluster-isartal.example', portal: 'biocluster-isartal' },
  expert: { email: 'svenja.hasslocher@neckartal.example', portal: 'optikverbund-neckar' },
  colleague: { email: 'emre.yildiz@saalforst.example', portal: 'keramikforum-saale' },
  password: 'feldweg-und-gatter',
} as const satisfies Omit<Stage, 'url' | 'mailUrl'>;

export type Played = { passed: number; failed: number };

/** Plays the whole story; a step that fails ends it, since the later ones build on it. */
export async function play(stage: Stage, tell: (line: string) => void): Promise<Played> {
  const scene = openScene(stage);
  for (const [index, step] of steps.entries()) {
    const start = performance.now();
    try {
      await step.play(scene);
    } catch (error) {
      tell(`failed  ${step.title}\n        ${error instanceof Error ? error.message : String(error)}`);
      return { passed: index, failed: steps.length - index };
    }
    tell(`ok      ${step.title}  ${Math.round(performance.now() - start)} ms`);
  }
  return { passed: steps.length, failed: 0 };
}
