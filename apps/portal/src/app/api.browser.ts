import { ApiProblem } from './api.problem.js';

type Options = { method?: string; body?: unknown; signal?: AbortSignal; key?: string };

/**
 * A call from the page itself, with the cookie of its portal.
 * @throws ApiProblem for every answer that is not 2xx, `offline` when there is none
 */
export async function fetchApi<T>(
  path: string,
  { method = 'GET', body, signal, key }: Options = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  const answer = await fetch(`/api/v1${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, 'offline');
  });
  const parsed: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return parsed as T;
  throw ApiProblem.of(answer.status, parsed, answer.headers.get('x-request-id') ?? '');
}
