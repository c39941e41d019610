import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { challengesRpc, type ServiceName } from '@allmende/contracts';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { newKeyPair } from '@allmende/sealing';
import { runFolder } from '@allmende/testing';
import { shiftedClocks } from './clocks/clocks.js';
import { recoveryKeyFile, startDemoPlatform } from './story/demo.platform.js';
import { expectReceiptsGiven, type KeptOutside, keepOutside } from './story/kept.outside.js';
import { writeNewTerms } from './story/new.terms.js';
import { demoParts, fromTheClose, untilTheClose } from './story/play.js';
import { backUp, type Copies, goOnWith, importFile, restore, runBeside } from './story/restoring.js';
import { openShortly, submitAnew, submitTo } from './story/short.challenge.js';
import { openScene, type Scene, type Step } from './story/story.js';
import { agree } from './story/submitting.steps.js';

// What is late, open or over is judged by the clocks of the databases: those of the processes may be wrong.
const minutesOff = {
  ...{ challenges: -5, submissions: 5, terms: -5, identity: 5, groups: -5, notifications: 5 },
  ...{ gateway: 5, portal: -5 },
};

describe('the main job by the public API, on the composed platform, with clocks five minutes off', () => {
  let platform: RunningPlatform;
  let end: () => Promise<void> = () => Promise.resolve();
  let scene: Scene;
  let copies: Copies;
  let kept: KeptOutside;

  beforeAll(async () => {
    ({ platform, end } = await startDemoPlatform('journey', shiftedClocks(minutesOff)));
    const { urls } = platform;
    scene = openScene({ ...demoParts, url: urls.platform, mailUrl: urls.mail ?? '' });
  }, 300_000);

  afterAll(() => end(), 60_000);

  /** A service's own commands, one after the other, with the recovery key; gives what the last one printed. */
  async function commands(service: ServiceName, ...names: string[]): Promise<string> {
    let printed = '';
    const recovery = { RECOVERY_KEY_FILE: recoveryKeyFile() };
    for (const name of names) printed = await runBeside(platform, service, ['main.js', name], recovery);
    return printed;
  }

  // Later steps build on earlier ones: after a failure the rest would only repeat it.
  let broken: string | undefined;
  async function play(title: string, work: () => Promise<unknown>): Promise<void> {
    if (broken !== undefined) throw new Error(`The story broke at: ${broken}`);
    broken = title;
    await work();
    broken = undefined;
  }
  const titled = (steps: readonly Step[]) => steps.map((step) => [step.title, step] as const);

  it.each(titled(untilTheClose))('%s', (title, step) => play(title, () => step.play(scene)), 120_000);

  // Here the story waits for the close. From here on it plays on what was restored.
  it(
    'a backup is taken while the platform runs, the keys apart from it',
    () =>
      play('backup', async () => {
        // Before it, since rows may come at any time: the log that is restored must hold all that was kept.
        kept = await keepOutside(scene.expert, join(runFolder(), 'kept-outside'));
        copies = await backUp(platform);
        expect(copies.printed).toContain(`The backup is in ${copies.backup}.`);
        const keys = ['evidence-key.pem', 'submissions.key', 'terms.key'];
        expect((await readdir(copies.keys)).sort()).toEqual(keys);
        const held = await readdir(copies.backup, { recursive: true });
        expect(held).toEqual(expect.arrayContaining(['backup.json', 'objects', 'postgres', 'secrets.json']));
        expect(held.filter((path) => keys.some((key) => path.endsWith(key)))).toEqual([]);
      }),
    300_000,
  );

  it(
    'is restored into another folder, and the story goes on there',
    () =>
      play('restore', async () => {
        await end();
        await restore(copies);
        ({ platform, end } = await goOnWith(copies, platform, shiftedClocks(minutesOff)));
        await expectReceiptsGiven(scene.expert, kept);
        const audit = ['audit.js', kept.keysFile, kept.checkpoints];
        await expect(runBeside(platform, 'terms', audit)).resolves.toContain('; 0 findings');
      }),
    300_000,
  );

  it(
    'a key file that is lost is replaced with the recovery key; the other is rotated',
    () =>
      play('keys', async () => {
        await platform.halt('submissions');
        await writeFile(join(platform.dataFolder, 'submissions.key'), `${(await newKeyPair()).identity}\n`);
        await expect(commands('submissions', 'check')).rejects.toThrow('No key opens');
        await expect(commands('submissions', 'recover')).resolves.toMatch(/keys of \d+ challenges/);
        await expect(commands('submissions', 'check', 'rotate')).resolves.toContain(
          'are sealed to the first key',
        );
        await platform.resume('submissions');
        await expect(commands('terms', 'rotate', 'recover', 'check')).resolves.toMatch(/All \d+ values open/);
      }),
    300_000,
  );

  // What was submitted before stays bound to what was accepted: it is opened, read and awarded below.
  it(
    'new terms are frozen by the program of terms; who drafts agrees anew, from the next moment on',
    () =>
      play('new terms', async () => {
        const { expert } = scene;
        const { challengeId } = await openShortly(scene, 'Was gilt ab wann?', 3_600_000);
        const submissionId = await submitTo(expert, challengeId, { title: 'Before new terms' });
        const { platformFile, clusterFile, clusterId } = await writeNewTerms(scene, runFolder());
        const publish = (...args: string[]) => runBeside(platform, 'terms', ['publish.js', ...args]);
        await expect(publish(platformFile)).rejects.toThrow('--material | --editorial');
        await expect(publish(platformFile, '--editorial')).rejects.toThrow(
          'This change is no matter of wording',
        );
        const editorial = [clusterFile, '--editorial', '--cluster', clusterId];
        await expect(publish(...editorial)).resolves.toMatch(/^Version 2, [\w-]+\n$/);
        await expect(submitAnew(expert, submissionId, 'In other words')).resolves.toBe(2);
        const material = [platformFile, '--material', '--confirmed'];
        await expect(publish(...material)).resolves.toMatch(/^Version \d+, [\w-]+\n$/);
        const late = submitAnew(expert, submissionId, 'Under new terms');
        await expect(late).rejects.toThrow('terms.not-accepted');
        await expect(publish(...material)).resolves.toMatch(/, was there\n$/);
        await agree(expert, challengeId);
        await expect(submitAnew(expert, submissionId, 'Under new terms')).resolves.toBe(3);
      }),
    120_000,
  );

  it.each(titled(fromTheClose))('%s', (title, step) => play(title, () => step.play(scene)), 120_000);

  it('records are brought in from a file, once', async () => {
    const file = join(runFolder(), 'clusters.json');
    await writeFile(file, JSON.stringify([{ slug: 'gartenbau-amper', name: 'Gartenbau Amper e. V.' }]));
    await expect(importFile(platform, file)).resolves.toContain('1 created, 0 updated, 0 unchanged');
    await expect(importFile(platform, file)).resolves.toContain('everything is there already');
  }, 120_000);

  it('the clocks were off indeed', async () => {
    const { challengeId } = await scene.company.call(challengesRpc.createChallenge, {});
    // The first 48 bits of an id are the millisecond it was made in.
    const madeAt = Number.parseInt(challengeId.replace('-', '').slice(0, 12), 16);
    expect(Math.round((madeAt - Date.now()) / 60_000)).toBe(minutesOff.challenges);
  });
});
