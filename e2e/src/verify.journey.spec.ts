import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsRpc, challengesRpc, type Receipt, submissionsRpc, termsRpc } from '@allmende/contracts';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import type { Page } from 'playwright-core';
import { expectSoundPage, JourneyBrowser, type View } from './story/browser.js';
import { uploadFile } from '@allmende/local/client/file.client';
import { demoParts } from './story/play.js';
import { PortalClient } from '@allmende/local/client/portal.client';
import { waitFor } from './story/story.js';
import { agree } from './story/submitting.steps.js';

const drawing = Buffer.from('A drawing in words.\n');

describe('checking a receipt, in a browser', () => {
  let dataDir: string;
  let platform: RunningPlatform;
  let browser: JourneyBrowser;
  let receipt: Receipt;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'allmende-verify-'));
    const { PATH, HOME, ALLMENDE_CACHE } = process.env;
    const env = { PATH, HOME, ALLMENDE_CACHE, RATE_LIMIT_FACTOR: '0' };
    platform = await startPlatform({ dataDir, ports: 'free', quiet: true, env, startTimeoutMs: 120_000 });
    receipt = await submissionReceipt(platform.urls.platform);
    browser = await JourneyBrowser.launch(platform.urls.platform);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
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
      expect(browser.takeComplaints()).toEqual([]);
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
    expect(browser.takeComplaints()).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('says that a changed receipt does not hold, and asks for the key of an unknown one', async () => {
    const page = await openPage('en');
    await give(page, { ...receipt, statement: { ...receipt.statement, at: '2020-01-01T00:00:00.000Z' } });
    await page.getByText('Does not hold', { exact: true }).waitFor();
    await give(page, { ...receipt, keyId: 'of-another-platform' });
    await page.getByText('Not fully checked', { exact: true }).waitFor();
    await give(page, 'no receipt at all');
    await page.getByText(/^This is not a receipt/).waitFor();
    expect(browser.takeComplaints()).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('explains the check by hand where no script runs', async () => {
    const page = await openPage('de', { script: false });
    expect(await page.locator('noscript p').innerText()).toMatch(
      /^Zum Prüfen auf dieser Seite ist ein Skript nötig/,
    );
    expect(await page.getByText('Datei wählen').isVisible()).toBe(false);
    expect(await page.getByText('openssl pkeyutl -verify').isVisible()).toBe(true);
    await page.context().close();
  }, 60_000);
});

/** An expert of the demo hands in a solution with one file to the first challenge that is open to everyone. */
async function submissionReceipt(platformUrl: string): Promise<Receipt> {
  const expert = new PortalClient(platformUrl, demoParts.expert.portal);
  await expert.call(accountsRpc.signIn, { email: demoParts.expert.email, password: demoParts.password });
  const { items } = await expert.call(challengesRpc.listChallenges, {
    state: ['open'],
    eligible: 'me',
    limit: 1,
  });
  const challengeId = items[0]?.challengeId ?? '';
  await agree(expert, challengeId);
  const { submissionId, revision } = await expert.call(submissionsRpc.startSubmission, { challengeId });
  const changes = { title: 'Two salts', summary: 'In short', body: 'In detail', patentFiled: 'no' as const };
  const saved = await expert.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
  const grant = await expert.call(submissionsRpc.addFile, {
    submissionId,
    name: 'drawing.txt',
    size: drawing.length,
    type: 'text/plain',
  });
  await uploadFile(grant.url, drawing);
  await waitFor('the file is complete', async () => {
    const { files } = await expert.call(submissionsRpc.getSubmission, { submissionId });
    return files.some(({ state }) => state === 'complete');
  });
  const declaration = {
    ownWork: true,
    othersRights: 'none',
    othersRightsNote: '',
    employer: 'consented',
    employerNote: '',
  } as const;
  await expert.call(submissionsRpc.declare, { submissionId, declaration });
  const { revision: latest } = await expert.call(submissionsRpc.getSubmission, { submissionId });
  const { receiptId } = await expert.call(submissionsRpc.submit, {
    submissionId,
    revision: latest ?? saved.revision,
  });
  return waitFor('the receipt is signed', async () => {
    const given = await expert.call(termsRpc.getReceipt, { receiptId });
    return given.state === 'issued' && given.receipt;
  });
}

function bytesOf(given: unknown): Buffer {
  return Buffer.from(typeof given === 'string' ? given : JSON.stringify(given, null, 2));
}
