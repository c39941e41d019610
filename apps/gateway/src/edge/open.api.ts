import { problems, type Rpc } from '@allmende/contracts';
import { z } from 'zod';
import { routeTable } from './route.table.js';

type Schema = { properties?: Record<string, unknown>; required?: string[] } & Record<string, unknown>;

/** OpenAPI 3.1 from the contracts' own schemas. */
export function openApiDocument(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { contract, method, path } of routeTable) {
    const address = path.replaceAll(/:([^/]+)/g, '{$1}');
    paths[address] = {
      ...paths[address],
      [method.toString().toLowerCase()]: operation(contract, method.toString(), path),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Allmende',
      version: '1',
      description: 'The host names the portal. Times are UTC, money in minor units.',
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
    },
  };
}

function operation(contract: Rpc, method: string, path: string): Record<string, unknown> {
  const { $schema: _dialect, ...input } = z.toJSONSchema(contract.input, {
    io: 'input',
    unrepresentable: 'any',
  }) as Schema;
  const { $schema: _same, ...output } = z.toJSONSchema(contract.output, {
    io: 'output',
    unrepresentable: 'any',
  }) as Schema;
  const inPath = [...path.matchAll(/:([^/]+)/g)].map(([, name]) => name as string);
  const properties = Object.entries(input.properties ?? {});
  const others = properties.filter(([name]) => !inPath.includes(name));
  const parameter =
    (place: 'path' | 'query') =>
    ([name, schema]: [string, unknown]) => ({
      name,
      in: place,
      required: place === 'path' || (input.required ?? []).includes(name),
      schema,
    });
  const required = (input.required ?? []).filter((name) => !inPath.includes(name));
  const body = {
    type: 'object',
    properties: Object.fromEntries(others),
    required,
    additionalProperties: false,
  };
  return {
    operationId: contract.subject.replaceAll(/[.-]([a-z])/g, (_match, letter: string) =>
      letter.toUpperCase(),
    ),
    tags: [contract.subject.split('.')[0]],
    security: contract.access === 'public' ? [] : [{ session: [] }],
    parameters: [
      ...properties.filter(([name]) => inPath.includes(name)).map(parameter('path')),
      ...(method === 'GET' ? others.map(parameter('query')) : []),
    ],
    ...(method === 'GET' || others.length === 0
      ? {}
      : { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output } } },
      ...(contract.pending ? { 202: { description: 'Not there yet' } } : {}),
      default: {
        description: 'A problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'instance'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problems) },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Names the request; leads to its log lines' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};
