import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { ApiProblem } from './api.problem.js';
import { draftOf } from './draft.form.js';
import { languageOfPath, withoutLanguage } from './language.js';
import { wasTold } from './notice.server.js';
import { requirePerson } from './page-data.server.js';
import { problemOf, type FormProblem } from './problem.view.js';
import { textsOf } from './texts/index.js';
import { readUnsent, unsentField } from './unsent.js';
import { visitOf, type Visit } from './visit.js';

/** What the error page is told; `told` where a notice led the reader to what is gone. */
export type PageError = { code: string; requestId: string; told?: boolean };

type Served<A> = A & { visit: Visit };

/** A loader whose problems become pages: 401 leads to sign-in and back, 404 and 503 keep their status. */
export function loaderOf<T>(
  load: (args: Served<LoaderFunctionArgs>) => Promise<T> | T,
): (args: LoaderFunctionArgs) => Promise<T> {
  return async (args) => {
    const visit = visitOf(args.context);
    try {
      return await load({ ...args, visit });
    } catch (error) {
      throw error instanceof ApiProblem ? await pageError(error, visit, args.request) : error;
    }
  };
}

/** What a form gets back when it did not go through: sentences, and what was typed, except passwords. */
export type FormState = { problem: FormProblem; values: Record<string, string> };

/**
 * An action whose problems go back to its form in the reader's language, with everything that was typed; also when its
 * session has ended, by way of the sign-in page. `takesUnsent`: it is that page's own.
 */
export function actionOf<T>(
  act: (args: Served<ActionFunctionArgs> & { form: FormData }) => Promise<T> | T,
  { takesUnsent = false } = {},
): (args: ActionFunctionArgs) => Promise<T | ReturnType<typeof data<FormState>>> {
  return async (args) => {
    const visit = visitOf(args.context);
    const form = await formOf(args.request, visit);
    visit.sent = true;
    try {
      if (form.has(unsentField) && !takesUnsent) return await broughtBack(form, visit, args.request);
      return await act({ ...args, visit, form });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 401 && error.code === 'not-signed-in')
        throw await pageError(error, visit, args.request);
      const language = languageOfPath(new URL(args.request.url).pathname) ?? 'de';
      const state = { problem: problemOf(error, textsOf(language)), values: valuesOf(form) };
      return data(state, { status: error.status, headers: retryAfter(error) });
    }
  };
}

/**
 * A form that comes from the sign-in page is not sent but shown again, to whom it belongs.
 * @throws the way to its page without what somebody else typed
 */
async function broughtBack(form: FormData, visit: Visit, { url }: Request) {
  const { pathname, search } = new URL(url);
  const { accountId } = await requirePerson(visit);
  const values = readUnsent(String(form.get(unsentField)), accountId);
  if (!values) throw redirect(pathname + search, 303);
  const { errors } = textsOf(languageOfPath(pathname) ?? 'de');
  const problem: FormProblem = { code: 'unsent', message: errors.unsent, errors: [] };
  return data<FormState>({ problem, values });
}

/** @throws the page that says why there is no form to read */
async function formOf(request: Request, { tooLarge, requestId }: Visit): Promise<FormData> {
  const unreadable = (status: number, code: string): unknown =>
    data<PageError>({ code, requestId }, { status });
  if (tooLarge) throw unreadable(413, 'too-large');
  return request.formData().catch(() => {
    throw unreadable(400, 'invalid');
  });
}

async function pageError(problem: ApiProblem, visit: Visit, request: Request): Promise<unknown> {
  const { pathname, search } = new URL(request.url);
  const language = languageOfPath(pathname) ?? 'de';
  if (problem.status === 401) return toSignIn(`/${language}`, pathname + search, visit);
  // The same page is in every portal: the list of them leads on to it, in the language that is read there.
  if (problem.code === 'no-portal') {
    return redirect(`/${language}?next=${encodeURIComponent(withoutLanguage(pathname) + search)}`);
  }
  const told = problem.status === 404 && (await wasTold(visit, withoutLanguage(pathname)));
  const body: PageError = { code: problem.code, requestId: visit.requestId, told };
  return data(body, { status: problem.status, headers: retryAfter(problem) });
}

/** With a form that came: 307 has the browser send it there once more. Whose it is must be known. */
function toSignIn(home: string, next: string, { sent, accountId }: Visit): Response {
  const path = `${home}/sign-in?next=${encodeURIComponent(next)}`;
  return sent && accountId ? redirect(`${path}&${unsentField}`, 307) : redirect(path);
}

function retryAfter({ status }: ApiProblem): Record<string, string> {
  return status === 503 || status === 504 ? { 'retry-after': '2' } : {};
}

/** What was typed, except passwords; what is ticked more than once stands beside each other, with commas. */
export function valuesOf(form: FormData): Record<string, string> {
  return draftOf(form, (name) => !/password/i.test(name));
}
