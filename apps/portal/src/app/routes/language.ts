import { redirect, type LoaderFunctionArgs } from 'react-router';
import { inOtherLanguage, isLanguage, safePath } from '../language.js';
import { visitOf } from '../visit.js';

const oneYear = 365 * 24 * 3600;

/** Remembers the reader's choice, then shows the same page in that language. */
export function loader({ params, request, context }: LoaderFunctionArgs): Response {
  const code = params['code'];
  if (!isLanguage(code)) return new Response('Not found', { status: 404 });
  const to = safePath(new URL(request.url).searchParams.get('to'), '/');
  const secure = visitOf(context).origin.startsWith('https:') ? '; Secure' : '';
  return redirect(inOtherLanguage(to, code), {
    headers: {
      'set-cookie': `language=${code}; Path=/; Max-Age=${oneYear}; SameSite=Lax${secure}`,
      'cache-control': 'no-store',
    },
  });
}
