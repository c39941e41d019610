import {
  accountsRpc,
  challengesRpc,
  clustersRpc,
  notificationsRpc,
  submissionsRpc,
} from '@allmende/contracts';
import type { Locator, Page } from 'playwright-core';
import {
  expectFlatHead,
  expectNothingStandsOut,
  expectSoundPage,
  type JourneyBrowser,
} from './story/browser.js';
import {
  fillChallenge,
  linkIn,
  localDay,
  localTime,
  rowWith,
  signIn,
  unfold,
  weigh,
} from './story/company.pages.js';
import { type Journey, startJourney } from './story/journey.js';
import { demoParts } from './story/play.js';
import { PortalClient } from '@allmende/local/client/portal.client';
import { openShortly, type ShortChallenge, submitTo } from './story/short.challenge.js';
import { type Scene, waitFor } from './story/story.js';
import { agree } from './story/submitting.steps.js';

const { password, manager, expert, colleague } = demoParts;
const home = 'biocluster-isartal';
const elsewhere = 'medizintechnik-regnitz';
const longest = 'kunststoffnetz-fichtelgebirge';
const neighbour = { email: 'tobias.wiesend@medizintechnik-regnitz.example', portal: elsewhere };
const outsider = { email: 'jonas.petzold@strahlwerk.example', portal: elsewhere };
const question = 'Wie bleibt eine Probe zwei Tage lang kalt?';
const questionEnglish = 'How does a sample stay cold for two days?';
const openForMs = 20_000;
const readingAfterMs = 30_500;
const patience = 60_000;

