import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { ApiProblem } from './api.problem.js';
import { languageOfPath, withoutLanguage } from './language.js';
import { wasTold } from './notice.server.js';
import { problemOf, type FormProblem } from './problem.view.js';
import { textsOf } from './texts/index.js';
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

/** An action whose problems go back to its form in the reader's language, with everything that was typed. */
export function actionOf<T>(
  act: (args: Served<ActionFunctionArgs> & { form: FormData }) => Promise<T> | T,
): (args: ActionFunctionArgs) => Promise<T | ReturnType<typeof data<FormState>>> {
  return async (args) => {
    const visit = visitOf(args.context);
    const form = await formOf(args.request, visit);
    try {
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
  if (problem.status === 401) {
    return redirect(`/${language}/sign-in?next=${encodeURIComponent(pathname + search)}`);
  }
  // The same page is in every portal: the list of them leads on to it, in the language that is read there.
  if (problem.code === 'no-portal') {
    return redirect(`/${language}?next=${encodeURIComponent(withoutLanguage(pathname) + search)}`);
  }
  const told = problem.status === 404 && (await wasTold(visit, withoutLanguage(pathname)));
  const body: PageError = { code: problem.code, requestId: visit.requestId, told };
  return data(body, { status: problem.status, headers: retryAfter(problem) });
}

function retryAfter({ status }: ApiProblem): Record<string, string> {
  return status === 503 || status === 504 ? { 'retry-after': '2' } : {};
}

/** What was typed, except passwords. */
export function valuesOf(form: FormData): Record<string, string> {
  const entries = [...form].filter(([name, value]) => typeof value === 'string' && !/password/i.test(name));
  return Object.fromEntries(entries) as Record<string, string>;
}
