import {
  type AgreementRow,
  agreementsRpc,
  type BriefOpening,
  type OutputOf,
  openingsRpc,
  readingsRpc,
  type SubmissionReading,
  submissionsRpc,
} from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { callApi } from './api.server.js';
import type { Texts } from './texts/index.js';
import type { Visit } from './visit.js';

const shown = 100;

export function openingsOf(visit: Visit, challengeId: string, cursor?: string) {
  return callApi(visit, openingsRpc.listBriefOpenings, { challengeId, limit: shown, cursor });
}

/** `undefined` before the close, when nobody reads. */
export async function readingsOf(visit: Visit, challengeId: string, cursor?: string) {
  const input = { challengeId, limit: shown, cursor };
  return unlessOpen(callApi(visit, readingsRpc.listReadings, input), 'submission.still-open');
}

function unlessOpen<T>(asked: Promise<T>, code: string): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof ApiProblem && error.code === code) return undefined;
    throw error;
  });
}

export function openingsOfSolution(visit: Visit, submissionId: string, cursor?: string) {
  return callApi(visit, submissionsRpc.listOpenings, { submissionId, limit: shown, cursor });
}

export function agreementsOf(visit: Visit, challengeId: string, cursor?: string) {
  return callApi(visit, agreementsRpc.listAgreements, { challengeId, limit: shown, cursor });
}

/** The newest; `undefined` before the close, when nobody is told. */
export function agreementsSoFar(visit: Visit, challengeId: string) {
  return unlessOpen(agreementsOf(visit, challengeId), 'terms.still-open');
}

export function openingRows(openings: readonly BriefOpening[], { access }: Texts): string[][] {
  const { csv, roles } = access;
  const head = [csv.at, csv.name, csv.accountId, csv.organisation, csv.role, csv.what, csv.file];
  const rows = openings.map(({ agreement, ...each }) => [
    ...[each.at, each.name, each.accountId, each.organisationName ?? '', roleOf(each, roles)],
    ...[each.what === 'text' ? csv.text : csv.fileKind, each.fileName ?? '', String(each.revision)],
    ...[agreement?.at ?? '', agreement ? forWhom(each.role, agreement, access) : '', each.openingId],
    each.digest ?? '',
  ]);
  return [[...head, csv.revision, csv.agreedAt, csv.agreedFor, csv.receiptId, csv.digest], ...rows];
}

/** A manager who agreed to no version of the terms undertook confidentiality for the cluster. */
function forWhom(
  role: BriefOpening['role'],
  { organisationName, versions }: NonNullable<BriefOpening['agreement']>,
  { csv, roles }: Texts['access'],
): string {
  return organisationName ?? (role === 'manager' && !versions ? roles.manager : csv.self);
}

function roleOf(
  { role, clusterName }: Pick<BriefOpening, 'role' | 'clusterName'>,
  roles: Texts['access']['roles'],
): string {
  return clusterName ? `${roles[role]}: ${clusterName}` : roles[role];
}

export function readingRows(readings: readonly SubmissionReading[], { access: { csv } }: Texts): string[][] {
  const head = [csv.at, csv.name, csv.accountId, csv.organisation, csv.submissionId, csv.version, csv.what];
  const rows = readings.map(({ at, name, accountId, organisationName, submissionId, version, what }) => [
    ...[at, name, accountId, organisationName ?? '', submissionId, String(version)],
    what === 'text' ? csv.text : csv.fileKind,
  ]);
  return [head, ...rows];
}

type SolutionOpening = OutputOf<typeof submissionsRpc.listOpenings>['items'][number];

export function solutionOpeningRows(
  openings: readonly SolutionOpening[],
  { access: { csv }, submission: { after } }: Texts,
): string[][] {
  const head = [csv.at, csv.name, csv.accountId, csv.organisation, csv.version, csv.what, csv.file];
  const rows = openings.map(({ at, name, accountId, organisationName, version, what, fileName }) => [
    ...[at, name ?? after.openedByUnnamed, accountId ?? '', organisationName ?? '', String(version)],
    ...[what === 'text' ? csv.text : csv.fileKind, fileName ?? ''],
  ]);
  return [head, ...rows];
}

export function agreementRows(agreements: readonly AgreementRow[], { access, receipts }: Texts): string[][] {
  const { csv, states } = access;
  const { layers } = receipts.rows;
  const head = [csv.at, csv.name, csv.accountId, csv.agreedFor, csv.state, csv.language];
  const rows = agreements.map(({ versions, ...each }) => [
    ...[
      each.at,
      each.name,
      each.accountId,
      each.organisationName ?? csv.self,
      states[each.state],
      each.language,
    ],
    ...[String(versions.platform), String(versions.cluster), String(versions.challenge), each.receiptId],
  ]);
  return [[...head, layers.platform, layers.cluster, layers.challenge, csv.receiptId], ...rows];
}