/** From an empty desk to an awarded challenge, and on to a closed group: found in the pages, by role and name. */
describe('the way of a company and of a cluster manager', () => {
  let journey: Journey;
  let scene: Scene;
  let browser: JourneyBrowser;
  /** Windows that stay open through the whole way. */
  let lea: Page;
  let hanna: Page;
  let decided: ShortChallenge;
  let ended: ShortChallenge;
  let submissions: Record<'first' | 'second' | 'third' | 'only', string>;
  let publicPath: string;
  let challengePath: string;
  let groupPath: string;

  const leaMail = () => `lea-${scene.mark}@kuehlwerk.example`;
  const idaMail = () => `ida-${scene.mark}@somewhere.example`;
  const deskPath = (challengeId: string) => `/de/desk/challenges/${challengeId}`;
  const go = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);

  beforeAll(async () => {
    journey = await startJourney('company-journey');
    ({ scene, browser } = journey);
    for (const who of ['manager', 'expert', 'colleague'] as const)
      await scene[who].call(accountsRpc.signIn, { email: demoParts[who].email, password });
    await register(scene.newcomer, `newcomer-${scene.mark}@somewhere.example`, 'Noor Newcomer');
    scene.company = new PortalClient(scene.stage.url, home);
    await register(scene.company, leaMail(), 'Lea Brandt', 'Kühlwerk GmbH');
    const { portal } = await scene.company.call(clustersRpc.currentPortal, {});
    await scene.company.call(clustersRpc.requestMembership, { clusterId: portal?.clusterId ?? '' });
  }, 300_000);

  afterEach(() => expect(browser?.takeComplaints()).toEqual([]));
  afterAll(() => journey?.end(), 60_000);

  async function register(who: PortalClient, email: string, name: string, organisationName?: string) {
    await who.call(accountsRpc.register, { email, name, password, organisationName });
    const token = await scene.mails.token(email, '/confirm\\?token=');
    await who.call(accountsRpc.confirmEmail, { token });
  }

  /** A form that was sent back with what is wrong in it, and no other complaint. */
  function expectRefusal(): void {
    expect(browser.takeComplaints()).toEqual([expect.stringMatching(/status of 4(00|22)/)]);
  }

  /** Is refused again and again, and types before, while and after the page's script takes the form over. */
  async function sendAtAnyMoment(field: Locator, button: string): Promise<void> {
    const moments = [0, 0, 40, 80, 120, 160, 240, 320];
    const page = field.page();
    for (const [turn, moment] of moments.entries()) {
      await page.waitForTimeout(moment);
      const text = `${turn}: keine Adresse`;
      await field.fill(text);
      const refused = page.waitForEvent('domcontentloaded');
      await page.getByRole('button', { name: button }).click();
      await refused;
      expect(await field.inputValue()).toBe(text);
    }
    await page.getByRole('alert').waitFor();
    expect(browser.takeComplaints()).toEqual(moments.map(() => expect.stringMatching(/status of 400/)));
  }

  /** The form of a draft is there once its script runs. */
  async function openDraft(): Promise<void> {
    await go(lea, challengePath);
    await lea.getByText('Dateien auswählen').waitFor();
  }

  it(
    'a manager finds on her desk who asks to be admitted, and admits',
    async () => {
      hanna = await browser.openPortal(home, '/de/sign-in?next=/de/desk');
      await signIn(hanna, manager.email, password);
      await rowWith(hanna, 'Lea Brandt').getByRole('button', { name: 'Lea Brandt aufnehmen' }).click();
      await hanna.getByText('Aufgenommen.').waitFor();
    },
    patience,
  );

  it(
    'a company member signs in at her portal and finds how to begin a challenge',
    async () => {
      lea = await browser.openPortal(home, '/de');
      await lea.getByRole('link', { name: 'Anmelden' }).click();
      await signIn(lea, leaMail(), password);
      await lea.getByRole('link', { name: 'Eine Challenge stellen' }).waitFor();
      await go(lea, '/de/desk');
      await lea.getByRole('heading', { name: 'Noch keine Challenge.' }).waitFor();
      await expectSoundPage(lea);
      expect(await lea.getByRole('link', { name: 'Gestellte Challenges' }).count()).toBe(0);
      await lea.locator('summary').filter({ hasText: 'Lea Brandt' }).click();
      await lea.getByRole('link', { name: 'Eine Challenge stellen' }).click();
      await lea.getByLabel('Ihre Fragestellung').fill(question);
      await lea.getByRole('button', { name: 'Entwurf anlegen' }).click();
      await lea.getByText('Der Entwurf ist angelegt.').waitFor();
      const menu = lea.getByRole('navigation', { name: 'Hauptmenü' });
      await menu.getByRole('link', { name: 'Gestellte Challenges' }).waitFor();
      challengePath = new URL(lea.url()).pathname;
    },
    patience,
  );

  it(
    'meanwhile two challenges are open for seconds, and experts submit to them',
    async () => {
      decided = await openShortly(scene, 'Woraus wird ein Kühlkörper?', openForMs);
      const file = { name: 'messung.txt', bytes: Buffer.from('Four degrees after fifty hours.\n') };
      const [first, second, third] = await Promise.all([
        submitTo(scene.expert, decided.challengeId, { title: 'Two salts', file }),
        submitTo(scene.colleague, decided.challengeId, { title: 'Clay' }),
        submitTo(scene.newcomer, decided.challengeId, { title: 'Snow' }),
      ]);
      ended = await openShortly(scene, 'Wer hält den Deckel dicht?', openForMs / 2);
      const only = await submitTo(scene.newcomer, ended.challengeId, { title: 'Tape' });
      submissions = { first, second, third, only };
    },
    patience,
  );

  it(
    'while it is open the manager sees only the number and the company nothing',
    async () => {
      await go(hanna, deskPath(decided.challengeId));
      await hanna.getByRole('definition').filter({ hasText: /^3$/ }).first().waitFor();
      expect(await hanna.getByText(/Two salts|Clay|Snow/).count()).toBe(0);
      await go(lea, deskPath(decided.challengeId));
      await lea.getByText(/Geöffnet werden können die Lösungsvorschläge ab/).waitFor();
      expect(await lea.getByRole('term').filter({ hasText: 'Eingereicht' }).count()).toBe(0);
      await go(lea, `${deskPath(decided.challengeId)}/submissions`);
      await lea.getByRole('heading', { name: /Geöffnet werden können die Lösungsvorschläge ab/ }).waitFor();
    },
    patience,
  );

  it(
    'she fills the form in both languages; it is saved as she goes',
    async () => {
      await openDraft();
      await fillChallenge(lea, {
        Fragestellung: [question, questionEnglish],
        Vorspann: ['Kühlen ohne Strom, für zwei Tage.', 'Cooling without power, for two days.'],
        'Gesuchtes Ergebnis': ['Ein Behälter **ohne Strom**.', 'A container **without power**.'],
        Rahmenbedingungen: ['Unter 20 kg', 'Below 20 kg'],
        'Woran wir den Erfolg messen': ['Die wärmste Stelle zählt.', 'The warmest spot counts.'],
        Hintergrund: ['Der letzte Sommer war heiß.', 'Last summer was hot.'],
        'Was die vertraulichen Unterlagen enthalten': ['Messdaten', 'Measured data'],
        'Vertraulicher Text': ['Die Probe ist ein Impfstoff.', 'The sample is a vaccine.'],
        'Kriterium 1': ['Haltezeit', 'Holding time'],
        'Kriterium 2': ['Gewicht', 'Mass'],
      });
      await weigh(lea, [70, 20]);
      let answer = (): void => undefined;
      const answers = new Promise<void>((resolve) => (answer = resolve));
      await lea.route('**/rights-models/*/preview', async (route) => {
        await answers;
        await route.continue().catch(() => undefined);
      });
      await lea.getByRole('radio', { name: /^Option/ }).check();
      await lea.getByLabel('Option bis').fill(localDay(300));
      await lea.getByRole('checkbox', { name: 'Optikverbund Neckar' }).last().check();
      await lea.getByRole('checkbox', { name: 'Keramikforum Saale' }).last().check();
      await lea.getByLabel('Dateien auswählen').setInputFiles({
        name: 'messreihe.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n% measured\n%%EOF\n'),
      });
      await lea.getByRole('link', { name: 'messreihe.pdf' }).waitFor();
      const saved = lea.getByRole('status', { name: 'Speichern' }).filter({ hasText: 'Gespeichert um' });
      await saved.waitFor();
      // Saved once more, while the seven answers are still on their way.
      const again = lea.waitForResponse((response) => response.request().method() === 'PATCH');
      await lea.getByLabel('Telefon').fill('089 99998-301');
      await again;
      await saved.waitFor();
      answer();
      await lea.getByRole('heading', { name: 'So lesen es Teilnehmende' }).waitFor();
      expect(await lea.locator('#rights-preview li').count()).toBe(7);
      await expectNothingStandsOut(lea, [1200, 1280, 1366]);
    },
    patience,
  );

  it(
    'a saved draft that is opened again has nothing to be saved',
    async () => {
      await openDraft();
      await lea.waitForTimeout(1_500);
      expect(await lea.getByRole('status', { name: 'Speichern' }).textContent()).toBe(
        'Speichert, während Sie schreiben.',
      );
      expect(await lea.getByRole('checkbox', { name: 'Keramikforum Saale' }).last().isChecked()).toBe(true);
    },
    patience,
  );

  it(
    'what is typed and selected before the script of a page runs is kept, and saved',
    async () => {
      await lea.route('**/*.js', async (route) => {
        await lea.waitForTimeout(1_000);
        await route.continue();
      });
      await lea.goto(new URL(challengePath, lea.url()).href, { waitUntil: 'commit' });
      const limits = lea.getByLabel('Rahmenbedingungen (Deutsch)');
      await limits.fill('Unter 20 kg, stapelbar');
      await lea.getByLabel('Hintergrund (Deutsch)').selectText();
      await lea.getByText('Dateien auswählen').waitFor();
      await lea.unrouteAll({ behavior: 'wait' });
      await lea.keyboard.insertText('Es gibt immer mehr heiße Tage.');
      expect(await lea.getByLabel('Hintergrund (Deutsch)').inputValue()).toBe(
        'Es gibt immer mehr heiße Tage.',
      );
      await lea.getByRole('status', { name: 'Speichern' }).filter({ hasText: 'Gespeichert um' }).waitFor();
      expect(await limits.inputValue()).toBe('Unter 20 kg, stapelbar');
    },
    patience,
  );

  it(
    'mistakes stand beside their fields, summed up on top, and nothing is lost',
    async () => {
      const outline = lea.getByRole('navigation', { name: 'Abschnitte' });
      await outline.getByRole('link', { name: 'Die Gewichte ergeben nicht 100' }).waitFor();
      await outline.getByRole('link', { name: 'Termine' }).click();
      await outline.locator('[aria-current]').filter({ hasText: 'Termine' }).waitFor();
      await lea.getByLabel('Einreichungsschluss').fill(localTime(-2));
      await lea.getByLabel('Entscheidung bis').fill(localDay(40));
      await lea.getByRole('button', { name: 'Zur Prüfung geben' }).click();
      const summary = lea.getByRole('alert');
      await summary.getByRole('link', { name: 'Die Gewichte ergeben nicht 100' }).waitFor();
      await summary.getByRole('link', { name: 'Der Einreichungsschluss liegt in der Vergangenheit' }).click();
      expect(await lea.getByLabel('Einreichungsschluss').getAttribute('aria-invalid')).toBe('true');
      expect(await lea.getByLabel('Rahmenbedingungen (Englisch)').inputValue()).toBe('Below 20 kg');
      await expectSoundPage(lea);
      expectRefusal();
      await lea.getByLabel('Einreichungsschluss').fill(localTime(3));
      await lea.getByText('Weniger als sieben Tage offen.').waitFor();
      await lea.getByLabel('Einreichungsschluss').fill(localTime(20));
      await weigh(lea, [70, 30]);
      await lea.getByText('Alle nötigen Angaben sind da.').waitFor();
      await lea.getByRole('button', { name: 'Zur Prüfung geben' }).click();
      await lea.getByText('Der Entwurf liegt jetzt beim Clustermanagement.').waitFor();
    },
    patience,
  );

  it.each([
    ['a manager in German', manager.email, 'de'],
    ['an expert in English', expert.email, 'en'],
  ])(
    'the head is the same on public and working pages and stays in one line at any width for %s, with the longest name, too',
    async (_who, email, language) => {
      for (const portal of [home, longest]) {
        const page = await browser.openPortal(portal, `/${language}/sign-in`);
        await signIn(page, email, password);
        await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
        const menus: string[][] = [];
        for (const path of ['', '/me']) {
          await go(page, `/${language}${path}`);
          menus.push(await page.locator('.portal-menu > ul a').allTextContents());
          await expectFlatHead(page);
        }
        expect(menus[0]).toEqual(menus[1]);
        await page.context().close();
      }
    },
    patience,
  );

  it(
    'the manager finds it, undertakes confidentiality, reads it as readers will, and sends it back with a reason',
    async () => {
      await go(hanna, '/de/desk');
      await hanna.getByRole('link', { name: `Prüfen: ${question}` }).click();
      await hanna.getByRole('heading', { level: 1, name: question }).waitFor();
      await hanna.getByText('Unter 20 kg').waitFor();
      await hanna.getByText(/Zu finden ist sie in den Portalen von .*Optikverbund Neckar/).waitFor();
      const file = hanna.getByRole('link', { name: 'messreihe.pdf' });
      expect(await file.count()).toBe(0);
      await expectSoundPage(hanna);
      await hanna.getByRole('button', { name: 'Vertraulichkeit zusagen' }).click();
      await hanna.getByText(/haben Sie Vertraulichkeit zugesagt/).waitFor();
      await file.waitFor();
      await expectSoundPage(hanna);
      const back = await unfold(hanna, 'Mit einem Grund zurückgeben');
      await back.getByLabel('Was soll sich ändern?').fill('Bitte nennen Sie die Höhe.');
      await back.getByRole('button', { name: 'Zurückgeben' }).click();
      await hanna.getByText('Der Entwurf ging mit Ihrem Grund zurück.').waitFor();
    },
    patience,
  );

  it(
    'the company takes a colleague into the draft, and out of it again',
    async () => {
      await openDraft();
      const add = await unfold(lea, 'Kollegin oder Kollegen hinzufügen');
      await add.getByLabel('E-Mail-Adresse').fill(`newcomer-${scene.mark}@somewhere.example`);
      await add.getByRole('button', { name: 'Hinzufügen' }).click();
      await lea.getByText('Die Person gehört jetzt zum Team.').waitFor();
      const takeOut = await unfold(lea, 'Jemanden aus dem Team nehmen');
      await takeOut.getByLabel('Wer gehört nicht mehr dazu?').selectOption('Noor Newcomer');
      await takeOut.getByRole('button', { name: 'Aus dem Team nehmen' }).click();
      await lea.getByText('Die Person gehört nicht mehr zum Team.').waitFor();
      await lea.getByText(/Noor Newcomer, bis /).waitFor();
      await expectSoundPage(lea);
    },
    patience,
  );

  it(
    'the company finds the reason, mends and sends it again; the manager publishes',
    async () => {
      await go(lea, '/de/desk');
      await lea.getByRole('link', { name: `Öffnen: ${question}` }).click();
      await lea.getByText('Bitte nennen Sie die Höhe.').waitFor();
      await lea.getByText('Dateien auswählen').waitFor();
      await lea.getByLabel('Rahmenbedingungen (Deutsch)').fill('Unter 20 kg, höchstens 40 cm hoch');
      await lea.getByRole('button', { name: 'Zur Prüfung geben' }).click();
      await lea.getByText('Der Entwurf liegt jetzt beim Clustermanagement.').waitFor();
      await go(hanna, '/de/desk');
      await hanna.getByRole('link', { name: `Prüfen: ${question}` }).click();
      await hanna.getByRole('paragraph').filter({ hasText: 'höchstens 40 cm hoch' }).waitFor();
      await hanna.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
      await hanna.getByText('Die Challenge ist veröffentlicht.').waitFor();
    },
    patience,
  );

  it(
    'the company deposits under seal what it knows; everybody sees when, and only it opens it',
    async () => {
      await go(lea, challengePath);
      await lea.getByRole('link', { name: 'Eigenes Wissen hinterlegen' }).click();
      await lea.getByRole('button', { name: 'Dateien hinzufügen' }).click();
      await lea.getByLabel('Dateien auswählen').setInputFiles({
        name: 'versuch-2019.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n% tried\n%%EOF\n'),
      });
      await lea.getByRole('button', { name: 'versuch-2019.pdf entfernen' }).waitFor();
      await lea.getByRole('button', { name: 'Versiegeln und hinterlegen' }).click();
      await lea.getByText('Bitte schreiben Sie, was Sie hinterlegen').waitFor();
      await expectSoundPage(lea);
      expectRefusal();
      await lea.getByRole('button', { name: 'versuch-2019.pdf entfernen' }).waitFor();
      await lea.getByLabel('Was Sie schon wissen').fill('Zwei Salze halten 40 Stunden.');
      await lea.getByRole('button', { name: 'Versiegeln und hinterlegen' }).click();
      await lea.getByText('Ihr Wissen ist versiegelt hinterlegt.').waitFor();
      await expectSoundPage(lea);
      expect(await lea.getByText(/Zwei Salze|versuch-2019/).count()).toBe(0);
      await go(lea, challengePath);
      await lea.getByRole('link', { name: 'Challenge im Portal ansehen' }).click();
      await lea.getByText('Der Challenge-Geber hat eigenes Wissen versiegelt hinterlegt').waitFor();
      await go(lea, `${challengePath}/deposits`);
      const open = await unfold(lea, 'Öffnen');
      await open.getByRole('button', { name: 'Hinterlegung öffnen' }).click();
      await lea.getByText('Zwei Salze halten 40 Stunden.').waitFor();
      await lea.getByRole('link', { name: 'versuch-2019.pdf' }).waitFor();
      await expectSoundPage(lea);
      await lea.getByRole('link', { name: 'Nachweis ansehen' }).click();
      await lea.getByRole('heading', { level: 1, name: 'Hinterlegung' }).waitFor();
    },
    patience,
  );

  it(
    'it stands on the portals of the chosen clusters and on no other',
    async () => {
      const found = async (portal: string) => {
        const page = await browser.openPortal(portal, '/en/challenges');
        const count = await page.getByRole('link', { name: questionEnglish }).count();
        await page.context().close();
        return count > 0;
      };
      const portals = [home, expert.portal, colleague.portal, elsewhere];
      const shown = await Promise.all(portals.map(found));
      expect(shown).toEqual([true, true, true, false]);
    },
    patience,
  );

  it(
    'the manager extends the closing date; the reason stands under changes',
    async () => {
      const extension = await unfold(hanna, 'Frist verlängern');
      await extension.getByLabel('Neuer Einreichungsschluss').fill(localTime(10));
      await extension.getByRole('button', { name: 'Frist verlängern' }).click();
      await hanna.getByText('Dieser Termin muss nach dem bisherigen liegen.').first().waitFor();
      expectRefusal();
      await hanna.getByLabel('Neuer Einreichungsschluss').fill(localTime(30));
      await hanna.getByLabel('Begründung (freiwillig)').fill('Die Messdaten kamen später.');
      await hanna.getByRole('button', { name: 'Frist verlängern' }).click();
      await hanna.getByText('Die Frist ist verlängert.').waitFor();
      await hanna.getByRole('link', { name: 'Challenge im Portal ansehen' }).click();
      await hanna.getByRole('heading', { name: 'Änderungen' }).waitFor();
      await hanna.getByText('Die Messdaten kamen später.').waitFor();
      publicPath = new URL(hanna.url()).pathname;
    },
    patience,
  );

  it(
    'the company sees without a reload who opens its brief, and what they agreed to',
    async () => {
      await go(lea, `${challengePath}/access`);
      const rows = rowWith(lea, 'Svenja Haßlocher');
      await lea.getByText('Hanna Moosrainer').first().waitFor();
      expect(await rows.count()).toBe(0);
      const challengeId = challengePath.split('/').at(-1) ?? '';
      await agree(scene.expert, challengeId);
      await scene.expert.call(challengesRpc.getBrief, { challengeId });
      await rows.getByRole('link').first().waitFor();
      await expectSoundPage(lea);
    },
    patience,
  );

  it(
    'the manager suspends it with a reason that everybody reads, and resumes it',
    async () => {
      await go(hanna, challengePath);
      const suspension = await unfold(hanna, 'Challenge aussetzen');
      await suspension.getByRole('button', { name: 'Aussetzen' }).click();
      await hanna.getByText('Bitte füllen Sie dieses Feld aus.').first().waitFor();
      expectRefusal();
      await hanna.getByLabel('Grund (Deutsch)').fill('Zwei Kriterien widersprechen sich.');
      await hanna.getByRole('button', { name: 'Aussetzen' }).click();
      await hanna.getByText('Die Challenge ist ausgesetzt.').first().waitFor();
      await expectSoundPage(hanna);
      const page = await browser.openPortal(expert.portal, publicPath);
      await page.getByText('Ausgesetzt seit').waitFor();
      await page.getByText('Zwei Kriterien widersprechen sich.').first().waitFor();
      await expectSoundPage(page);
      await page.context().close();
      await hanna.getByRole('button', { name: 'Fortsetzen' }).click();
      await hanna.getByText('Die Challenge geht weiter.').waitFor();
    },
    patience,
  );

  it(
    'closes by its clock; then the company reads, and opens a file',
    async () => {
      await sleepUntil(decided.closesAt + readingAfterMs);
      const page = await browser.openPortal(expert.portal, `/de/challenges/${decided.slug}`);
      await page.getByText('In Bewertung').first().waitFor();
      await page.context().close();
      await go(lea, '/de/desk');
      await lea.getByRole('link', { name: 'Zum Öffnen: Woraus wird ein Kühlkörper?' }).click();
      await lea.getByText('Lea Brandt hat noch nicht zugestimmt').waitFor();
      await expectSoundPage(lea);
      await lea.getByRole('button', { name: 'Zustimmen und öffnen' }).click();
      await lea.getByText('3 Lösungsvorschläge wurden eingereicht.').waitFor();
      await expectSoundPage(lea);
      await lea.getByRole('link', { name: '„Two salts“ lesen' }).click();
      await lea.getByText('Two salts, in detail').waitFor();
      await expectSoundPage(lea);
      const download = lea.waitForEvent('download');
      await lea.getByRole('link', { name: 'messung.txt' }).click();
      expect((await download).suggestedFilename()).toBe('messung.txt');
    },
    patience,
  );

  it(
    'the opening is recorded; the manager sees that it was read, not what',
    async () => {
      const { first } = submissions;
      await waitFor('both openings', async () => {
        const { items } = await scene.expert.call(submissionsRpc.listOpenings, { submissionId: first });
        return new Set(items.map(({ what }) => what)).size === 2;
      });
      await go(hanna, deskPath(decided.challengeId));
      await hanna.getByText('1 von 3').waitFor();
      expect(await hanna.getByText(/Two salts|Clay|Snow/).count()).toBe(0);
      expect(await hanna.getByRole('link', { name: 'Lösungsvorschläge lesen' }).count()).toBe(0);
    },
    patience,
  );

  /** Opens one of what was received, from its list. */
  async function open(title: string): Promise<void> {
    await go(lea, `${deskPath(decided.challengeId)}/submissions`);
    await lea.getByRole('link', { name: `„${title}“ lesen` }).click();
  }

  async function giveReason(reason: string): Promise<void> {
    await lea.getByLabel('Was überzeugt, was fehlt?').fill(reason);
    await lea.getByRole('button', { name: 'Begründung speichern' }).click();
    await lea.getByText('Die Begründung ist gespeichert.').waitFor();
  }

  it(
    'she gives the others a reason and offers the award; the team declines, and the next is offered it',
    async () => {
      await open('Snow');
      await giveReason('Schnee schmilzt.');
      expect(await lea.getByRole('button', { name: 'Auszeichnung anbieten' }).isDisabled()).toBe(true);
      await open('Two salts');
      await giveReason('Hält lange, ist aber schwer.');
      await open('Clay');
      await lea.getByText('Die Entscheidung folgt diesen Kriterien:').waitFor();
      await lea.getByRole('button', { name: 'Auszeichnung anbieten' }).click();
      await lea
        .getByRole('alert')
        .getByRole('link', { name: /warum Sie diesen/ })
        .waitFor();
      await lea
        .getByRole('alert')
        .getByRole('link', { name: /mit einem Haken/ })
        .waitFor();
      expectRefusal();
      await lea.getByLabel('Warum dieser?').fill('Der leichteste.');
      await lea.getByLabel('Ich habe alle Lösungsvorschläge gelesen').check();
      await lea.getByRole('button', { name: 'Auszeichnung anbieten' }).click();
      await lea.getByText(/Angeboten\. Das Team antwortet bis/).waitFor();
      await go(lea, '/de/desk');
      await rowWith(lea, 'Antwort auf die angebotene Auszeichnung').waitFor();
      await waitFor('the offer', () =>
        scene.colleague
          .call(submissionsRpc.declineAward, { submissionId: submissions.second })
          .catch(() => undefined),
      );
      await waitFor('the desk asks again', async () => {
        await go(lea, '/de/desk');
        return (await rowWith(lea, 'Ihre neue Entscheidung').count()) > 0;
      });
      await open('Clay');
      await lea.getByText('Dieses Team hat die Auszeichnung abgelehnt.').waitFor();
      expect(await lea.getByRole('button', { name: 'Auszeichnung anbieten' }).count()).toBe(0);
      await giveReason('Schade.');
      await open('Two salts');
      // Not saved before: the offer takes it along.
      await lea.getByLabel('Was überzeugt, was fehlt?').fill('Hält lange, darf leichter werden.');
      await lea.getByLabel('Warum dieser?').fill('Hält 50 Stunden.');
      await lea.getByLabel('Ich habe alle Lösungsvorschläge gelesen').check();
      await lea.getByRole('button', { name: 'Auszeichnung anbieten' }).click();
      await lea.getByText(/Angeboten\. Das Team antwortet bis/).waitFor();
    },
    patience,
  );

  it(
    'the expert finds the offer and accepts it; everyone is told, each with a reason',
    async () => {
      const svenja = await browser.openPortal(expert.portal, '/de/sign-in?next=/de/me');
      await signIn(svenja, expert.email, password);
      await waitFor('the offer stands on her overview', async () => {
        await go(svenja, '/de/me');
        return (await rowWith(svenja, 'Über die Auszeichnung entscheiden').count()) > 0;
      });
      await rowWith(svenja, 'Über die Auszeichnung entscheiden').getByRole('link').click();
      await svenja.getByText('Hält 50 Stunden.').waitFor();
      await svenja.getByText('Mit der Annahme gilt die Rechteregelung').waitFor();
      await svenja.getByRole('radio', { name: 'Nur der Name unserer Organisation' }).check();
      await svenja.getByRole('button', { name: /annehmen/ }).click();
      await svenja.getByRole('link', { name: /bestätigen Sie mit einem Haken/ }).waitFor();
      expect(browser.takeComplaints()).toEqual([expect.stringMatching(/status of 400/)]);
      await svenja.getByRole('checkbox', { name: /^Ich nehme die Auszeichnung/ }).check();
      await svenja.getByRole('button', { name: /annehmen/ }).click();
      await waitFor('her decision', async () => {
        await go(svenja, `/de/submissions/${submissions.first}`);
        return (await svenja.getByText('Ihr Lösungsvorschlag wurde ausgezeichnet.').count()) > 0;
      });
      await svenja.getByText('Hält lange, darf leichter werden.').waitFor();
      await svenja.getByRole('heading', { level: 1, name: 'Auszeichnung angenommen' }).waitFor();
      await svenja.getByText('Beschwerden zum Verfahren:').waitFor();
      await svenja.getByText('Was wird gezahlt?').waitFor();
      await expectSoundPage(svenja);
      await svenja.context().close();
      for (const [who, submissionId, reason] of [
        [scene.colleague, submissions.second, 'Schade.'],
        [scene.newcomer, submissions.third, 'Schnee schmilzt.'],
      ] as const) {
        const { decision } = await waitFor('a decision', async () => {
          const read = await who.call(submissionsRpc.getSubmission, { submissionId });
          return read.decision !== null && read;
        });
        expect(decision).toMatchObject({ awarded: false, reason });
      }
      for (const who of [scene.company, scene.expert, scene.colleague, scene.newcomer]) {
        const wanted = who === scene.company ? 'award-accepted' : 'decision';
        await waitFor(`a notice of ${wanted}`, async () => {
          const { items } = await who.call(notificationsRpc.listNotices, { limit: 100 });
          return items.some(({ kind }) => kind === wanted);
        });
      }
    },
    patience,
  );

  it(
    'the company tells the outcome; it stands first on the challenge and under outcomes',
    async () => {
      await go(lea, '/de/desk');
      await lea.getByRole('link', { name: 'Veröffentlichen: Woraus wird ein Kühlkörper?' }).click();
      await lea.getByLabel('Begründung (Deutsch)').fill('Hält 50 Stunden ohne Strom.');
      await lea.getByLabel('Wie es weitergeht (Deutsch)').fill('Im Frühjahr wird erprobt.');
      await expectSoundPage(lea);
      await lea.getByLabel('Ich habe geprüft').check();
      await lea.getByRole('button', { name: 'Ergebnis veröffentlichen' }).click();
      await lea.getByRole('link', { name: 'Auf der Challenge ansehen' }).click();
      const first = lea.getByRole('heading', { level: 2 }).first();
      expect(await first.textContent()).toBe('Ergebnis');
      await lea.getByText('Im Frühjahr wird erprobt.').waitFor();
      await lea
        .getByText(/Hochschule Neckartal/)
        .first()
        .waitFor();
      await lea.getByRole('link', { name: 'Ergebnisse' }).click();
      await lea.getByText('Im Frühjahr wird erprobt.').first().waitFor();
      await go(lea, '/de/desk');
      expect(await rowWith(lea, 'Das Ergebnis in Ihren Worten').count()).toBe(0);
    },
    patience,
  );

  it(
    'the other way: a challenge ends without award, with reasons',
    async () => {
      await go(lea, `${deskPath(ended.challengeId)}/submissions`);
      await lea.getByRole('button', { name: 'Zustimmen und öffnen' }).click();
      await lea.getByRole('link', { name: '„Tape“ lesen' }).click();
      await giveReason('Klebeband altert.');
      await lea.getByRole('link', { name: 'Alle Lösungsvorschläge' }).click();
      const end = await unfold(lea, 'Ohne Auszeichnung beenden');
      await end.getByLabel('Öffentliche Begründung (Deutsch)').fill('Kein Vorschlag hielt dicht.');
      await end.getByLabel('Ich will diese Challenge ohne Auszeichnung beenden').check();
      await end.getByRole('button', { name: 'Ohne Auszeichnung beenden' }).click();
      await lea.getByText('Ohne Auszeichnung beendet').first().waitFor();
      const { decision } = await waitFor('the decision', async () => {
        const read = await scene.newcomer.call(submissionsRpc.getSubmission, {
          submissionId: submissions.only,
        });
        return read.decision !== null && read;
      });
      expect(decision).toMatchObject({ awarded: false, reason: 'Klebeband altert.' });
      const page = await browser.openPortal(home, `/de/challenges/${ended.slug}`);
      await page.getByText('Kein Vorschlag hielt dicht.').waitFor();
      await page.context().close();
    },
    patience,
  );

  it(
    'the manager opens a hidden group from the challenge and invites people of three clusters',
    async () => {
      await go(hanna, deskPath(decided.challengeId));
      await hanna.getByRole('link', { name: 'Ergebnis bearbeiten' }).click();
      await hanna.getByLabel('Begründung (Deutsch)').waitFor();
      await go(hanna, deskPath(decided.challengeId));
      await hanna.getByRole('link', { name: 'Gruppe zu dieser Challenge anlegen' }).click();
      await hanna.getByLabel('Name', { exact: true }).fill('Kühlkörper im Feld');
      await hanna.getByRole('textbox', { name: 'Zweck' }).fill('Erprobung im Frühjahr.');
      const offered = hanna.getByRole('group', { name: 'Aus der Challenge einladen' });
      await offered.getByRole('checkbox', { name: /ausgezeichnetes Team/ }).check();
      await offered
        .getByRole('checkbox', { name: /stellt die Challenge/ })
        .first()
        .waitFor();
      await expectSoundPage(hanna);
      await hanna.getByRole('button', { name: 'Gruppe anlegen' }).click();
      await hanna.getByRole('alert').getByText('Bitte stimmen Sie der Vertraulichkeit zu.').waitFor();
      expectRefusal();
      await hanna.getByLabel('Ich behandle alles aus dieser Gruppe vertraulich').check();
      await hanna.getByRole('button', { name: 'Gruppe anlegen' }).click();
      await hanna.getByText('Die Gruppe ist angelegt, die Einladungen sind unterwegs.').waitFor();
      groupPath = new URL(hanna.url()).pathname.replace(/\/members$/, '');
      await sendAtAnyMoment(hanna.getByLabel('E-Mail-Adressen'), 'Einladungen senden');
      const people = [colleague.email, neighbour.email, idaMail()];
      await hanna.getByLabel('E-Mail-Adressen').fill(people.join('\n'));
      await hanna.getByRole('button', { name: 'Einladungen senden' }).click();
      await hanna.getByText('Die Einladungen sind unterwegs.', { exact: true }).waitFor();
      await expectSoundPage(hanna);
    },
    patience,
  );

  /** Opens the link of the mail in a window of its own, where nobody is signed in. */
  async function openInvitation(email: string): Promise<Page> {
    const link = new URL(await linkIn(scene.mails, email, /\/i\/g\./));
    return browser.openPortal(link.hostname.split('.')[0] ?? '', link.pathname);
  }

  async function join(page: Page): Promise<void> {
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: /Zustimmen und beitreten|Agree and join/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Kühlkörper im Feld' }).waitFor();
  }

  async function accept(email: string): Promise<Page> {
    const page = await openInvitation(email);
    await signIn(page, email, password);
    await join(page);
    return page;
  }

  it(
    'they accept through the link in the mail, one of them without an account so far',
    async () => {
      const invited = await Promise.all([accept(colleague.email), accept(neighbour.email)]);
      for (const page of invited) await page.context().close();
      const ida = await openInvitation(idaMail());
      await ida.getByRole('link', { name: /Konto anlegen|Create an account/ }).click();
      await ida.getByLabel(/E-Mail-Adresse|E-mail address/).fill(idaMail());
      await ida.getByLabel(/Ihr Name|Your name/).fill('Ida Ingwer');
      await ida.getByLabel(/Passwort|Password/).fill(password);
      await ida.getByRole('button', { name: /Konto anlegen|Create account/ }).click();
      await ida.goto(await linkIn(scene.mails, idaMail(), /\/confirm\?token=/));
      await ida.getByRole('button', { name: /Adresse bestätigen|Confirm address/ }).click();
      await ida.getByText('Ida Ingwer').first().waitFor();
      await ida.goto(await linkIn(scene.mails, idaMail(), /\/i\/g\./));
      await join(ida);
      await ida.context().close();
    },
    patience,
  );

  it(
    'they talk in threads, share a file, leave and are removed',
    async () => {
      const svenja = await accept(expert.email);
      await svenja.getByRole('textbox', { name: /Neues Thema|New topic/ }).fill('Wann beginnen wir?');
      await svenja.getByRole('textbox', { name: /Ihr Beitrag|Your post/ }).fill('Vorschlag: am Montag.');
      await svenja.getByRole('button', { name: /^(Senden|Post)$/ }).click();
      await svenja.getByRole('heading', { name: 'Wann beginnen wir?' }).waitFor();
      await go(hanna, groupPath);
      await hanna.getByText('Vorschlag: am Montag.').waitFor();
      await expectSoundPage(hanna);
      await hanna.getByRole('link', { name: 'Wann beginnen wir?' }).click();
      await hanna.getByRole('textbox', { name: 'Ihr Beitrag' }).fill('Einverstanden.');
      await hanna.getByRole('button', { name: 'Antworten' }).click();
      await hanna.getByText('Einverstanden.').waitFor();
      await go(hanna, `${groupPath}/files`);
      await hanna.getByLabel('Dateien auswählen').setInputFiles({
        name: 'plan.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Schritte bis zum Feldversuch'),
      });
      await hanna.getByRole('link', { name: 'plan.txt' }).waitFor();
      await go(svenja, `${groupPath}/files`);
      expect(await svenja.getByRole('button', { name: /plan.txt/ }).count()).toBe(0);
      const download = svenja.waitForEvent('download');
      await svenja.getByRole('link', { name: 'plan.txt' }).click();
      expect((await download).suggestedFilename()).toBe('plan.txt');
      await svenja.getByRole('link', { name: /Gruppe verlassen|Leave the group/ }).click();
      await svenja.getByRole('button', { name: /Gruppe verlassen|Leave the group/ }).click();
      await svenja.getByText(/Sie haben die Gruppe verlassen|You have left the group/).waitFor();
      await svenja.context().close();
      await go(hanna, `${groupPath}/members`);
      await hanna.getByRole('link', { name: 'Tobias Wiesend aus der Gruppe nehmen' }).click();
      await hanna.getByRole('button', { name: 'Aus der Gruppe nehmen' }).click();
      await hanna.getByText('Die Person gehört nicht mehr zur Gruppe.').waitFor();
      expect(await rowWith(hanna, 'Ida Ingwer').count()).toBe(1);
      expect(await rowWith(hanna, 'Svenja').count()).toBe(0);
    },
    patience,
  );

  it(
    'an author corrects a post, a moderator removes it with a reason, and the author reads why',
    async () => {
      const emre = await browser.openPortal(colleague.portal, `/de/sign-in?next=${groupPath}/threads`);
      await signIn(emre, colleague.email, password);
      await emre.getByRole('link', { name: 'Wann beginnen wir?' }).click();
      await emre.getByRole('textbox', { name: 'Ihr Beitrag' }).fill('Dienstag, unter 0170 1234.');
      await emre.getByRole('button', { name: 'Antworten' }).click();
      await emre.getByRole('link', { name: /^Bearbeiten: Beitrag von Prof\. Emre/ }).click();
      await emre.getByRole('textbox', { name: 'Ihr Beitrag' }).fill('Montag, unter 0170 1234.');
      await expectSoundPage(emre);
      await emre.getByRole('button', { name: 'Änderung speichern' }).click();
      await emre.getByText('Montag, unter 0170 1234.').waitFor();
      await emre.getByText(/, geändert /).waitFor();
      await go(hanna, new URL(emre.url()).pathname);
      await hanna.getByRole('link', { name: /^Entfernen: Beitrag von Prof\. Emre/ }).click();
      await hanna.getByRole('button', { name: 'Beitrag entfernen' }).click();
      await hanna.getByRole('alert').getByText('Bitte nennen Sie den Grund.').waitFor();
      expectRefusal();
      await expectSoundPage(hanna);
      await hanna.getByRole('textbox', { name: 'Grund' }).fill('Die Nummer gehört nicht hierher.');
      await hanna.getByRole('button', { name: 'Beitrag entfernen' }).click();
      await hanna.getByText('Der Beitrag ist entfernt.').waitFor();
      const told = emre.getByRole('link', { name: /hat einen Beitrag von Ihnen entfernt/ });
      await waitFor('the author is told', async () => {
        await go(emre, '/de/notices');
        return (await told.count()) === 1;
      });
      await told.click();
      await emre.getByText('Grund: Die Nummer gehört nicht hierher.').waitFor();
      expect(await emre.getByText('0170 1234').count()).toBe(0);
      await expectSoundPage(emre);
      await emre.context().close();
    },
    patience,
  );

  it(
    'an outsider, and who was removed, get the same page as for nothing there',
    async () => {
      const pageOf = async (email: string, path: string): Promise<[number | undefined, string]> => {
        const page = await browser.openPortal(elsewhere, '/de/sign-in?next=/de/me');
        await signIn(page, email, password);
        await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();
        const response = await go(page, path);
        const text = await page.getByRole('main').innerText();
        await page.context().close();
        return [response?.status(), text.replaceAll(/[0-9a-f-]{36}/g, 'id')];
      };
      const [nowhere, outside, removed] = await Promise.all([
        pageOf(outsider.email, '/de/groups/01890000-0000-7000-8000-000000000001'),
        pageOf(outsider.email, groupPath),
        pageOf(neighbour.email, groupPath),
      ]);
      expect(nowhere[0]).toBe(404);
      expect([outside, removed]).toEqual([nowhere, nowhere]);
      browser.takeComplaints();
    },
    patience,
  );
});

async function sleepUntil(instant: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())));
}
