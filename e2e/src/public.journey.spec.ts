import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { accountsRpc, challengesRpc, type Receipt, termsRpc } from '@allmende/contracts';
import { identify } from '@allmende/local/processes/process.identity';
import { type Authority, eventually, startAuthority } from '@allmende/testing';
import type { Page } from 'playwright-core';
import { expectSoundPage, JourneyBrowser, type View } from './story/browser.js';
import { demoParts } from './story/play.js';
import { runVerifier, runVerifierByNpx } from './story/receipt.check.js';
import { fileSums, missingTools, recipeOn, runRecipe, shadowedBy } from './story/receipt.recipe.js';
import { submitTo } from './story/short.challenge.js';
import { openScene, type Scene, waitFor } from './story/story.js';
import { type TypedPlatform, typeStart } from './story/typed.platform.js';

const run = promisify(execFile);
const portals = ['biocluster-isartal', 'medizintechnik-regnitz'];
const widths = [1440, 390];
const publicPaths = [
  '',
  '/challenges',
  '/outcomes',
  '/clusters',
  '/events',
  '/how-it-works',
  '/rights-models',
  '/rights-models/option',
  '/sign-in',
  '/register',
  '/privacy',
  '/evidence',
  '/challenges/strahlentherapie-der-zukunft-wie-folgt-der-strahl-einem-tumor-der-sich/terms/changes',
];
const drawing = Buffer.from('A drawing in words.\n');

