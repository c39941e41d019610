import { type FieldError, newId } from '@allmende/contracts';
import { redirectDocument } from 'react-router';
import { ApiProblem } from './api.problem.js';
import { doneCookie } from './cookies.js';
import type { Visit } from './visit.js';

/** The key that a form carries, so that sending it twice does the thing once. */
export function newFormKey(): string {
  return newId();
}

export function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Left out where nothing was typed. */
export function optionalField(form: FormData, name: string): string | undefined {
  const value = field(form, name).trim();
  return value === '' ? undefined : value;
}

export function formKey(form: FormData): string | undefined {
  const key = field(form, 'key');
  return /^[\w-]{8,100}$/.test(key) ? key : undefined;
}

/** After a form: another page, asked for with GET, as a whole document. What was done it tells once (see `DoneNotice`). */
export function goOn(path: string, told?: { visit: Visit; done: string }): Response {
  if (told) told.visit.cookies.push(doneCookie(told.visit, told.done));
  return redirectDocument(path, { status: 303, headers: { 'cache-control': 'no-store' } });
}

/** Of a select whose first option chooses nothing. */
export function chosen(form: FormData, name: string): string {
  const value = field(form, name);
  if (value !== '') return value;
  throw new ApiProblem(400, 'invalid', { errors: [{ field: name, code: 'required', message: 'Required' }] });
}

/** What cannot be taken back easily is confirmed by a tick; `others` are what else is missing by then. */
export function assertSure(form: FormData, others: FieldError[] = []): void {
  if (field(form, 'sure') === 'yes') return;
  const errors = [...others, { field: 'sure', code: 'required', message: 'Required' }];
  throw new ApiProblem(400, 'invalid', { errors });
}
