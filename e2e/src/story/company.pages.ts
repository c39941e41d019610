import type { Locator, Page } from 'playwright-core';
import type { Mail, MailClient } from '@allmende/local/client/mail.client';

/** On the page for signing in; comes back to where it was asked for. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(/E-Mail-Adresse|E-mail address/).fill(email);
  await page.getByLabel(/Passwort|Password/).fill(password);
  await page.getByRole('button', { name: /^(Anmelden|Sign in)$/ }).click();
}

/** A row of a list by a word in it. */
export function rowWith(page: Page, words: string | RegExp): Locator {
  return page.getByRole('row').filter({ hasText: words });
}

/** The folded part whose title is this, opened. */
export async function unfold(page: Page, title: string): Promise<Locator> {
  const fold = page.getByRole('group').filter({ has: page.getByText(title, { exact: true }) });
  await fold.getByText(title, { exact: true }).first().click();
  return fold;
}

/** `2027-03-05T18:00`, as a field for date and time takes it, so many days from now. */
export function localTime(days: number, time = '18:00'): string {
  return `${localDay(days)}T${time}`;
}

export function localDay(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Every text of a challenge in both languages, and all its facts. */
export async function fillChallenge(page: Page, texts: Record<string, [string, string]>): Promise<void> {
  await page.getByLabel('Beide Sprachen nebeneinander').check();
  for (const [label, [german, english]] of Object.entries(texts)) {
    await page.getByLabel(`${label} (Deutsch)`, { exact: true }).fill(german);
    await page.getByLabel(`${label} (Englisch)`, { exact: true }).fill(english);
  }
  await page.getByLabel('Fachgebiet', { exact: true }).selectOption({ label: 'Bioprozesstechnik' });
  await page.getByRole('radio', { name: 'Preisgeld' }).check();
  await page.getByLabel('Betrag in Euro').fill('15000');
  await page.getByRole('radio', { name: 'Alle mit bestätigtem Konto, auch von außerhalb' }).check();
  await page.getByLabel('Name', { exact: true }).fill('Lea Brandt');
  await page.getByLabel('Telefon').fill('089 99998-300');
}

export async function weigh(page: Page, weights: number[]): Promise<void> {
  for (const [index, weight] of weights.entries())
    await page.getByLabel('Gewicht in Prozent').nth(index).fill(String(weight));
}

/** The address in a mail that leads to this path. */
export async function linkIn(mails: MailClient, to: string, path: RegExp): Promise<string> {
  const { text }: Mail = await mails.find(to, path);
  const link = (text.match(/https?:\/\/\S+/g) ?? []).find((address) => path.test(address));
  if (!link) throw new Error(`The mail to ${to} has no link with ${path}`);
  return link;
}
