import { z } from 'zod';
import { clusterRole, organisationRole } from './actor.js';
import { membershipState } from './account-parts.js';
import { event, rpc } from './contract.js';
import {
  calendarDay,
  calendarInstant,
  done,
  email,
  id,
  language,
  line,
  localized,
  many,
  nothing,
  page,
  paging,
  slug,
  text,
} from './values.js';

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** The two colours a brand gives; everything else is derived from them and the slug. */
export const brand = z.strictObject({ lead: colour, companion: colour });
export type Brand = z.output<typeof brand>;

export const contact = z.strictObject({
  name: line(120, 1),
  role: localized(line(120)),
  phone: line(40, 3),
  email: email.optional(),
  hours: localized(line(120)).optional(),
});
export type Contact = z.output<typeof contact>;

export const portalEvent = z.strictObject({
  startsAt: calendarInstant,
  title: localized(line(160)),
  note: localized(line(300)),
});
export const newsItem = z.strictObject({
  publishedOn: calendarDay,
  title: localized(line(160)),
  text: localized(text(4000)),
});

/** What a portal says about itself, beside its brand. */
export const portalContent = z.strictObject({
  tagline: localized(line(80)).default({}),
  headline: localized(line(160)).default({}),
  lead: localized(text(400)).default({}),
  about: localized(text(4000)).default({}),
  imprint: localized(text(8000)).default({}),
  privacy: localized(text(20_000)).default({}),
  links: z
    .array(z.strictObject({ title: localized(line(80)), url: z.url({ protocol: /^https?$/ }).max(500) }))
    .max(12)
    .default([]),
  events: z.array(portalEvent).max(50).default([]),
  news: z.array(newsItem).max(50).default([]),
});
export type PortalContent = z.output<typeof portalContent>;

/** In both languages or one of them; or as it was found, in a language that nobody stated. */
const factText = z.union([line(80), localized(line(80))]);
export type FactText = z.output<typeof factText>;

/** Facts about a cluster as a network; anything may be unknown. */
export const clusterFacts = z.strictObject({
  legalForm: line(80).nullable().default(null),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable()
    .default(null),
  fields: z.array(factText).max(30).default([]),
  states: z.array(factText).max(20).default([]),
  country: factText.nullable().default(null),
  city: line(80).nullable().default(null),
  founded: z.number().int().min(1800).max(2100).nullable().default(null),
  members: z.number().int().min(0).max(10_000_000).nullable().default(null),
  smes: z.number().int().min(0).max(10_000_000).nullable().default(null),
  description: z
    .union([text(2000), localized(text(2000))])
    .nullable()
    .default(null),
});
export type ClusterFacts = z.output<typeof clusterFacts>;

export const clusterSummary = z.object({
  clusterId: id,
  slug: z.string(),
  name: z.string(),
  brand,
  city: z.string().nullable(),
  fields: z.array(factText),
  demo: z.boolean(),
});
export type ClusterSummary = z.output<typeof clusterSummary>;

export const portal = clusterSummary.extend({
  language,
  contact: contact.nullable(),
  content: portalContent,
  facts: clusterFacts,
  /** The portal of imported challenges: shows them and nothing else. */
  archive: z.boolean(),
});
export type Portal = z.output<typeof portal>;

/** Everything needed for a cluster and its portal. Adding one is data, never code. */
export const newCluster = z.strictObject({
  slug,
  name: line(160, 2),
  language: language.default('de'),
  brand: brand.optional().describe('drawn from the slug if left out'),
  contact: contact.nullable().default(null),
  content: portalContent.prefault({}),
  facts: clusterFacts.prefault({}),
  source: z.strictObject({ name: line(120), licence: line(80) }).optional(),
});

export const membership = z.object({
  membershipId: id,
  clusterId: id,
  accountId: id,
  name: z.string(),
  email: z.string().describe('shown to managers of the cluster only'),
  state: membershipState,
  roles: z.array(clusterRole),
  organisation: z
    .object({ affiliationId: id, name: z.string(), role: organisationRole, verified: z.boolean() })
    .nullable()
    .describe('what the person stated last'),
  requestedAt: z.string(),
});

