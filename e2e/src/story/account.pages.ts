import type { Page } from 'playwright-core';
import type { JourneyBrowser, View } from './browser.js';

export type Credentials = { email: string; password: string };

/** A page in a window of its own, with this person signed in at that portal, in English. */
export async function signInAt(
  browser: JourneyBrowser,
  portal: string,
  credentials: Credentials,
  view: View = {},
): Promise<Page> {
  const page = await browser.openPortal(portal, '/en/sign-in', view);
  await trySignIn(page, credentials);
  await page.waitForURL('**/en/me');
  return page;
}

/** Fills the form of the sign-in page and sends it, whatever comes of it. */
export async function trySignIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
}

type Registration = Credentials & { name: string; organisation?: string };

export async function register(page: Page, registration: Registration): Promise<void> {
  const { email, name, organisation = '', password } = registration;
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Organisation (optional)').fill(organisation);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Create account');
}

/** Presses a button of the page itself, and waits for the page that comes of it. */
export async function press(page: Page, name: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  await answered;
  await page.waitForLoadState('load');
}

/** The same page again, anew from the server. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href, { waitUntil: 'load' });
}

/** The number of unread notices in the header; 0 while it is empty. */
export async function unreadIn(page: Page): Promise<number> {
  return Number(await page.locator('[data-unread]').first().textContent());
}

/** One of the settings, the desk's rows and the like, by the words in it. */
export function rowWith(page: Page, words: string) {
  return page.getByRole('row').filter({ hasText: words });
}

/** Below the person's name in the head. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').locator('summary').click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByText('You are signed out.').waitFor();
}
