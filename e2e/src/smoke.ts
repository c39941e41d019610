import { play } from './story/play.js';
import { stageFrom } from './story/stage.js';
import type { Stage } from './story/story.js';

/** The main job against a running platform, a line per step; `stageFrom` says which variables it reads. */
const stage = stageOrEnd();
const { passed, failed } = await play(stage, (line) => console.log(line));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function stageOrEnd(): Stage {
  try {
    return stageFrom(process.env);
  } catch (error) {
    console.error((error as Error).message);
    console.log('0 passed, 1 failed');
    process.exit(1);
  }
}
