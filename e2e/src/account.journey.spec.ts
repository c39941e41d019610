import { accountsRpc, challengesRpc, clustersRpc, groupsRpc, officesRpc } from '@allmende/contracts';
import { PortalClient } from '@allmende/local/client/portal.client';
import type { Locator, Page } from 'playwright-core';
import {
  type Credentials,
  open,
  press,
  register,
  rowWith,
  signInAt,
  signOut,
  trySignIn,
  unreadIn,
} from './story/account.pages.js';
import { expectSoundPage, type JourneyBrowser } from './story/browser.js';
import { type Journey, startJourney } from './story/journey.js';
import { demoParts } from './story/play.js';
import { closeAfterAgreeing } from './story/leaving.js';
import { beginDraft } from './story/short.challenge.js';
import { type Scene, waitFor } from './story/story.js';

const [first, second] = ['medizintechnik-regnitz', 'biocluster-isartal'];
const regnitz = { email: 'tobias.wiesend@medizintechnik-regnitz.example', password: demoParts.password };
const isartal = { email: demoParts.manager.email, password: demoParts.password };
const clusterName = 'Biocluster Isartal';

describe('accounts, membership, settings and notices, in a browser', () => {
  let journey: Journey;
  let browser: JourneyBrowser;
  let scene: Scene;
  let vera: Credentials & { name: string };
  const opened: Page[] = [];

  beforeAll(async () => {
    journey = await startJourney('account');
    ({ browser, scene } = journey);
    vera = {
      email: `vera.${scene.mark}@nordlicht.example`,
      name: 'Vera Lindqvist',
      password: 'seven quiet boats at noon',
    };
    await scene.manager.call(accountsRpc.signIn, isartal);
  }, 300_000);
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
    // The browser notes each refused form as an error of the console; those are provoked here.
    const faults = browser.takeComplaints().filter((line) => !line.startsWith('Failed to load resource'));
    expect(faults).toEqual([]);
  });
  afterAll(() => journey?.end(), 60_000);

  const kept = (page: Page): Page => {
    opened.push(page);
    return page;
  };
  const visit = async (portal: string, path: string, view = {}) =>
    kept(await browser.openPortal(portal, path, view));
  const signedIn = async (portal = first, who: Credentials = vera) =>
    kept(await signInAt(browser, portal, who));
  const shows = (page: Page | Locator, text: string | RegExp) => page.getByText(text).first().waitFor();
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();

  /** From the cluster's page to the settings, where it is chosen already. */
  async function askToJoin(page: Page, cluster: string): Promise<void> {
    await open(page, '/en/clusters');
    await page.getByRole('main').getByRole('link', { name: cluster }).click();
    await page.getByRole('link', { name: 'Ask to join' }).click();
    await page.waitForURL(/\/en\/settings\?cluster=/);
    expect(
      await page.getByLabel('Which cluster would you like to join?').locator('option:checked').textContent(),
    ).toBe(cluster);
    await press(page, 'Ask to join');
  }

  describe('registering', () => {
    it('says beside each field what is missing, and on top with a link to it', async () => {
      const page = await visit(first, '/en/register');
      await press(page, 'Create account');
      const summary = page.getByRole('alert');
      expect(await summary.getByRole('link').count()).toBe(3);
      await summary.getByRole('link', { name: 'Please give a name.' }).click();
      expect(new URL(page.url()).hash).toBe('#name');
      expect(await page.getByLabel('Your name').getAttribute('aria-invalid')).toBe('true');
      await expectSoundPage(page);
    }, 60_000);

    it('explains a weak password and keeps everything else that was typed', async () => {
      const page = await visit(first, '/en/register');
      await register(page, { ...vera, password: 'password1234' });
      await shows(page, /This password is easy to guess/);
      expect(await page.getByLabel('Your name').inputValue()).toBe(vera.name);
      expect(await page.getByLabel('Password').inputValue()).toBe('');
    }, 60_000);

    it('gives no hint that an address is known; only the mail to it does', async () => {
      const answers: string[] = [];
      for (const email of [demoParts.expert.email, vera.email]) {
        const page = await visit(first, '/en/register');
        await register(page, { ...vera, email, organisation: 'Nordlicht Sensorik AB' });
        answers.push((await page.getByRole('main').innerText()).replaceAll(email, '…'));
      }
      expect(answers[0]).toBe(answers[1]);
      expect(answers[0]).toContain('Please confirm your address');
      // In the language of the page, whatever the account has chosen.
      await scene.mails.find(demoParts.expert.email, /You have an account already/);
    }, 60_000);

    it('is finished by the mail’s link in any browser, once; afterwards the link says what to do', async () => {
      const mail = await scene.mails.find(vera.email, /confirm/);
      expect(mail.text).toContain('Medizintechnik Regnitz');
      expect(mail.messageId).toMatch(/^<[\w-]+@[\w.-]+>$/);
      const [link = ''] = /http\S+\/confirm\S+/.exec(mail.text) ?? [];
      const path = new URL(link).pathname + new URL(link).search;
      const page = await visit(first, path, { script: false });
      await press(page, 'Confirm address');
      expect(new URL(page.url()).pathname).toBe('/en/me');
      const told = page.getByText('Your address is confirmed');
      expect(await told.count()).toBe(1);
      await page.reload();
      expect(await told.count()).toBe(0);
      await open(page, path);
      await press(page, 'Confirm address');
      expect(await heading(page)).toBe('Your address is confirmed');
      const other = await visit(first, path);
      await press(other, 'Confirm address');
      expect(await heading(other)).toBe('This link is no longer valid');
      expect(await other.getByRole('link', { name: 'Create account again' }).count()).toBe(1);
    }, 60_000);
  });

  it('whoever was invited by mail finds the address in the form, which no link holds', async () => {
    const email = `guest.${scene.mark}@elsewhere.example`;
    const founding = { name: `Guests ${scene.mark}`, confidentiality: true } as const;
    const { groupId } = await scene.manager.call(groupsRpc.createGroup, founding);
    await scene.manager.call(groupsRpc.inviteToGroup, { groupId, emails: [email] });
    const page = await visit(second, `/en/i/g.${await scene.mails.token(email, '/i/g.')}`);
    await page.getByRole('link', { name: 'Create account, one minute' }).click();
    await page.waitForURL('**/en/register?*');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe(email);
    expect(decodeURIComponent(page.url())).not.toContain(email);
  }, 60_000);

  describe('signing in', () => {
    it('works at a second portal with the same account, and out again', async () => {
      const page = await signedIn(second);
      await signOut(page);
      await page.waitForURL((url) => url.pathname === '/en');
      await open(page, '/en/settings');
      expect(new URL(page.url()).search).toBe('?next=%2Fen%2Fsettings');
      await trySignIn(page, vera);
      await page.waitForURL('**/en/settings');
    }, 60_000);

    it('is listed; ending a session from another portal ends it at once', async () => {
      const [here, there] = [await signedIn(first), await signedIn(second)];
      await open(here, '/en/settings');
      const row = rowWith(here, clusterName).filter({ hasText: 'last seen' }).first();
      await row.getByRole('button', { name: /Sign out/ }).click();
      await shows(here, 'That session has ended.');
      await open(there, '/en/me');
      expect(new URL(there.url()).pathname).toBe('/en/sign-in');
    }, 60_000);

    it('ends everywhere with one button, at all portals at once', async () => {
      const [here, there] = [await signedIn(first), await signedIn(second)];
      await open(here, '/en/settings');
      await press(here, 'Sign out everywhere');
      await shows(here, 'You are signed out everywhere, at all portals.');
      await open(there, '/en/notices');
      expect(new URL(there.url()).pathname).toBe('/en/sign-in');
    }, 60_000);

    /** By the same person at another portal; also for the requests of the scene. */
    async function endEverywhere(who: Credentials = isartal): Promise<void> {
      const other = await signedIn(first, who);
      await open(other, '/en/settings');
      await press(other, 'Sign out everywhere');
      await scene.manager.call(accountsRpc.signIn, isartal);
    }

    it.each([true, false])(
      'gives back what was typed into a form when its session had ended; with scripts: %s',
      async (script) => {
        const name = `Typed ${script ? 'with' : 'without'} scripts ${scene.mark}`;
        const text = 'Zwei Fragen: „Wann?“ & <b>wo</b>?\n\nGrüße, Hanna';
        const { groupId } = await scene.manager.call(groupsRpc.createGroup, { name, confidentiality: true });
        const page = kept(await signInAt(browser, second, isartal, { script }));
        await open(page, `/en/groups/${groupId}`);
        await page.getByRole('textbox', { name: 'New topic' }).fill(name);
        await page.getByRole('textbox', { name: 'Your post' }).fill(text);
        await endEverywhere();
        await press(page, 'Post');
        await shows(page, /nothing has been sent yet/);
        await trySignIn(page, { ...isartal, password: 'wrong' });
        await page.getByRole('alert').waitFor();
        await trySignIn(page, isartal);
        await page.getByRole('status').filter({ hasText: 'What you typed is here again.' }).waitFor();
        expect(await page.getByRole('textbox', { name: 'New topic' }).inputValue()).toBe(name);
        expect(await page.getByRole('textbox', { name: 'Your post' }).inputValue()).toBe(text);
        if (script) await expectSoundPage(page);
        await press(page, 'Post');
        await page.getByRole('heading', { name, level: 2 }).waitFor();
        await open(page, `/en/groups/${groupId}/threads`);
        expect(await page.getByRole('main').getByRole('link', { name }).count()).toBe(1);
      },
      90_000,
    );

    it('gives back what was ticked, too', async () => {
      const page = await signedIn(second, isartal);
      await open(page, '/en/settings');
      await page.locator('summary', { hasText: /^Groups/ }).press('Enter');
      await page.getByLabel('Files: In the portal').uncheck();
      await page.getByLabel('Files: By mail').check();
      await endEverywhere();
      await press(page, 'Save Notices');
      await trySignIn(page, isartal);
      await shows(page, /What you typed is here again\./);
      expect(await page.getByLabel('Files: In the portal').isChecked()).toBe(false);
      expect(await page.getByLabel('Files: By mail').isChecked()).toBe(true);
      expect(await page.getByLabel('Posts: In the portal').isChecked()).toBe(true);
      await open(page, '/en/settings');
      expect(await page.getByLabel('Files: In the portal').isChecked()).toBe(true);
    }, 60_000);

    it('gives back a draft that a browser without scripts sent as a form', async () => {
      const company = { email: demoParts.company.email, password: demoParts.password };
      await scene.company.call(accountsRpc.signIn, company);
      const { challengeId } = await scene.company.call(challengesRpc.createChallenge, {});
      const page = kept(await signInAt(browser, second, company, { script: false }));
      await open(page, `/en/desk/challenges/${challengeId}`);
      const question = 'Wie bleibt ein halber Satz stehen?';
      await page.locator('[name="question.de"]').fill(question);
      const portals = page.locator('[name="shownBy"]');
      for (const one of [portals.nth(0), portals.nth(1)]) await one.check();
      await endEverywhere(company);
      await press(page, 'Save');
      await trySignIn(page, company);
      await shows(page, /What you typed is here again\./);
      expect(await page.locator('[name="question.de"]').inputValue()).toBe(question);
      expect(await page.locator('[name="shownBy"]:checked').count()).toBe(2);
      await press(page, 'Save');
      await open(page, `/en/desk/challenges/${challengeId}`);
      expect(await page.locator('[name="question.de"]').inputValue()).toBe(question);
      expect(await page.locator('[name="shownBy"]:checked').count()).toBe(2);
    }, 60_000);

    it('sends nothing, and takes the password of the way in for no answer to a form', async () => {
      const page = await signedIn();
      for (const typed of ['', vera.password]) {
        await open(page, '/en/settings/close');
        await page.getByLabel('Password').fill(typed);
        await endEverywhere(vera);
        await press(page, 'Close my account');
        await shows(page, /nothing has been sent yet/);
        await trySignIn(page, vera);
        await shows(page, /What you typed is here again\./);
        expect(new URL(page.url()).pathname).toBe('/en/settings/close');
        expect(await page.getByLabel('Password').inputValue()).toBe('');
      }
      await open(page, '/en/me');
      expect(new URL(page.url()).pathname).toBe('/en/me');
    }, 90_000);

    it('shows nobody else what was typed', async () => {
      const page = await signedIn(second, isartal);
      await open(page, '/en/settings');
      await page.getByLabel('Name', { exact: true }).fill('Hanna Halbfertig');
      await endEverywhere();
      await press(page, 'Save You and your language');
      await shows(page, /nothing has been sent yet/);
      await trySignIn(page, regnitz);
      await page.waitForURL('**/en/settings');
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Tobias Wiesend');
      expect(await page.content()).not.toContain('Halbfertig');
    }, 60_000);

    it('stays calm after many wrong passwords; a new one by mail opens the door again', async () => {
      const page = await visit(first, '/en/sign-in');
      for (let attempt = 0; attempt < 11; attempt += 1) await trySignIn(page, { ...vera, password: 'wrong' });
      await shows(page, /Those were many attempts in a row/);
      expect(await page.getByLabel('E-mail address').inputValue()).toBe(vera.email);
      await page.getByRole('link', { name: 'Forgotten password' }).click();
      await page.getByLabel('E-mail address').fill(vera.email);
      await press(page, 'Ask for a link');
      await shows(page, 'Look into your e-mails');
      const token = await scene.mails.token(vera.email, '/reset-password\\?token=');
      await open(page, `/en/reset-password?token=${token}`);
      await page.getByLabel('New password').fill('password1234');
      await press(page, 'Set password');
      await shows(page, /This password is easy to guess/);
      vera.password = 'eight loud boats at dusk';
      await page.getByLabel('New password').fill(vera.password);
      await press(page, 'Set password');
      await shows(page, 'The new password is set');
      await open(page, '/en/sign-in');
      await trySignIn(page, vera);
      await page.waitForURL('**/en/me');
    }, 120_000);
  });

  describe('the settings', () => {
    it('change name and language of mails', async () => {
      const page = await signedIn();
      await open(page, '/en/settings');
      await page.getByLabel('Name', { exact: true }).fill('Vera Lindqvist-Ōe');
      await page.getByLabel('Language of mails').selectOption('de');
      await press(page, 'Save You and your language');
      await shows(page, 'Saved.');
      expect(page.url()).toMatch(/settings#person$/);
      expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Vera Lindqvist-Ōe');
      expect(await page.getByLabel('Language of mails').inputValue()).toBe('de');
      await page.reload();
      expect(await page.getByText('Saved.').count()).toBe(0);
    }, 60_000);

    it('change the password, with an error beside the current one, and end all other sessions', async () => {
      const [page, other] = [await signedIn(), await signedIn(second)];
      await open(page, '/en/settings');
      await page.getByLabel('Current password').fill('not this one');
      await page.getByLabel('New password').fill('nine slow boats at dawn');
      await press(page, 'Change password');
      await page.getByRole('alert').getByRole('link', { name: 'This is not your current password.' }).click();
      expect(await page.content()).not.toContain('not this one');
      await page.getByLabel('Current password').fill(vera.password);
      vera.password = 'nine slow boats at dawn';
      await page.getByLabel('New password').fill(vera.password);
      await press(page, 'Change password');
      await shows(page, 'The new password is set. You are signed out everywhere else.');
      await open(other, '/en/me');
      expect(new URL(other.url()).pathname).toBe('/en/sign-in');
    }, 60_000);

    it('give the account another address, by a link to it that nobody else can use', async () => {
      const [page, other] = [await signedIn(), await signedIn(second)];
      await open(page, '/en/settings');
      await page.getByRole('link', { name: /^Change your e-mail address/ }).click();
      const email = `vera.lindqvist.${scene.mark}@nordlicht.example`;
      await page.getByLabel('New e-mail address').fill(email);
      await press(page, 'Ask for a link');
      await page.getByRole('alert').getByRole('link', { name: 'This is not your password.' }).click();
      expect(await page.getByLabel('New e-mail address').inputValue()).toBe(email);
      await page.getByLabel('Password').fill(vera.password);
      await press(page, 'Ask for a link');
      await shows(page, /The link is on its way/);
      await expectSoundPage(page);
      const token = await scene.mails.token(email, '/settings/email/confirm\\?token=');
      const link = `/en/settings/email/confirm?token=${token}`;
      const stranger = await signedIn(first, regnitz);
      await open(stranger, link);
      expect(await heading(stranger)).toBe('This link is no longer valid');
      await open(page, link);
      await expectSoundPage(page);
      await press(page, 'Confirm the new address');
      await shows(page, 'The new address holds. You are signed out everywhere else.');
      await open(other, '/en/me');
      expect(new URL(other.url()).pathname).toBe('/en/sign-in');
      await scene.mails.find(vera.email, /Ihr Konto hat eine andere E-Mail-Adresse/);
      vera.email = email;
    }, 60_000);

    it('make pages light or dark before they are drawn, public ones too, and follow the system again', async () => {
      const page = await signedIn();
      await open(page, '/en/settings');
      await page.getByLabel('Dark').check();
      await press(page, 'Save Appearance');
      await signOut(page);
      await page.waitForURL((url) => url.pathname === '/en');
      const drawn = async () => (await (await page.reload())?.text())?.match(/<html[^>]*>/)?.[0];
      expect(await drawn()).toContain('data-theme="dark"');
      const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
      expect(await ground()).not.toBe('rgb(255, 255, 255)');
      const fresh = await visit(first, '/en');
      expect(await fresh.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(
        'rgb(255, 255, 255)',
      );
      await open(page, '/en/sign-in');
      await trySignIn(page, vera);
      await page.waitForURL('**/en/me');
      await open(page, '/en/settings');
      await page.getByLabel('Same as the device').check();
      await press(page, 'Save Appearance');
      expect(await drawn()).not.toContain('data-theme');
    }, 60_000);

    it('keep what somebody wants to be told of, by kind and way', async () => {
      const page = await signedIn();
      await open(page, '/en/settings');
      await page.locator('summary', { hasText: /^Groups/ }).press('Enter');
      await page.getByLabel('Files: In the portal').uncheck();
      await page.getByLabel('Files: By mail').check();
      await press(page, 'Save Notices');
      await open(page, '/en/settings');
      expect(await page.getByLabel('Files: In the portal').isChecked()).toBe(false);
      expect(await page.getByLabel('Files: By mail').isChecked()).toBe(true);
      expect(await page.getByLabel('Posts: In the portal').isChecked()).toBe(true);
    }, 60_000);
  });

  describe('a cluster', () => {
    it('is asked for in the settings; its manager declines with a reason, which the person reads', async () => {
      const page = await signedIn();
      await askToJoin(page, clusterName);
      await shows(page, `The managers of ${clusterName} have your request.`);
      const desk = await signedIn(second, isartal);
      await open(desk, '/en/desk');
      const row = rowWith(desk, vera.email);
      await row.getByLabel(/^Refuse the admission of Vera/).click();
      await row.getByLabel(/^Reason/).fill('Please with the address of your company.');
      await press(desk, 'Refuse admission');
      await shows(desk, 'The admission is refused.');
      await scene.mails.find(vera.email, /Biocluster Isartal hat Sie nicht aufgenommen/);
      await open(page, '/en/notices');
      await page.getByRole('link', { name: 'Biocluster Isartal has not admitted you.' }).click();
      await shows(page, 'Reason: Please with the address of your company.');
    }, 60_000);

    it('admits on the desk and confirms the organisation with it', async () => {
      const page = await signedIn();
      await askToJoin(page, clusterName);
      const desk = await signedIn(second, isartal);
      await open(desk, '/en/desk');
      const row = rowWith(desk, vera.email);
      await row.getByLabel('Confirm that they belong to Nordlicht Sensorik AB').check();
      await row.getByRole('button', { name: /^Admit Vera/ }).click();
      await shows(desk, 'Admitted.');
      await open(page, '/en/settings');
      await shows(page, 'verified by a cluster manager');
      await rowWith(page, clusterName).filter({ hasText: 'counts you as its own' }).waitFor();
    }, 60_000);

    it('of record is chosen among several', async () => {
      const page = await signedIn();
      await askToJoin(page, 'Medizintechnik Regnitz');
      const desk = await signedIn(first, regnitz);
      await open(desk, '/en/desk');
      await rowWith(desk, vera.email)
        .getByRole('button', { name: /^Admit Vera/ })
        .click();
      await shows(desk, 'Admitted.');
      await open(page, '/en/settings');
      await press(page, 'Make Medizintechnik Regnitz my cluster');
      await rowWith(page, 'Medizintechnik Regnitz').filter({ hasText: 'counts you as its own' }).waitFor();
    }, 60_000);

    it('lists its members; a manager changes roles and ends a membership', async () => {
      const desk = await signedIn(second, isartal);
      await open(desk, '/en/desk');
      await desk.getByRole('link', { name: 'Members' }).click();
      await desk.getByLabel('Name or e-mail address').fill(vera.email);
      await desk.getByRole('button', { name: 'Search' }).click();
      const row = rowWith(desk, vera.email);
      await row.getByLabel(/^Change the roles of Vera/).click();
      await row.getByLabel(/^Editor/).check();
      await row.getByRole('button', { name: /^Save roles of Vera/ }).click();
      await shows(desk, 'The roles are saved.');
      await rowWith(desk, vera.email).filter({ hasText: 'Member, Editor' }).waitFor();
      await expectSoundPage(desk);
      await rowWith(desk, vera.email)
        .getByLabel(/^Change the roles of Vera/)
        .click();
      await rowWith(desk, vera.email)
        .getByRole('button', { name: /^End membership of Vera/ })
        .click();
      await shows(desk, 'The membership has ended.');
      expect(await rowWith(desk, vera.email).count()).toBe(0);
    }, 60_000);

    it('says on its pages what its managers write, in both languages', async () => {
      const desk = await signedIn(second, isartal);
      await open(desk, '/en/desk');
      await desk.getByRole('link', { name: 'Look after the portal' }).click();
      await desk.getByLabel('Telephone').fill('');
      await desk.getByLabel('Sentence on the home page, English').fill('Who reads foam better than we do?');
      await press(desk, 'Save');
      await desk.getByRole('alert').getByRole('link', { name: 'Please give a telephone number.' }).click();
      await desk.locator('[name="contact.phone"]:focus').waitFor();
      await desk.getByLabel('Telephone').fill('089 99998-213');
      await press(desk, 'Save');
      await shows(desk, 'Saved.');
      await expectSoundPage(desk);
      const visitor = await visit(second, '/en');
      expect(await heading(visitor)).toBe('Who reads foam better than we do?');
      await shows(visitor, '089 99998-213');
    }, 60_000);

    it('keeps what is over as long as its managers say, for everybody to read', async () => {
      const desk = await signedIn(second, isartal);
      await open(desk, '/en/desk');
      await desk.getByRole('link', { name: 'Retention periods' }).click();
      const notices = desk.getByLabel('Notices that were read');
      await notices.fill('a month');
      await press(desk, 'Save');
      await desk
        .getByRole('alert')
        .getByRole('link', { name: /^Notices that were read: please/ })
        .click();
      await notices.fill('60');
      await press(desk, 'Save');
      await shows(desk, 'You make shorter:');
      expect(await desk.getByRole('alert').count()).toBe(0);
      await expectSoundPage(desk);
      await desk.getByLabel(/^Yes, the shorter periods/).check();
      await press(desk, 'Save');
      await rowWith(desk, '60 days, was 180 days').waitFor();
      await shows(await visit(second, '/en/privacy'), /Notices that were read: 60\sdays/);
    }, 60_000);

    it('is left only after a sentence that says what it means', async () => {
      const page = await signedIn();
      await open(page, '/en/settings');
      await page.getByLabel('Leave Medizintechnik Regnitz').click();
      await shows(page, /The only way back is to be admitted again/);
      await press(page, 'Leave the cluster');
      await shows(page, 'Your membership has ended.');
    }, 60_000);
  });

  it('an organisation is verified at once by the domain of the mail address', async () => {
    const ines = {
      email: `ines.${scene.mark}@auwald.example`,
      name: 'Ines Brandt',
      password: 'ten green boats at night',
    };
    const page = await visit(second, '/en/register');
    await register(page, { ...ines, organisation: 'Auwald Biologika AG' });
    const token = await scene.mails.token(ines.email, '/confirm\\?token=');
    await open(page, `/en/confirm?token=${token}`);
    await press(page, 'Confirm address');
    await open(page, '/en/settings');
    await rowWith(page, 'Auwald Biologika AG')
      .filter({ hasText: 'verified by your e-mail address' })
      .waitFor();
    await page.getByLabel('Organisation', { exact: true }).pressSequentially('Institut Saal');
    await page.locator('datalist option[value="Institut Saalforst"]').waitFor({ state: 'attached' });
    await page.getByLabel('Organisation', { exact: true }).fill('Institut Saalforst');
    await page.getByLabel('I may sign for this organisation').check();
    await press(page, 'Add');
    await rowWith(page, 'Institut Saalforst').filter({ hasText: 'may sign, not verified yet' }).waitFor();
    await page.getByLabel('Remove Institut Saalforst').click();
    await press(page, 'Remove organisation');
    expect(await rowWith(page, 'Institut Saalforst').count()).toBe(0);
  }, 60_000);

  it('gives a copy of everything about oneself, once', async () => {
    const page = await signedIn();
    await open(page, '/en/settings');
    await page.getByRole('link', { name: /^My data/ }).click();
    await press(page, 'Request my data');
    await shows(page, 'You can download your copy now');
    await expectSoundPage(page);
    // In the language that was chosen for mails.
    await scene.mails.find(vera.email, /Kopie Ihrer Daten liegt bereit|copy of your data is ready/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toMatch(/^allmende-[\d-]+\.zip$/);
    expect(await (await download).failure()).toBeNull();
    // The page notices by itself.
    await shows(page, 'You have fetched the last copy.');
  }, 60_000);

  it('is closed with its password, which says before what ends and what stays', async () => {
    const leaving = {
      email: `olga.${scene.mark}@example.org`,
      name: 'Olga Petersen',
      password: 'five pale boats at ebb',
    };
    const page = await visit(first, '/en/register');
    await register(page, leaving);
    const token = await scene.mails.token(leaving.email, '/confirm\\?token=');
    await open(page, `/en/confirm?token=${token}`);
    await press(page, 'Confirm address');
    await open(page, '/en/settings');
    await page.getByRole('link', { name: /^Close my account/ }).click();
    await shows(page, 'Submitted solutions stay in the procedure, without your name.');
    await shows(page, /Nobody else relies on what you did here/);
    await expectSoundPage(page);
    await press(page, 'Close my account');
    await page.getByRole('alert').getByRole('link', { name: 'Please enter your password.' }).click();
    await page.getByLabel('Password').fill('not this one');
    await press(page, 'Close my account');
    await page.getByRole('alert').getByRole('link', { name: 'This is not your password.' }).click();
    await page.getByLabel('Password').fill(leaving.password);
    await press(page, 'Close my account');
    await shows(page, 'Your account is closed.');
    const farewell = await scene.mails.find(leaving.email, /Your account is closed/);
    expect(farewell.text).toContain('Nobody else relies on what you did here.');
    await trySignIn(page, leaving);
    await shows(page, 'E-mail address or password is not right.');
  }, 60_000);

  it('what others rely on is read afterwards by two of the operator’s staff together, once', async () => {
    const lea = { email: 'lea.brandt@saalforst.example', password: demoParts.password };
    const number = await closeAfterAgreeing(new PortalClient(scene.stage.url, 'keramikforum-saale'), lea);
    const operator = (email: string) => signedIn(first, { email, password: demoParts.password });
    const asking = await operator('betrieb@allmende.example');
    const menu = asking.locator('.portal-person');
    expect(await menu.getByRole('link', { name: 'Restricted receipts', includeHidden: true }).count()).toBe(
      1,
    );
    await shows(asking, /two together and with a reason/);
    expect(await asking.getByText('You belong to no cluster yet.').count()).toBe(0);
    const row = rowWith(asking, number);
    await waitFor('what is kept', async () => {
      await open(asking, `/en/operate/restricted?find=${number}`);
      return (await row.count()) === 1;
    });
    await expectSoundPage(asking);
    await row.getByRole('link', { name: /^See account/ }).click();
    await press(asking, 'Ask to read');
    await asking.getByRole('alert').getByRole('link', { name: 'Please give your reasons.' }).click();
    await asking.getByLabel('What is it needed for?').fill('Lawsuit of the company, 1 O 2/27');
    await press(asking, 'Ask to read');
    await shows(asking, 'A second person of the operator’s staff has to approve.');
    expect(await asking.getByRole('button', { name: 'Approve' }).count()).toBe(0);

    const second = await operator('betrieb.zwei@allmende.example');
    await rowWith(second, 'Answer whether restricted receipts are read').getByRole('link').click();
    await shows(second, 'Lawsuit of the company, 1 O 2/27');
    await press(second, 'Approve');
    await shows(second, 'Your approval is recorded.');

    await asking.reload();
    await press(asking, 'Read once');
    await shows(asking, lea.email);
    await expectSoundPage(asking);
    await open(asking, new URL(asking.url()).pathname);
    expect(await asking.getByText(lea.email).count()).toBe(0);
    expect(await asking.getByRole('button', { name: 'Read once' }).count()).toBe(0);
  }, 60_000);

  it('is not closed while a cluster would be without a manager', async () => {
    const page = await signedIn(second, isartal);
    await open(page, '/en/settings/close');
    await shows(page, `Only you manage ${clusterName}.`);
    expect(await page.getByRole('button', { name: 'Close my account' }).count()).toBe(0);
    await expectSoundPage(page);
  }, 60_000);

  describe('notices', () => {
    /** A cluster's answer to a request is a notice. */
    async function cause(): Promise<void> {
      const { clusterId } = await scene.manager.call(clustersRpc.getCluster, { slug: second });
      const { membershipId } = await scene.newcomer.call(clustersRpc.requestMembership, { clusterId });
      await scene.manager.call(clustersRpc.refuseMember, { membershipId });
    }

    it('are counted live in every tab, also after the gateway was started again, and read in all', async () => {
      await scene.newcomer.call(accountsRpc.signIn, vera);
      const one = await signedIn();
      const two = await one.context().newPage();
      await two.goto(one.url());
      const both = async (count: number) =>
        waitFor(`both tabs count ${count}`, async () => {
          const counts = [await unreadIn(one), await unreadIn(two)];
          return counts.every((each) => each === count);
        });
      const before = await unreadIn(two);
      await cause();
      await both(before + 1);
      await journey.platform.restart('gateway');
      await cause();
      await both(before + 2);
      await open(two, '/en/notices');
      await press(two, 'Mark all as read');
      await both(0);
    }, 120_000);

    it('are read by opening what they are about', async () => {
      const page = await signedIn();
      await cause();
      await waitFor('it is counted', async () => (await unreadIn(page)) === 1);
      await open(page, '/en/settings');
      expect(await unreadIn(page)).toBe(0);
    }, 60_000);

    it('lead an invited account to its own invitation, and nobody else', async () => {
      const founding = { name: `Pilot ${scene.mark}`, confidentiality: true } as const;
      const { groupId } = await scene.manager.call(groupsRpc.createGroup, founding);
      await scene.manager.call(groupsRpc.inviteToGroup, { groupId, emails: [vera.email] });
      const mail = await scene.mails.find(vera.email, /closed group|geschlossene Gruppe/);
      expect(mail.text).not.toContain('Pilot');
      const page = await signedIn();
      await open(page, '/en/notices');
      await page.getByRole('link', { name: 'You are invited to a closed group.' }).first().click();
      await page.waitForURL(/\/en\/i\/g\.[0-9a-f-]{36}$/);
      const { pathname } = new URL(page.url());
      const stranger = await signedIn(second, isartal);
      await open(stranger, pathname);
      const gone = await heading(stranger);
      await open(stranger, '/en/i/g.00000000-0000-7000-8000-000000000000');
      expect([gone, await heading(stranger)]).toEqual(Array(2).fill('This invitation is no longer good'));
      const visitor = await visit(first, '/en');
      await open(visitor, pathname);
      expect(new URL(visitor.url()).pathname).toBe('/en/sign-in');
      await page.getByLabel(/^I keep everything/).check();
      await press(page, 'Agree and join');
      await page.waitForURL(`**/en/groups/${groupId}`);
    }, 60_000);
  });

  it('a word of any length breaks on a phone and widens no page', async () => {
    const page = kept(await signInAt(browser, first, vera, { width: 390 }));
    await open(page, '/en/settings');
    // React compares what it finds with what it draws, and complains of words that came before.
    const isDrawn = "Object.keys(document.body).some((key) => key.startsWith('__react'))";
    await waitFor('the page runs', () => page.evaluate<boolean>(isDrawn));
    await page.evaluate(`for (const one of document.querySelectorAll('td small, td bdi, .portal-brand bdi'))
      one.textContent = 'Elektrizität'.repeat(12)`);
    await expectSoundPage(page);
  }, 60_000);

  it.each([1440, 390])(
    'everything around the account is sound at %s pixels, light and dark',
    async (width) => {
      const page = kept(await signInAt(browser, first, vera, { width }));
      for (const path of ['/en/settings', '/de/settings', '/en/notices']) {
        await open(page, path);
        await expectSoundPage(page);
      }
      for (const path of ['/de/register', '/en/sign-in', '/en/reset-password', '/de/imprint']) {
        await expectSoundPage(await visit(second, path, { width }));
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const path of ['/de/settings', '/de/notices', '/de/accessibility']) {
        await open(page, path);
        await expectSoundPage(page);
      }
    },
    120_000,
  );

  describe('a transfer office', () => {
    const gate = demoParts.expert.portal;
    const office = { email: 'transferstelle@neckartal.example', password: demoParts.password };
    const expert = { email: demoParts.expert.email, password: demoParts.password };
    let draft = '';

    beforeAll(async () => {
      const head = new PortalClient(scene.stage.url, gate);
      await head.call(accountsRpc.signIn, office);
      const { affiliations } = await head.call(accountsRpc.me, {});
      const { organisationId } = affiliations[0]!;
      const named = { rule: 'consent-needed', days: 14, head: office.email } as const;
      await head.call(officesRpc.nameOffice, { organisationId, ...named });
      await scene.expert.call(accountsRpc.signIn, expert);
      const { items } = await head.call(challengesRpc.listChallenges, { q: 'Fasergelege', state: ['open'] });
      draft = `/en/submissions/${await beginDraft(scene.expert, items[0]!.challengeId)}`;
    });

    const answer = async (page: Page, choice: RegExp, note = '') => {
      await page.getByRole('radio', { name: choice }).check();
      if (note) await page.getByLabel('Condition or reason').fill(note);
      await press(page, 'Answer');
    };

    it('finds who takes part and until when to answer, and holds with a reason', async () => {
      const page = await signedIn(gate, office);
      const waiting = page.getByRole('link', { name: /^Decide about Svenja/ });
      await waitFor('the request', async () => {
        await open(page, '/en/consents');
        return (await waiting.count()) === 1;
      });
      await expectSoundPage(page);
      await waiting.click();
      await shows(page, 'You do not see the solution.');
      await expectSoundPage(page);
      await press(page, 'Answer');
      await shows(page.getByRole('alert'), 'Please choose an answer.');
      await answer(page, /^Not yet/);
      await shows(page.getByRole('alert'), 'Please name the condition or the reason.');
      await expectSoundPage(page);
      await answer(page, /^Not yet/, 'A filing is under way until Friday.');
      await shows(page, 'Your answer is recorded.');
    }, 60_000);

    it('is read by the expert beside her draft, who can go on once it has consented', async () => {
      const page = await signedIn(gate, expert);
      await open(page, `${draft}/solution`);
      await shows(page, 'Your transfer office holds back its consent.');
      await expectSoundPage(page);
      await page.getByRole('link', { name: 'Where the consent stands' }).click();
      await shows(page, /A filing is under way until Friday/);
      await shows(page, /your team can submit nothing new/);
      await expectSoundPage(page);
      await page.getByRole('link', { name: 'Check', exact: true }).click();
      await shows(page.getByRole('alert'), 'Your transfer office holds back its consent.');

      const other = await signedIn(gate, office);
      await open(other, '/en/consents');
      await other.getByRole('row').filter({ hasText: 'consent held back' }).getByRole('link').click();
      await answer(other, /takes part without a condition/);
      await page.reload();
      expect(await page.getByText('Your transfer office holds back its consent.').count()).toBe(0);
      await open(page, `${draft}/solution`);
      await shows(page, /Your transfer office has agreed to your taking part/);
      // What is given is final, so that no award will wait for it.
      expect(await page.getByText(/an award waits/).count()).toBe(0);
      await page.getByRole('link', { name: 'Where the consent stands' }).click();
      await page.getByRole('link', { name: 'Who your transfer office is' }).click();
      await shows(page, /^Head:/);
    }, 60_000);

    it('reads the confidential brief once it has undertaken confidentiality', async () => {
      const { items } = await scene.expert.call(challengesRpc.listChallenges, {
        brief: 'with',
        state: ['open'],
      });
      const { challengeId, slug } = items[0]!;
      await beginDraft(scene.expert, challengeId);
      const page = await signedIn(gate, office);
      const first = page.getByRole('link', { name: 'Go to the request to your office' });
      await waitFor('the office is asked', async () => {
        await open(page, `/en/challenges/${slug}/brief`);
        return (await first.count()) === 1;
      });
      await expectSoundPage(page);
      await first.click();
      await shows(page, /towards the organisation that asks: I use the confidential documents/);
      await shows(page, /not who takes part/);
      await expectSoundPage(page);
      await press(page, 'Undertake confidentiality');
      await shows(page, /^You undertook confidentiality on/);
      await expectSoundPage(page);
      await page.getByRole('link', { name: 'See the confidential brief' }).click();
      await shows(page, /For you and the people of your transfer office/);
      expect(await page.getByRole('link', { name: /solution|terms/i }).count()).toBe(0);
      await expectSoundPage(page);
      await open(page, '/en/me/receipts');
      await shows(page, 'Confidentiality undertaking of the transfer office');
    }, 60_000);

    it('is shown to its people, who read who answers and cannot change it', async () => {
      const page = await signedIn(gate, expert);
      await open(page, '/en/settings');
      await page.getByRole('link', { name: 'Transfer office' }).click();
      await shows(page, /^Head:/);
      await shows(page, /Ask for consent · Time limit in days: 14/);
      expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
      expect(await page.getByText(office.email).count()).toBe(0);
      await expectSoundPage(page);
    }, 60_000);

    it('is named by who may bind the organisation, with whom belongs to it', async () => {
      const page = await signedIn(gate, office);
      await open(page, '/en/settings');
      await page.getByRole('link', { name: 'Transfer office' }).click();
      await expectSoundPage(page);
      await page.getByLabel('Head, e-mail address').fill('somebody@elsewhere.example');
      await press(page, 'Save');
      await shows(page.getByRole('alert'), /affiliation to this organisation is verified/);
      await page.getByLabel('Head, e-mail address').fill(office.email);
      await page.getByLabel('Deputies, e-mail addresses').fill(expert.email);
      await page.getByLabel('Limit in days').fill('21');
      await press(page, 'Save');
      await shows(page, /^Saved\. This holds from now on, also for drafts and submissions/);
      expect(await page.getByLabel('Deputies, e-mail addresses').inputValue()).toBe(expert.email);
    }, 60_000);
  });
});
