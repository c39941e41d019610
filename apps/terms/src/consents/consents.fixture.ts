import {
  type Id,
  newId,
  officesEvents,
  type OfficeRule,
  type Person,
  submissionsEvents,
} from '@allmende/contracts';
import { person } from '@allmende/testing';
import type { TermsWorld } from '../terms.fixture.js';

type Belonging = Partial<Person['organisations'][number]>;

/** Somebody of an organisation, as a verified member unless said otherwise. */
export function of(organisationId: Id, belonging: Belonging = {}): Person {
  return person({ organisations: [{ organisationId, role: 'member', verified: true, ...belonging }] });
}

export type Office = { rule: OfficeRule; days: number };
export const asking: Office = { rule: 'consent-needed', days: 14 };

/** An institution whose office wants to be asked within two weeks, unless said otherwise. */
export async function institution(terms: TermsWorld, office: Office | null = asking) {
  const organisationId = terms.organisation('Hochschule Neckartal');
  if (office) await terms.emit(officesEvents.officeChanged, { organisationId, office });
  return { organisationId, head: of(organisationId, { office: true }), researcher: of(organisationId) };
}

/** What `submissions` tells when somebody begins a draft: only verified organisations are asked. */
export async function begin(
  terms: TermsWorld,
  challengeId: Id,
  { accountId, organisations }: Person,
): Promise<void> {
  await terms.emit(submissionsEvents.draftBegun, {
    ...{ submissionId: newId(), challengeId, accountId },
    organisationIds: organisations.filter(({ verified }) => verified).map((own) => own.organisationId),
  });
}
