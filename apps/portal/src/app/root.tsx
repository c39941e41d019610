import sans from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-standard-normal.woff2?url';
import type { ReactNode } from 'react';
import {
  Links,
  Meta,
  Outlet,
  redirect,
  Scripts,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
  type LinksFunction,
  type MiddlewareFunction,
} from 'react-router';
import { inOtherLanguage, languageOfPath } from './language.js';
import { languageOf, pageDataOf, portalOf, type PageData } from './page-data.server.js';
import { ErrorPage } from './parts/error-page.js';
import { loaderOf } from './served.js';
import appCss from './styles/app.css?url';
import { visitOf } from './visit.js';

/** Pages have their language in their address; an address without one leads to the reader's. */
const toOwnLanguage: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const { pathname, search } = new URL(request.url);
  if (languageOfPath(pathname) || isForMachines(pathname)) return next();
  const visit = visitOf(context);
  const portal = await portalOf(visit).catch(() => null);
  const language = languageOf(visit, pathname, portal);
  return redirect(`/${language}${pathname === '/' ? '' : pathname}${search}`, {
    headers: { 'cache-control': 'no-store', vary: 'accept-language' },
  });
};

export const middleware = [toOwnLanguage];

export const loader = loaderOf(({ visit, request }) => pageDataOf(visit, request));

export const links: LinksFunction = () => [
  { rel: 'preload', href: serif, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: sans, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: appCss },
];

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<PageData>('root');
  const { pathname } = useLocation();
  const hydrates = useMatches().some(({ handle }) => (handle as { hydrate?: boolean } | undefined)?.hydrate);
  const language = data?.language ?? languageOfPath(pathname) ?? 'de';
  return (
    <html lang={language} data-theme={data?.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <link rel="stylesheet" href={data?.brandHref ?? '/brand/neutral.css'} />
        {data ? <link rel="icon" href={data.iconHref} type="image/svg+xml" /> : null}
        {data ? <Alternates data={data} /> : null}
      </head>
      <body>
        {children}
        {hydrates ? <Scripts /> : null}
      </body>
    </html>
  );
}

function Alternates({ data }: { data: PageData }) {
  const path = data.path.split('?')[0] ?? '/';
  return (
    <>
      <link rel="alternate" hrefLang="de" href={data.origin + inOtherLanguage(path, 'de')} />
      <link rel="alternate" hrefLang="en" href={data.origin + inOtherLanguage(path, 'en')} />
    </>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const data = useRouteLoaderData<PageData>('root');
  return <ErrorPage error={error} language={data?.language ?? languageOfPath(pathname) ?? 'de'} />;
}

/** Addresses that no person reads have no language. */
function isForMachines(path: string): boolean {
  return /^\/(brand|language|assets)(\/|$)/.test(path) || path === '/robots.txt' || path === '/favicon.ico';
}