export const clustersRpc = {
  /** The portal that the host names; `portal` is null on the platform's bare host. */
  currentPortal: rpc('identity.rpc.current-portal', {
    route: 'GET /portals/current',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: nothing,
    output: z.object({ portal: portal.nullable() }),
  }),
  /** All clusters but `archive`, by name. */
  listClusters: rpc('identity.rpc.list-clusters', {
    route: 'GET /clusters',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({
      q: line(100).optional(),
      ...paging,
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    output: page(clusterSummary),
  }),
  getCluster: rpc('identity.rpc.get-cluster', {
    route: 'GET /clusters/{slug}',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ slug }),
    output: portal,
  }),
  createCluster: rpc('identity.rpc.create-cluster', {
    route: 'POST /clusters',
    access: 'operator',
    kind: 'write',
    system: ['demo'],
    input: newCluster,
    output: clusterSummary,
  }),
  /** Creates or updates by slug; what is not understood is listed, the rest is kept. */
  importClusters: rpc('identity.rpc.import-clusters', {
    route: 'POST /clusters/import',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({ records: z.array(z.unknown()).min(1).max(100) }),
    output: z.object({
      created: z.number(),
      updated: z.number(),
      unchanged: z.number(),
      refused: z.array(z.object({ record: z.string(), field: z.string(), reason: z.string() })),
    }),
  }),
  /** By an editor or manager: brand, texts, contact. */
  updatePortal: rpc('identity.rpc.update-portal', {
    route: 'PATCH /clusters/{clusterId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      clusterId: id,
      brand: brand.optional(),
      contact: contact.optional(),
      content: portalContent.optional(),
    }),
    output: portal,
  }),

  requestMembership: rpc('identity.rpc.request-membership', {
    route: 'POST /memberships',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ clusterId: id, ofRecord: z.boolean().default(false) }),
    output: z.object({ membershipId: id, state: membershipState }),
  }),
  listMemberships: rpc('identity.rpc.list-memberships', {
    route: 'GET /clusters/{clusterId}/memberships',
    access: 'account',
    kind: 'read',
    input: z.strictObject({
      clusterId: id,
      state: many(membershipState),
      q: line(100).optional(),
      ...paging,
    }),
    output: page(membership),
  }),
  admitMember: rpc('identity.rpc.admit-member', {
    route: 'POST /memberships/{membershipId}/admit',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ membershipId: id, verifyAffiliation: z.boolean().default(false) }),
    output: membership,
  }),
  refuseMember: rpc('identity.rpc.refuse-member', {
    route: 'POST /memberships/{membershipId}/refuse',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ membershipId: id, reason: text(1000).optional() }),
    output: membership,
  }),
  changeRoles: rpc('identity.rpc.change-roles', {
    route: 'PUT /memberships/{membershipId}/roles',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ membershipId: id, roles: z.array(clusterRole).min(1).max(3) }),
    output: membership,
  }),
  leaveCluster: rpc('identity.rpc.leave-cluster', {
    route: 'POST /memberships/{membershipId}/leave',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ membershipId: id }),
    output: done,
  }),
  /** Makes this the cluster that counts the person as its own. */
  chooseClusterOfRecord: rpc('identity.rpc.choose-cluster-of-record', {
    route: 'POST /memberships/{membershipId}/of-record',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ membershipId: id }),
    output: done,
  }),

  searchOrganisations: rpc('identity.rpc.search-organisations', {
    route: 'GET /organisations',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ q: line(100, 2), ...paging }),
    output: page(z.object({ organisationId: id, name: z.string() })),
  }),

  // For the edge and other services.
  resolveHost: rpc('identity.rpc.resolve-host', {
    access: 'internal',
    kind: 'read',
    system: ['edge'],
    input: z.strictObject({ slug: z.string().max(80) }),
    output: z.object({ clusterId: id.nullable(), archive: z.boolean() }),
  }),
  /** Clusters by id, for names, brands, contacts and mails. */
  clustersById: rpc('identity.rpc.clusters-by-id', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock'],
    input: z.strictObject({ clusterIds: z.array(id).max(200) }),
    output: z.object({
      items: z.array(clusterSummary.extend({ language, contact: contact.nullable(), archive: z.boolean() })),
    }),
  }),
};

const membershipFact = z.object({ membershipId: id, clusterId: id, accountId: id });
export const clustersEvents = {
  /** Created or changed; readers ask for what they need. */
  clusterChanged: event(
    'identity.evt.cluster-changed.v1',
    z.object({ clusterId: id, slug: z.string(), archive: z.boolean() }),
  ),
  membershipRequested: event('identity.evt.membership-requested.v1', membershipFact),
  membershipAdmitted: event('identity.evt.membership-admitted.v1', membershipFact),
  membershipRefused: event('identity.evt.membership-refused.v1', membershipFact),
  membershipEnded: event('identity.evt.membership-ended.v1', membershipFact),
};
