import { ProblemError, routes, type Rpc } from '@allmende/contracts';
import type { HTTPMethods } from 'fastify';

export const apiPrefix = '/api/v1';

export type Route = { contract: Rpc; method: HTTPMethods; path: string };

/** The contracts' addresses as routes: `POST /challenges/{id}/publish` → POST, `/api/v1/challenges/:id/publish`. */
export const routeTable: readonly Route[] = routes.map((contract) => {
  const [method = '', path = ''] = contract.route.split(' ');
  return {
    contract,
    method: method as HTTPMethods,
    path: apiPrefix + path.replaceAll(/\{([^}]+)\}/g, ':$1'),
  };
});

type Parts = { params: unknown; query: unknown; body: unknown };

/** Path, query and body as the one input of a call. The path wins, so a body cannot point elsewhere than its address. */
export function inputOf({ params, query, body }: Parts, method: string): Record<string, unknown> {
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    throw new ProblemError('invalid', { detail: 'The body is not a JSON object' });
  }
  const fields = method === 'GET' ? query : body;
  return { ...(fields as object | undefined), ...(params as object) };
}
