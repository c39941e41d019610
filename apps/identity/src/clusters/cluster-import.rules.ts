import { type ClusterFacts, clusterFacts, type Language, newCluster } from '@allmende/contracts';
import { z } from 'zod';
import { isReserved } from './cluster.rules.js';

export type Refusal = { record: string; field: string; reason: string };
export type ImportedCluster = { slug: string; name: string; language: Language; facts: ClusterFacts };
/** Without `cluster` nothing of the record could be used. */
export type ReadRecord = { cluster?: ImportedCluster; refused: Refusal[] };

/** Known, and no part of what a portal shows. */
const leftAside = new Set(['membersNote', 'projects', 'aliases', 'hasFactBlock', 'source']);
const factFields = ['legalForm', 'fields', 'city', 'founded', 'members', 'smes', 'description'] as const;
const known = new Set<string>([...leftAside, ...factFields, 'slug', 'name', 'language', 'website', 'region']);

/** Reads what can be understood of one record, `number` counted from 1; everything else is listed with its reason. */
export function readRecord(value: unknown, number: number): ReadRecord {
  const record = recordName(value, number);
  if (!isObject(value)) return { refused: [{ record, field: '', reason: 'not an object' }] };
  const refused: Refusal[] = [];
  const refuse = (field: string, reason: string): void => void refused.push({ record, field, reason });

  for (const field of Object.keys(value)) if (!known.has(field)) refuse(field, 'unknown field');
  const read = <T>(schema: z.ZodType<T>, input: unknown, field: string): T | undefined => {
    const result = schema.safeParse(input);
    if (result.success) return result.data;
    refuse(field, reasonOf(result.error));
    return undefined;
  };

  const slug = read(newCluster.shape.slug, value.slug, 'slug');
  const name = read(newCluster.shape.name, value.name, 'name');
  const language = read(newCluster.shape.language, value.language, 'language') ?? 'de';
  const facts = readFacts(value, read, refuse);
  if (slug !== undefined && isReserved(slug)) refuse('slug', 'reserved for the platform');
  else if (slug !== undefined && name !== undefined)
    return { cluster: { slug, name, language, facts }, refused };
  return { refused };
}

type Read = <T>(schema: z.ZodType<T>, input: unknown, field: string) => T | undefined;

function readFacts(
  value: Record<string, unknown>,
  read: Read,
  refuse: (field: string, reason: string) => void,
) {
  const shape = clusterFacts.shape;
  const region = readRegion(value.region, refuse);
  const sources: [keyof ClusterFacts, string, unknown][] = [
    ...factFields.map((field) => [field, field, value[field]] as [keyof ClusterFacts, string, unknown]),
    ['website', 'website', withScheme(value.website)],
    ['states', 'region.states', region.states],
    ['country', 'region.country', region.country],
  ];
  const entries = sources
    .map(([fact, field, input]) => [fact, read(shape[fact] as z.ZodType, absent(input), field)] as const)
    .filter(([, fact]) => fact !== undefined);
  return clusterFacts.parse(Object.fromEntries(entries));
}

function readRegion(
  region: unknown,
  refuse: (field: string, reason: string) => void,
): Record<string, unknown> {
  if (region === undefined || region === null) return {};
  if (!isObject(region)) {
    refuse('region', 'not an object');
    return {};
  }
  for (const field of Object.keys(region)) {
    if (field !== 'states' && field !== 'country') refuse(`region.${field}`, 'unknown field');
  }
  return region;
}

/** `www.example.org` as people print it. */
function withScheme(website: unknown): unknown {
  if (typeof website !== 'string' || website === '' || /^[a-z][a-z0-9+.-]*:/i.test(website)) return website;
  return `https://${website.trim()}`;
}

// Lists have a default for what is absent and none for null.
function absent(input: unknown): unknown {
  return input === null || input === '' ? undefined : input;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordName(value: unknown, number: number): string {
  const slug = isObject(value) ? value.slug : undefined;
  return typeof slug === 'string' && slug !== '' ? slug.toWellFormed().slice(0, 100) : `#${number}`;
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.');
  return [path, issue?.message].filter(Boolean).join(': ');
}
