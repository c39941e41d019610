import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Visit } from '../app/visit.js';
import { languages, readSessionCookie, requestTokenHeader, sessionCookieName } from '@allmende/contracts';
import type { PortalEnv } from './env.js';

/** Handed on to the API as they came, so that it can tell whose visit this is and where a form was sent from. */
const passedOn = [requestTokenHeader, 'origin', 'user-agent', 'x-request-id'];

export function visitOf(request: IncomingMessage, env: PortalEnv): Visit {
  const { headers } = request;
  const host = headers.host ?? '';
  const platform = new URL(env.PLATFORM_URL);
  const cookies = cookiesOf(headers.cookie);
  const theme = cookies.get('theme');
  const session = cookies.get(sessionCookieName(platform.protocol === 'https:'));
  const forwarded = passedOn.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    host,
    origin: `${platform.protocol}//${host}`,
    platformUrl: platform.origin,
    apiUrl: env.API_URL,
    filesOrigin: new URL(env.FILES_URL).origin,
    requestId: requestIdOf(headers['x-request-id']),
    cookie: headers.cookie,
    forwarded: Object.fromEntries(forwarded),
    signedIn: session !== undefined,
    accountId: readSessionCookie(session ?? '').accountId,
    preferred: languages.find((language) => language === cookies.get('language')),
    theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    done: /^[a-z-]{1,40}$/.exec(cookies.get('done') ?? '')?.[0],
    acceptLanguage: headers['accept-language'] ?? '',
    nonce: randomBytes(16).toString('base64'),
    now: new Date(),
    cookies: [],
  };
}

function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,100}$/.test(header) ? header : randomUUID();
}

function cookiesOf(header = ''): Map<string, string> {
  const pairs = header.split(';').map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  return new Map(pairs.filter(([name]) => name !== ''));
}