describe('what needs no account, in a browser', () => {
  let platform: TypedPlatform;
  let scene: Scene;
  let browser: JourneyBrowser;
  let authority: Authority;

  beforeAll(async () => {
    authority = await startAuthority();
    const stamped = { TIMESTAMP_URL: authority.url, TIMESTAMP_CERTIFICATE: authority.root };
    platform = await typeStart('public', stamped);
    const { urls } = platform.run;
    scene = openScene({ ...demoParts, url: urls.platform, mailUrl: urls.mail ?? '' });
    browser = await JourneyBrowser.launch(urls.platform);
  }, 300_000);

  afterEach(() => expect(browser.takeComplaints()).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
    await authority?.stop();
  }, 60_000);

  it('starts with the recovery key, the portals and who to sign in as', () => {
    const printed = platform.printed();
    expect(printed).toMatch(/keep it away from this machine.*\n +AGE-SECRET-KEY-1\w+\n/);
    for (const portal of portals) expect(printed).toContain(new URL(browser.addressOf(portal, '')).origin);
    expect(printed).toMatch(
      new RegExp(`${demoParts.password}[^]*${demoParts.company.email} +Dr. Miriam Auer`),
    );
    expect(printed).toMatch(/Starting .*\n[^]*Migrating the databases\n[^]*Loading the demo content\n/);
  });

  it.each(['de', 'en'].flatMap((language) => publicPaths.map((path) => `/${language}${path}`)))(
    '%s has no accessibility violation, no error and no sideways scrolling, at both widths and in both brands',
    async (path) => {
      // The other way round in English, so that each brand is seen at both widths.
      const brands = path.startsWith('/en') ? portals.toReversed() : portals;
      for (const [index, width] of widths.entries()) {
        const page = await browser.openPortal(brands[index] ?? '', path, { width });
        await expectSoundPage(page);
        await page.context().close();
      }
    },
    60_000,
  );

  it('shows each portal’s own mark in the browser’s tab, and to what asks for it by heart', async () => {
    const seen: string[] = [];
    for (const portal of portals) {
      const page = await browser.openPortal(portal, '/de');
      const href = (await page.locator('link[rel=icon]').getAttribute('href')) ?? '';
      const known = await page.goto(browser.addressOf(portal, '/favicon.ico'));
      expect([new URL(page.url()).pathname, known?.status()]).toEqual([href, 200]);
      seen.push(await page.content());
      await page.context().close();
    }
    expect(new Set(seen).size).toBe(portals.length);
    expect(seen.every((svg) => svg.includes('<path'))).toBe(true);
  }, 60_000);

  it('leads from the bare address to the same page in a portal, and nowhere else', async () => {
    const url = platform.run.urls.platform;
    const page = await browser.openPortal('biocluster-isartal', '/de');
    const gate = page.locator('.cluster-list a').first();
    const leadsTo = async (path: string): Promise<string> => {
      await page.goto(`${url}${path}`);
      return (await gate.getAttribute('href')) ?? '';
    };
    const known = (await leadsTo('/de')).replace(/\/de$/, '');
    const paths = ['/de/register?next=%2Fde%2Fgroups', '/en/sign-in', '/en/challenges?q=Tumor', '/de/groups'];
    for (const path of paths) expect(await leadsTo(path)).toBe(known + path);
    for (const elsewhere of ['//else.example', '/\\else.example', 'https://else.example']) {
      expect(await leadsTo(`/de?next=${encodeURIComponent(elsewhere)}`)).toBe(`${known}/de`);
    }
    expect((await page.request.get(`${url}/de/no-such-page`)).status()).toBe(404);
    await page.context().close();
  }, 60_000);

  it('says in both languages what clusters do, and in which language a question is that has only one', async () => {
    const page = await browser.openPortal('biocluster-isartal', '/en/clusters/medizintechnik-regnitz');
    await page.getByText('Medical technology, Imaging, Radiotherapy').waitFor();
    await page.getByText('Erlangen, Germany').waitFor();
    await page.goto(browser.addressOf('biocluster-isartal', '/en/challenges'));
    const row = page.getByRole('article').filter({ hasText: 'Fasergelege' });
    expect(await row.getByRole('link').getAttribute('lang')).toBe('de');
    expect(await row.innerText()).toContain('in German');
    expect(await page.getByText('in German').count()).toBe(1);
    await page.context().close();
  }, 60_000);

  it('finds a challenge with JavaScript off, from the home page, by word and by filter', async () => {
    const page = await browser.openPortal('biocluster-isartal', '/de/clusters', { script: false });
    await page.getByRole('link', { name: 'Medizintechnik Regnitz' }).first().waitFor();
    await page.goto(browser.addressOf('biocluster-isartal', '/de'));
    await page.getByRole('navigation').first().getByRole('link', { name: 'Challenges' }).click();
    await page.getByRole('searchbox').fill('Tumor');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('checkbox', { name: 'Für alle offen' }).check();
    await page.getByRole('button', { name: 'Filter anwenden' }).click();
    await page
      .getByRole('link', { name: /Strahlentherapie der Zukunft/ })
      .first()
      .click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
      'Strahlentherapie der Zukunft',
    );
    await page.context().close();
  }, 60_000);

  it('signs in and out with JavaScript off and comes back to where it was', async () => {
    const page = await browser.openPortal('biocluster-isartal', '/en/sign-in', { script: false });
    await page.getByLabel(/e-mail/i).fill(demoParts.company.email);
    await page.getByLabel(/password/i).fill(demoParts.password);
    await page.getByRole('button', { name: /sign in|continue/i }).click();
    expect(await page.getByText('Dr. Miriam Auer').count()).toBeGreaterThan(0);
    await page.getByText('Dr. Miriam Auer').first().click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    expect((await page.goto(browser.addressOf('biocluster-isartal', '/en/me')))?.url()).toContain(
      '/sign-in?next=',
    );
    await page.context().close();
  }, 60_000);

  describe('checking a receipt', () => {
    let receipt: Receipt;

    beforeAll(async () => {
      receipt = await submissionReceipt(scene);
    }, 60_000);

    const openPage = (language: 'de' | 'en', view: View = {}): Promise<Page> =>
      browser.openPortal('medizintechnik-regnitz', `/${language}/verify`, view);

    const give = (page: Page, given: unknown): Promise<void> =>
      page
        .getByLabel(/^(Choose a file|Datei wählen)$/)
        .setInputFiles({ name: 'receipt.json', mimeType: 'application/json', buffer: bytesOf(given) });

    it.each(['de', 'en'] as const)(
      'has nothing that keeps anybody out, empty and with an answer (%s)',
      async (language) => {
        for (const width of [1440, 390]) {
          const page = await openPage(language, { width });
          await expectSoundPage(page);
          await give(page, receipt);
          await page.getByText(/^(Echt und unverändert|Genuine and unchanged)$/).waitFor();
          await expectSoundPage(page);
          await page.context().close();
        }
      },
      60_000,
    );

    it('says that a receipt is genuine and what it states, without a connection', async () => {
      const page = await openPage('en');
      await page.waitForLoadState('networkidle');
      await page.context().setOffline(true);
      await give(page, receipt);
      await page.getByText('Genuine and unchanged').waitFor();
      const said = await page.locator('[data-result]').innerText();
      for (const part of [
        'Submission receipt',
        'with a key of this platform',
        `stands there as row ${receipt.seq} of`,
        receipt.statement.at,
        receipt.keyId,
      ]) {
        expect(said).toContain(part);
      }
      await page.getByLabel('Choose files').setInputFiles([
        { name: 'drawing.txt', mimeType: 'text/plain', buffer: drawing },
        { name: 'other.txt', mimeType: 'text/plain', buffer: Buffer.from('Another drawing.\n') },
      ]);
      await page.getByText('is one of the files in this receipt, byte for byte.').waitFor();
      await page.getByText('does not occur in this receipt.').waitFor();
      await page.context().close();
    }, 60_000);

    it('says that a changed receipt does not hold, and asks for the key of an unknown one', async () => {
      const page = await openPage('en');
      await give(page, { ...receipt, statement: { ...receipt.statement, at: '2020-01-01T00:00:00.000Z' } });
      await page.getByText('Changed or not genuine', { exact: true }).waitFor();
      const said = await page.locator('[data-result]').innerText();
      const claims = 'What this file claims (not proven)';
      const [failed, states] = ['Check sum: does not match', claims].map((part) => said.indexOf(part));
      expect(said).not.toContain('What it says');
      await expectSoundPage(page);
      expect(failed).toBeGreaterThan(0);
      expect(failed).toBeLessThan(states ?? 0);
      // What receipts prove at large stands below this result, too, and must not look like one.
      expect(await page.locator('.proof').innerText()).toContain('What a genuine receipt proves');
      expect(await page.locator('.proof svg').count()).toBe(0);
      await give(page, { ...receipt, proof: { ...receipt.proof, path: [] } });
      await page
        .getByText(/the path through the log does not lead to the checkpoint/)
        .first()
        .waitFor();
      await give(page, { ...receipt, keyId: 'of-another-platform' });
      await page.getByText('Not fully checked', { exact: true }).waitFor();
      await page.getByRole('heading', { name: claims }).waitFor();
      await give(page, 'no receipt at all');
      await page.getByText(/^This is not a receipt/).waitFor();
      await page.context().close();
    }, 60_000);

    it('compares the log with a checkpoint that was kept, and says when it is of another', async () => {
      const page = await openPage('en');
      const shown = await browser.openPortal('biocluster-isartal', '/en/evidence');
      const saving = shown.waitForEvent('download');
      await shown.getByRole('link', { name: 'Save the checkpoint' }).click();
      const saved = await (await saving).path();
      const kept = await readFile(saved, 'utf8');
      const sameLog =
        /^The same log: (its \d+ rows continue the first \d+ unchanged|both checkpoints hold the same \d+ rows)/;
      await give(page, receipt);
      await page.getByText('Compare with a checkpoint that you kept').click();
      await page.getByLabel('Choose the saved checkpoint').setInputFiles(saved);
      await page.getByText(sameLog).waitFor();
      expect(await page.getByLabel('Checkpoint that you kept').inputValue()).toBe(kept.trim());
      await page.getByLabel('Checkpoint that you kept').fill(receipt.proof?.checkpoint ?? '');
      await page.getByText(/^The same log: both checkpoints hold the same \d+ rows/).waitFor();
      await page.getByLabel('Checkpoint that you kept').fill(kept.replace('\nat 20', '\nat 21'));
      await page.getByText('None of the keys above has validly signed this checkpoint.').waitFor();
      await give(page, kept);
      await page.getByText('The checkpoint that you kept', { exact: true }).waitFor();
      await page.getByText(sameLog).waitFor();
      await shown.context().close();
      await page.context().close();
    }, 60_000);

    it('does the same from the command line, with files alone', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'allmende-receipt-'));
      const keys = await scene.expert.call(termsRpc.listReceiptKeys, {});
      const check = async (given: object, more: string[] = []) => {
        await writeFile(join(folder, 'receipt.json'), JSON.stringify(given));
        return runVerifier([join(folder, 'receipt.json'), '--keys', join(folder, 'keys.json'), ...more]);
      };
      await writeFile(join(folder, 'keys.json'), JSON.stringify(keys));
      expect(await check(receipt)).toMatchObject({
        code: 0,
        text: expect.stringMatching(/^ok {5}log: row \d+ of \d+/m),
      });
      await writeFile(join(folder, 'kept.txt'), receipt.proof?.checkpoint ?? '');
      const withKept = ['--checkpoint', join(folder, 'kept.txt')];
      expect(await check(receipt, withKept)).toMatchObject({
        code: 0,
        text: expect.stringMatching(/^ok {5}same log: both checkpoints hold the same \d+ rows/m),
      });
      const archive = join(folder, 'allmende-verify.tgz');
      const given = await fetch(`${platform.run.urls.platform}/en/verify/allmende-verify.tgz`);
      await writeFile(archive, Buffer.from(await given.arrayBuffer()));
      const files = [join(folder, 'receipt.json'), '--keys', join(folder, 'keys.json')];
      expect(await runVerifierByNpx(archive, files)).toMatchObject({
        code: 0,
        text: expect.stringMatching(/^ok {5}signature: valid/m),
      });
      expect(await check({ ...receipt, seq: receipt.seq + 1 })).toMatchObject({
        code: 1,
        text: expect.stringMatching(/^wrong {2}signature/m),
      });
      expect(await check({ ...receipt, proof: undefined })).toMatchObject({ code: 2 });
      await rm(folder, { recursive: true });
    }, 60_000);

    it('shows the time stamps of an authority, which OpenSSL checks without the platform', async () => {
      const page = await browser.openPortal('biocluster-isartal', '/de/evidence');
      const stamps = page.locator('#stamps');
      const isStamped = () => page.reload().then(() => stamps.isVisible());
      await eventually('a stamp stands on the page', isStamped, { withinMs: 30_000 });
      await stamps.getByText('Zeitstempel der Probe').waitFor();
      const saved = async (name: string): Promise<string> => {
        const saving = page.waitForEvent('download');
        await stamps.getByRole('link', { name, exact: true }).first().click();
        return (await saving).path();
      };
      const [data, stamp] = [await saved('Protokollstand'), await saved('Zeitstempel')];
      const check = ['ts', '-verify', '-data', data, '-in', stamp, '-CAfile', authority.root];
      const { stdout, stderr } = await run('openssl', check);
      expect(stdout + stderr).toContain('Verification: OK');
      await page.context().close();
    }, 60_000);

    it('is checked by the recipe as the page prints it, and a changed one is noticed', async () => {
      const page = await openPage('en', { script: false });
      const [getKeys, ...blocks] = await recipeOn(page);
      await page.context().close();
      expect(getKeys).toMatch(/^curl -s http\S+\/api\/v1\/receipt-keys -o keys\.json$/);
      expect(blocks).toHaveLength(5);
      expect(shadowedBy(blocks)).toEqual([]);
      if (missingTools.length > 0) {
        console.warn(`What the page prints is not run: ${missingTools.join(', ')} is not here.`);
        return;
      }
      const folder = await mkdtemp(join(tmpdir(), 'allmende-recipe-'));
      const keys = await scene.expert.call(termsRpc.listReceiptKeys, {});
      await writeFile(join(folder, 'keys.json'), JSON.stringify(keys));
      const check = async (given: object) => {
        await writeFile(join(folder, 'receipt.json'), JSON.stringify(given));
        return runRecipe(blocks, folder);
      };
      const said = await check(receipt);
      expect([said.signature, said.checkpoint]).toEqual(Array(2).fill('Signature Verified Successfully'));
      for (const [calculated, stated] of [said.leaf, said.log]) expect(calculated).toBe(stated);
      const backdated = { ...receipt.statement, at: '2020-01-01T00:00:00.000Z' };
      const changed = await check({ ...receipt, statement: backdated });
      expect(changed.signature).toContain('Signature Verification Failure');
      expect(changed.leaf[0]).not.toBe(changed.leaf[1]);
      const [sum, stated] = await fileSums(blocks.at(-1) ?? '', folder);
      expect(sum).toBe(stated);
      await rm(folder, { recursive: true });
    }, 60_000);

    it('explains the check by hand where no script runs', async () => {
      const page = await openPage('de', { script: false });
      expect(await page.locator('noscript p').innerText()).toMatch(
        /^Zum Prüfen auf dieser Seite ist ein Skript nötig/,
      );
      expect(await page.getByText('Datei wählen').isVisible()).toBe(false);
      expect(await page.getByText('openssl pkeyutl -verify').first().isVisible()).toBe(true);
      await page.context().close();
    }, 60_000);
  });

  it('ends whole with Ctrl-C', async () => {
    const pids = platform.run.processes.map(({ pid }) => pid ?? 0);
    expect(pids).toHaveLength(13);
    await expect(platform.interrupt()).resolves.toBe(0);
    expect(platform.printed()).toMatch(/Stopping\nStopped\n$/);
    expect(pids.map((pid) => identify(pid))).toEqual(pids.map(() => undefined));
  }, 60_000);
});

/** An expert of the demo hands in a solution with one file to the first challenge that is open to everyone. */
async function submissionReceipt({ expert }: Scene): Promise<Receipt> {
  await expert.call(accountsRpc.signIn, { email: demoParts.expert.email, password: demoParts.password });
  const { items } = await expert.call(challengesRpc.listChallenges, {
    state: ['open'],
    eligible: 'me',
    limit: 1,
  });
  const submissionId = await submitTo(expert, items[0]?.challengeId ?? '', {
    title: 'Two salts',
    file: { name: 'drawing.txt', bytes: drawing },
  });
  return waitFor('the receipt is signed and in the log', async () => {
    const { items: receipts } = await expert.call(termsRpc.listReceipts, { submissionId });
    const { receiptId } = receipts.find(({ statement }) => statement.type === 'submission') ?? {};
    const given = receiptId && (await expert.call(termsRpc.getReceipt, { receiptId }));
    return given && given.state === 'issued' && given.receipt.proof ? given.receipt : undefined;
  });
}

function bytesOf(given: unknown): Buffer {
  return Buffer.from(typeof given === 'string' ? given : JSON.stringify(given, null, 2));
}
