import { Writable } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import {
  createRequestHandler,
  RouterContextProvider,
  ServerRouter,
  type EntryContext,
  type ServerBuild,
} from 'react-router';
import { doneCookie } from './cookies.js';
import type { Handle } from './handle.js';
import { contentPolicy } from './policy.js';
import { visitContext, visitOf, type Visit } from './visit.js';

/** The whole page at once, not streamed: it is small, and so it can carry an ETag. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const visit = visitOf(context);
  const hydrates = entry.staticHandlerContext.matches.some(
    ({ route }) => (entry.routeModules[route.id]?.handle as Handle | undefined)?.hydrate === true,
  );
  // A nonce that nothing needs would make every page differ from the last one.
  const nonce = hydrates ? visit.nonce : undefined;
  const html = await render(<ServerRouter context={entry} url={request.url} nonce={nonce} />, nonce);
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set(
    'content-security-policy',
    contentPolicy({ nonce, filesOrigin: hydrates ? visit.filesOrigin : undefined }),
  );
  if (hydrates) headers.set('cache-control', 'no-store');
  if (visit.done !== undefined) visit.cookies.push(doneCookie(visit));
  return new Response(html, { status, headers });
}

/** For the server around this build: one page for one visit. */
export function renderWith(build: ServerBuild): (request: Request, visit: Visit) => Promise<Response> {
  const handle = createRequestHandler(build, 'production');
  return (request, visit) => {
    const context = new RouterContextProvider();
    context.set(visitContext, visit);
    return handle(request, context);
  };
}

/** Problems that a page shows are answers; only what nobody expected reaches the log. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) console.error(error);
}

function render(page: React.ReactElement, nonce: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
      final(done) {
        resolve(Buffer.concat(chunks).toString('utf8'));
        done();
      },
    });
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => pipe(sink),
      onShellError: reject,
    });
  });
}
