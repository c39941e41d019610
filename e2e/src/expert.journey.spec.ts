import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountsRpc, type Receipt, submissionsRpc, termsRpc } from '@allmende/contracts';
import { receiptText } from '@allmende/verify';
import type { Download, Locator, Page, Request } from 'playwright-core';
import { expectSoundPage, type JourneyBrowser } from './story/browser.js';
import { digestOf } from '@allmende/local/client/file.client';
import { type Journey, startJourney } from './story/journey.js';
import { receiptHolds, runVerifier } from './story/receipt.check.js';
import { beginDraft, openShortly, submitTo } from './story/short.challenge.js';
import type { Scene } from './story/story.js';

const gate = 'biocluster-isartal';
const question = /Radiation therapy of the future/;
const colleagueQuestion = /Strahlentherapie der Zukunft/;
const minute = 60_000;
/** Three parts, so that it can be paused between them. */
const drawing = Buffer.alloc(20 * 1024 * 1024, 'A drawing in words.\n');
const expert = { name: 'Dr. Lena Thalhammer', email: `lena-${Date.now()}@thalhammer.example` };

describe('the way of an expert, from a home page to a submitted solution', () => {
  let journey: Journey;
  let scene: Scene;
  let browser: JourneyBrowser;
  let page: Page;
  let colleague: Page;
  let other: Page;
  const folder = mkdtempSync(join(tmpdir(), 'allmende-expert-files-'));

  beforeAll(async () => {
    journey = await startJourney('expert');
    ({ scene, browser } = journey);
  }, 300_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await journey?.end();
  }, 60_000);

  // Each step goes on where the one before it ended: after a failure the rest would only repeat it.
  let broken: string | undefined;
  const step = (title: string, walk: () => Promise<void>): void =>
    it(
      title,
      async () => {
        if (broken !== undefined) throw new Error(`The journey broke at: ${broken}`);
        broken = title;
        await walk();
        expect(browser.takeComplaints()).toEqual([]);
        broken = undefined;
      },
      60_000,
    );

  step('she finds a challenge on a home page, and its three layers of terms behind it', async () => {
    page = await browser.openPortal(gate, '/en');
    await page.getByRole('link', { name: question }).first().click();
    await see(page, question);
    await expectSoundAtBothWidths(page);
    await page.getByRole('link', { name: 'Read the terms' }).click();
    await see(page, 'Terms');
    for (const name of ['Terms of use', 'Terms of the cluster', 'Terms of this challenge'])
      await page.getByRole('heading', { level: 2, name }).waitFor();
    await expectSoundAtBothWidths(page);
  });

  step('she registers, confirms by the link in a mail and is back where she was', async () => {
    await page.getByRole('link', { name: 'Create account, one minute' }).click();
    await page.getByLabel('E-mail address').fill(expert.email);
    await page.getByLabel('Your name').fill(expert.name);
    await page.getByLabel('Password').fill(scene.stage.password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await see(page, 'Please confirm your address');
    await page.goto(await linkFor(expert.email, '/confirm'));
    await page.getByRole('button', { name: 'Confirm address' }).click();
    await see(page, 'Terms');
    await page.getByText(expert.name).first().waitFor();
    for (const name of ['Overview', 'Receipts'])
      await page.getByRole('navigation').getByRole('link', { name }).waitFor();
  });

  step('she agrees for herself with the keyboard alone', async () => {
    await press(page, page.getByRole('link', { name: 'Agree or decline' }));
    await press(page, page.getByRole('button', { name: 'I agree' }));
    await page.getByText('You have agreed.').waitFor();
    await page.locator('#standing:focus').waitFor();
    await expectSoundAtBothWidths(page);
    await press(page, page.getByRole('button', { name: 'Start a solution' }));
    await see(page, 'Solution');
  });

  step('she writes; it is saved by itself and still there after a reload', async () => {
    await page.getByLabel('Title').fill('A breath in the radar');
    await page.getByLabel('Summary without secrets').fill('Radar sees the chest move.');
    await page.getByLabel('Solution', { exact: true }).fill('Two antennas at 60 GHz.');
    await saved(page);
    await page.reload();
    expect(await valuesOf(page)).toEqual([
      'A breath in the radar',
      'Radar sees the chest move.',
      'Two antennas at 60 GHz.',
    ]);
    await expectSoundAtBothWidths(page);
  });

  step('what she types before the page’s script has come is kept and saved, too', async () => {
    let comes = (): void => undefined;
    const script = new Promise<void>((resolve) => (comes = resolve));
    await page.route(/\.js$/, async (route) => {
      await script;
      await route.continue();
    });
    await page.reload({ waitUntil: 'commit' });
    await page.getByLabel('Solution', { exact: true }).fill('Two antennas at 60 GHz, side by side.');
    comes();
    await saved(page);
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
    expect((await valuesOf(page)).at(2)).toBe('Two antennas at 60 GHz, side by side.');
  });

  step('two windows at once show both texts and lose nothing', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('Solution', { exact: true }).fill('Three antennas.');
    await saved(other);
    await page.getByLabel('Summary without secrets').fill('Radar sees the breath.');
    await page.getByLabel('Solution', { exact: true }).fill('Four antennas.');
    await page.getByRole('button', { name: 'Keep my text' }).waitFor();
    await page.getByText('Three antennas.', { exact: true }).waitFor();
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('409')]);
    await expectSoundAtBothWidths(page);
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await page.getByRole('button', { name: 'Keep my text' }).click();
    await saved(page);
    await other.reload();
    expect((await valuesOf(other)).slice(1)).toEqual(['Radar sees the breath.', 'Four antennas.']);
    await other.close();
  });

  step('she says that a patent is filed, and has a letter for her transfer office', async () => {
    await page.getByText('Rights model of this challenge:').waitFor();
    await page.getByRole('radio', { name: /^Yes/ }).check();
    await page.getByLabel('File number').fill('EP 26 000 001.5');
    await page.getByLabel('Day of filing', { exact: true }).fill('2026-11-03');
    await saved(page);
    await page.reload();
    expect(await page.getByLabel('File number').inputValue()).toBe('EP 26 000 001.5');
    await page.getByRole('radio', { name: /^I do not know/ }).check();
    await page.getByLabel('File number').waitFor({ state: 'hidden' });
    await saved(page);
    await page.getByRole('radio', { name: /^Yes/ }).check();
    expect(await page.getByLabel('Day of filing', { exact: true }).inputValue()).toBe('2026-11-03');
    await saved(page);
    await page
      .getByRole('complementary')
      .getByRole('link', { name: 'Tell employer or transfer office' })
      .click();
    const letter = page.locator('#office-letter');
    await letter.waitFor();
    expect(await letter.textContent()).not.toContain('Radar');
    await page.getByLabel('Add our summary').check();
    expect(await letter.textContent()).toContain('Radar sees the breath.');
    expect(await letter.textContent()).not.toContain('antennas');
    const mail = await page.getByRole('link', { name: 'Open as e-mail' }).getAttribute('href');
    expect(decodeURIComponent(mail ?? '')).toContain('Radar sees the breath.');
    await expectSoundAtBothWidths(page);
  });

  step('she invites a colleague, who signs in at another portal with the keyboard alone', async () => {
    await page.getByRole('link', { name: 'Manage the team' }).click();
    await expectSoundAtBothWidths(page);
    await page.getByLabel('E-mail address').fill(scene.stage.colleague.email);
    await page.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText('The invitation is on its way.').waitFor();
    await page.getByText(scene.stage.colleague.email).waitFor();

    const link = new URL(await linkFor(scene.stage.colleague.email, '/i/'));
    expect(link.hostname).toBe(`${scene.stage.colleague.portal}.localhost`);
    colleague = await browser.openPortal(scene.stage.colleague.portal, link.pathname);
    // The invitation is his account's: nobody else is shown anything of it.
    await see(colleague, 'Anmelden');
    await tabTo(colleague, colleague.getByLabel('E-Mail-Adresse'));
    await colleague.keyboard.type(scene.stage.colleague.email);
    await tabTo(colleague, colleague.getByLabel('Passwort'));
    await colleague.keyboard.type(scene.stage.password);
    await colleague.keyboard.press('Enter');
    await colleague.getByText(colleagueQuestion).waitFor();
    await expectSoundAtBothWidths(colleague);
    await press(colleague, colleague.getByRole('button', { name: 'Einladung annehmen' }));
    await see(colleague, 'Bedingungen');
  });

  step('he sees nothing of the draft until he has agreed, then declares', async () => {
    const draft = colleague.url().replace(/terms$/, '');
    for (const name of ['solution', 'files', 'declarations', 'check']) {
      await colleague.goto(draft + name);
      await colleague.getByText('Nichts vom Entwurf ist zu sehen').waitFor();
      expect(await colleague.getByText('antennas').count()).toBe(0);
    }
    await expectSoundAtBothWidths(colleague);
    await colleague.getByRole('link', { name: 'Zu den Bedingungen' }).click();
    await colleague.getByRole('button', { name: 'Ich stimme zu' }).click();
    await colleague.locator('#decide:focus .errors').waitFor();
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('status of 400')]);
    await colleague.getByLabel('für mich').check();
    await colleague.getByRole('button', { name: 'Ich stimme zu' }).click();
    await colleague.getByRole('link', { name: 'Entwurf fortsetzen' }).click();
    await see(colleague, 'Lösung');
    await colleague.getByText('Four antennas.').waitFor();
    await colleague.getByRole('link', { name: 'Erklärungen', exact: true }).click();
    await colleague.getByLabel('Mein Anteil').check();
    await colleague.getByLabel('Mir sind keine Rechte anderer bekannt').check();
    await colleague.getByLabel('Es liegt vor.').check();
    await expectSoundAtBothWidths(colleague);
    await colleague.getByRole('button', { name: 'Erklärung abgeben' }).click();
    await see(colleague, 'Prüfen');
    await colleague.getByText('Ihr Teil ist erledigt.').waitFor();
    await expectSoundAtBothWidths(colleague);
  });

  step('she uploads a file and pauses it: before its first byte, and behind its first part', async () => {
    await page.getByRole('link', { name: 'Files', exact: true }).click();
    await page.getByText('Files must have fully arrived before you submit.').waitFor();
    const hold = await holdUploads(page, 'begin');
    const row = page.getByRole('listitem').filter({ hasText: 'drawing.txt' });
    await choose('drawing.txt', drawing);
    await page.getByRole('button', { name: 'Pause drawing.txt' }).click();
    await row.getByText('paused').waitFor();
    hold('second part');
    await page.getByRole('button', { name: 'Resume drawing.txt' }).click();
    await row.getByText('8.4 MB of 21 MB').waitFor();
    // Nothing was there to resume.
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('404')]);
    await expectQuestionBeforeLeaving(page);
    await row.getByText('8.4 MB of 21 MB').waitFor();
    await page.getByRole('button', { name: 'Pause drawing.txt' }).click();
    await row.getByText('paused').waitFor();
    await expectSoundAtBothWidths(page);
    hold('nothing');
    await page.getByRole('button', { name: 'Resume drawing.txt' }).click();
    await page.getByRole('status').getByText('drawing.txt: fully arrived').waitFor({ state: 'attached' });
    await page.getByRole('link', { name: 'Open drawing.txt' }).waitFor();
  });

  step('a file of a wrong type is refused beside it; one that is not needed is removed', async () => {
    await choose('virus.exe', 'MZ');
    const refused = page.getByRole('listitem').filter({ hasText: 'virus.exe' });
    await refused.getByText('Files of this type are not accepted.').waitFor();
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('status of 4')]);
    await expectSoundAtBothWidths(page);
    await refused.getByRole('button').click();
    await refused.waitFor({ state: 'detached' });
    await choose('notes.txt', 'Not needed.');
    await page.getByRole('button', { name: 'Remove notes.txt' }).click();
    await page.getByRole('link', { name: 'Open notes.txt' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Open drawing.txt' }).waitFor();
  });

  step('the check names what is open and leads there; then she submits and seals', async () => {
    await page.getByRole('link', { name: 'Check', exact: true }).click();
    expect(await page.getByRole('button', { name: 'Submit' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Your declaration is missing.' }).click();
    await see(page, 'Declarations');
    await page.getByRole('button', { name: 'Give declaration' }).click();
    await page
      .getByRole('alert')
      .getByRole('link', { name: /your own work/ })
      .waitFor();
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(3);
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('status of 400')]);
    await expectSoundAtBothWidths(page);
    await page.getByLabel('is my own work').check();
    await page.getByLabel('There are rights of others').check();
    await page.getByLabel('It is not needed, because').check();
    await page.getByRole('button', { name: 'Give declaration' }).click();
    await page.getByText('Please name the rights and whose they are.').first().waitFor();
    expect(await page.getByRole('alert').getByRole('link').count()).toBe(2);
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('status of 400')]);
    await expectSoundAtBothWidths(page);
    await page.getByLabel('Which rights, whose').fill('The antenna is a patent of Beispiel GmbH.');
    await page.getByLabel('It has been given.').check();
    await page.getByRole('button', { name: 'Give declaration' }).click();
    await see(page, 'Check');
    await page.getByText('Four antennas.').waitFor();
    await page.getByText('Patent filed: Yes, EP 26 000 001.5, filed on').waitFor();
    await page.getByText('Whoever operates the running servers could still read it').first().waitFor();
    await expectSoundAtBothWidths(page);
    await page.getByRole('button', { name: 'Submit and seal' }).click();
    await see(page, 'Submitted and sealed');
    await page.getByText('What you still see and change is your working copy.').waitFor();
  });

  step('the receipt shows number, seal and check sums, and holds when it is checked', async () => {
    await page.getByText('Submission receipt, number').waitFor();
    await page.getByText('Version 1').first().waitFor();
    await page.getByText(digestOf(drawing).slice(0, 4)).first().waitFor();
    await expectSoundAtBothWidths(page);
    const save = async (name: string): Promise<Download> => {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name, exact: true }).click();
      return download;
    };
    const download = await save('Download receipt (PDF)');
    const file = await download.path();
    expect(download.suggestedFilename()).toMatch(/^receipt-[\dA-Z-]+\.pdf$/);
    const paper = readFileSync(file);
    const receipt = JSON.parse(await receiptText(new Uint8Array(paper))) as Receipt;
    const keys = await scene.newcomer.call(termsRpc.listReceiptKeys, {});
    const { publicKey = '' } = keys.items.find(({ keyId }) => keyId === receipt.keyId) ?? {};
    expect(receiptHolds(receipt, publicKey)).toBe(true);
    expect(receipt.statement).toMatchObject({ type: 'submission', files: [{ digest: digestOf(drawing) }] });
    const checking = await browser.openPortal(gate, '/en/verify');
    await checking
      .getByLabel('Choose a file')
      .setInputFiles({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: paper });
    await checking.getByText('Attached statement genuine').waitFor();
    await checking.getByText('not what its pages print').waitFor();
    expect(await checking.getByText('Genuine and unchanged').count()).toBe(0);
    const [data, text] = [
      await save('Receipt as data (JSON)'),
      await save('Your text as it was submitted (JSON)'),
    ];
    expect(data.suggestedFilename()).toMatch(/^receipt-[\dA-Z-]+\.json$/);
    expect(text.suggestedFilename()).toMatch(/^text-.+-version-1\.json$/);
    await checking.getByLabel('Choose a file').setInputFiles(await text.path());
    await checking.getByText('This is the text, not the receipt.').waitFor();
    await checking.getByLabel('Choose a file').setInputFiles(await data.path());
    await checking.getByText('Genuine and unchanged').waitFor();
    await checking.getByLabel('Choose files').setInputFiles(await text.path());
    await checking.getByText('is the text that this receipt names.').waitFor();
    writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
    const [program] = await Promise.all([
      checking.waitForEvent('download'),
      checking.getByRole('link', { name: 'Download allmende-verify.mjs' }).click(),
    ]);
    const verifier = join(folder, 'allmende-verify.mjs');
    await program.saveAs(verifier);
    const sum = createHash('sha256').update(readFileSync(verifier)).digest('hex');
    await checking.getByText(sum.replaceAll(/(.{4})(?=.)/g, '$1 ')).waitFor();
    await checking.context().close();
    const checked = await runVerifier([file, '--keys', join(folder, 'keys.json')], verifier);
    expect(checked.text).toMatch(/^ok {5}signature: valid/m);
    expect(checked.text).toMatch(/^Checked is the statement attached to this PDF, not what its pages print/);
  });

  step('she replaces it by a new version, keeps no copy of it, and withdraws it', async () => {
    await page.getByRole('link', { name: 'Replace' }).click();
    await page.getByText('counts until your team submits again').waitFor();
    await page.getByLabel('Title').fill('Two breaths in the radar');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await see(page, 'Files');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('Submitted, changes not submitted').waitFor();
    await page
      .getByRole('link', { name: /breaths in the radar|Radiation therapy/ })
      .first()
      .click();
    await page.getByText('The working copy has changes that are not submitted yet.').waitFor();
    await expectSoundAtBothWidths(page);
    await page.getByRole('link', { name: 'Check and submit' }).click();
    await page.getByLabel('Remove it').check();
    await expectSoundAtBothWidths(page);
    await page.getByRole('button', { name: 'Submit and seal the new version' }).click();
    await see(page, 'Submitted and sealed');
    await page.getByText('You kept no working copy').waitFor();
    await expectSoundAtBothWidths(page);
    await page.getByRole('cell', { name: 'Replaced' }).waitFor();
    await page.getByRole('link', { name: 'Withdraw' }).click();
    await see(page, 'Withdraw');
    await expectSoundAtBothWidths(page);
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await see(page, 'Withdrawn');
    await page.getByText('Text, files and their names are deleted').waitFor();
    await expectSoundAtBothWidths(page);
    await page.getByRole('link', { name: 'Go to the challenge' }).click();
    await page.getByRole('button', { name: 'Start a solution' }).waitFor();
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('link', { name: 'Receipts' }).first().click();
    await page.getByRole('cell', { name: 'Withdrawal' }).waitFor();
    await expectSoundAtBothWidths(page);
  });

  step('somebody who declines is told honestly what that means, and can agree later', async () => {
    other = await browser.openPortal(scene.stage.expert.portal, '/de/sign-in');
    await other.getByLabel('E-Mail-Adresse').fill(scene.stage.expert.email);
    await other.getByLabel('Passwort').fill(scene.stage.password);
    await other.getByRole('button', { name: 'Anmelden' }).click();
    await other.getByRole('link', { name: 'Challenges' }).first().click();
    await other.getByRole('link', { name: colleagueQuestion }).first().click();
    await other.getByRole('link', { name: 'Bedingungen lesen' }).click();
    await other.getByRole('button', { name: 'Ablehnen' }).click();
    await other.getByText('Sie haben abgelehnt.').waitFor();
    await other.getByText('Es wurde nichts freigeschaltet').waitFor();
    await expectSoundAtBothWidths(other);
    await other.getByRole('link', { name: 'Zurück zur Challenge' }).click();
    expect(await other.getByRole('button', { name: 'Lösungsvorschlag beginnen' }).count()).toBe(0);
    await other.getByRole('link', { name: 'Bedingungen lesen' }).click();
    await other.getByRole('button', { name: 'Ich stimme zu' }).waitFor();
  });

  step('ten minutes before the close a page that stands open says so by itself', async () => {
    const { stage } = scene;
    for (const who of ['company', 'manager', 'expert'] as const)
      await scene[who].call(accountsRpc.signIn, { email: stage[who].email, password: stage.password });
    const { challengeId } = await openShortly(scene, 'Wie misst man einen Atemzug?', 30 * minute);
    const submissionId = await beginDraft(scene.expert, challengeId);
    await other.clock.install();
    await other.goto(new URL(`/de/submissions/${submissionId}/files`, other.url()).href);
    await other.getByText('Dateien auswählen').waitFor();
    const notice = other.getByRole('status').filter({ hasText: 'weniger als zehn Minuten' });
    await other.clock.fastForward(19 * minute);
    expect(await notice.count()).toBe(0);
    await other.clock.fastForward(minute);
    await notice.waitFor();
    await notice.getByText('eingereicht wird nur, was vollständig ist').waitFor();
    await expectSoundAtBothWidths(other);
  });

  step('who joins after a version was submitted declares, is named by the next, and may leave', async () => {
    const { challengeId } = await openShortly(scene, 'Wer kommt später dazu?', 30 * minute);
    const submissionId = await submitTo(scene.expert, challengeId, { title: 'Radar im Regal' });
    const { email } = scene.stage.colleague;
    const inbox = await scene.mails.fromNow(email);
    await scene.expert.call(submissionsRpc.inviteMember, { submissionId, email });
    const token = await inbox.token(email, '/i/s\\.');
    const at = (path: string): string => new URL(`/de${path}`, colleague.url()).href;
    await colleague.goto(at(`/i/s.${token}`));
    await colleague.getByRole('button', { name: 'Einladung annehmen' }).click();
    await see(colleague, 'Bedingungen');
    await colleague.goto(at('/me'));
    const row = colleague.getByRole('row').filter({ hasText: 'Wer kommt später dazu?' });
    await row.getByRole('link', { name: 'Weiter' }).click();
    await colleague.getByText('Nichts vom Entwurf ist zu sehen').waitFor();
    await colleague.getByRole('link', { name: 'Zu den Bedingungen' }).click();
    await colleague.getByLabel('für mich').check();
    await colleague.getByRole('button', { name: 'Ich stimme zu' }).click();
    await colleague.getByRole('link', { name: 'Meine Erklärung abgeben' }).waitFor();
    await colleague.goto(at(`/submissions/${submissionId}`));
    await colleague.getByText('nennt Sie nicht: Sie wurde vor Ihrem Beitritt').waitFor();
    expect(await colleague.getByRole('link', { name: 'Nachweis herunterladen' }).count()).toBe(0);
    await expectSoundAtBothWidths(colleague);
    await colleague.getByRole('link', { name: 'Meine Erklärung abgeben' }).click();
    await colleague.getByLabel('Mein Anteil').check();
    await colleague.getByLabel('Mir sind keine Rechte anderer bekannt').check();
    await colleague.getByLabel('Es liegt vor.').check();
    await colleague.getByRole('button', { name: 'Erklärung abgeben' }).click();
    await see(colleague, 'Prüfen');

    await other.goto(new URL('/de/me', other.url()).href);
    const grown = other.getByRole('row').filter({ hasText: 'nennt nicht alle in Ihrem Team' });
    await grown.getByRole('link', { name: 'Prüfen' }).click();
    await expectSoundAtBothWidths(other);
    await other.getByRole('button', { name: 'Neue Fassung einreichen und versiegeln' }).click();
    await see(other, 'Eingereicht und versiegelt');
    expect(await other.getByText('nennt nicht').count()).toBe(0);

    await colleague.goto(at(`/submissions/${submissionId}`));
    await colleague.getByRole('link', { name: 'Nachweis herunterladen' }).waitFor();
    await colleague.getByRole('cell', { name: 'nennt Sie nicht' }).waitFor();
    await colleague.getByRole('link', { name: 'Team verwalten' }).click();
    await colleague.getByRole('link', { name: 'Team verlassen' }).click();
    await expectSoundAtBothWidths(colleague);
    await colleague.getByLabel('Ja, ich will das Team verlassen.').check();
    await colleague.getByRole('button', { name: 'Team verlassen' }).click();
    await colleague.getByText('Sie haben das Team verlassen').waitFor();
    const gone = await colleague.goto(at(`/submissions/${submissionId}`));
    expect(gone?.status()).toBe(404);
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('status of 404')]);
    await other.reload();
    await other.getByText('inzwischen nicht mehr im Team').waitFor();
    await expectSoundAtBothWidths(other);
  });

  async function choose(name: string, content: Buffer | string): Promise<void> {
    const path = join(folder, name);
    writeFileSync(path, content);
    await page.getByLabel('Choose files').setInputFiles(path);
  }

  /** The link of a mail, as its reader clicks it. */
  async function linkFor(email: string, path: string): Promise<string> {
    const { text } = await scene.mails.find(email, new RegExp(path));
    const [link] = new RegExp(`http\\S+${path}\\S+`).exec(text) ?? [];
    return link ?? '';
  }
});

