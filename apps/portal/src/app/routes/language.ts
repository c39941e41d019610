import { redirect, type LoaderFunctionArgs } from 'react-router';
import { preferenceCookie } from '../cookies.js';
import { inOtherLanguage, isLanguage, safePath } from '../language.js';
import { visitOf } from '../visit.js';

/** Remembers the reader's choice, then shows the same page in that language. */
export function loader({ params, request, context }: LoaderFunctionArgs): Response {
  const code = params['code'];
  if (!isLanguage(code)) return new Response('Not found', { status: 404 });
  const to = safePath(new URL(request.url).searchParams.get('to'), '/');
  return redirect(inOtherLanguage(to, code), {
    headers: {
      'set-cookie': preferenceCookie(visitOf(context), 'language', code),
      'cache-control': 'no-store',
    },
  });
}