async function see(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: typeof title === 'string' }).waitFor();
}

async function expectSoundAtBothWidths(page: Page): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await expectSoundPage(page);
  }
}

async function saved(page: Page): Promise<void> {
  await page.getByText(/^Saved at/).waitFor();
}

function valuesOf(page: Page): Promise<string[]> {
  const labels = [page.getByLabel('Title'), page.getByLabel('Summary without secrets')];
  const fields = [...labels, page.getByLabel('Solution', { exact: true })];
  return Promise.all(fields.map((field) => field.inputValue()));
}

/** The browser's own question, answered with "stay". */
async function expectQuestionBeforeLeaving(page: Page): Promise<void> {
  const before = page.url();
  const asked = page.waitForEvent('dialog');
  const leaving = page.getByRole('link', { name: 'Check', exact: true }).click();
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await leaving;
  expect(page.url()).toBe(before);
}

type Held = 'begin' | 'second part' | 'nothing';

/** A line on which an upload waits at a certain point, so that a pause finds something to stop. */
async function holdUploads(page: Page, first: Held): Promise<(next: Held) => void> {
  let held = first;
  const waits = (request: Request): boolean =>
    held === 'begin'
      ? request.method() === 'POST'
      : held === 'second part' && (request.headers()['upload-offset'] ?? '0') !== '0';
  await page.route(/^http:\/\/files\./, async (route) => {
    while (waits(route.request()) && !page.isClosed())
      await new Promise((resolve) => setTimeout(resolve, 50));
    // Gone by now if it was paused.
    await route.continue().catch(() => undefined);
  });
  return (next) => {
    held = next;
  };
}

/** Goes there with the tabulator, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.and(page.locator(':focus')).count()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The tabulator does not reach ${String(target)}`);
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}
