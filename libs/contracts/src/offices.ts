import { z } from 'zod';
import { event, rpc } from './contract.js';
import { done, email, id } from './values.js';

/**
 * What an organisation wants where one of its people takes part: to be asked for consent within a limit, or to be told.
 */
export const officeRule = z.enum(['consent-needed', 'informed-only']);
export type OfficeRule = z.output<typeof officeRule>;

const officePerson = z.object({
  accountId: id,
  name: z.string(),
  email: z.string().optional().describe('for signatories and the people of the office only'),
});
/** Days from the question until the office's time is over. */
const days = z.number().int().min(1).max(60);

/** A transfer office of an institution; companies as employers use the same door. */
export const office = z.object({
  organisationId: id,
  organisationName: z.string(),
  mayChange: z.boolean().describe('true for signatories'),
  office: z
    .object({
      rule: officeRule,
      days,
      head: officePerson.nullable().describe('null: nobody any more, as with deputies who left'),
      deputies: z.array(officePerson),
    })
    .nullable(),
});
export type Office = z.output<typeof office>;

export const officesRpc = {
  /** For whoever verifiably belongs to the organisation; for all others it is not there. */
  getOffice: rpc('identity.rpc.get-office', {
    route: 'GET /organisations/{organisationId}/office',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ organisationId: id }),
    output: office,
  }),
  /** By a signatory. Head and deputies are people whose affiliation to the organisation is verified. */
  nameOffice: rpc('identity.rpc.name-office', {
    route: 'PUT /organisations/{organisationId}/office',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      organisationId: id,
      rule: officeRule,
      days,
      head: email,
      deputies: z.array(email).max(10).default([]),
    }),
    output: office,
  }),
  /** By a signatory: nobody is asked or told from now on; what was asked goes on. */
  closeOffice: rpc('identity.rpc.close-office', {
    route: 'DELETE /organisations/{organisationId}/office',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ organisationId: id }),
    output: done,
  }),

  // For other services.
  /** Head and deputies, as far as they still belong to the organisation. */
  officePeople: rpc('identity.rpc.office-people', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'files'],
    input: z.strictObject({ organisationId: id }),
    output: z.object({ accountIds: z.array(id) }),
  }),
};

export const officesEvents = {
  /** `office` null: closed. Says nothing of its people, who are asked for when somebody is told. */
  officeChanged: event(
    'identity.evt.office-changed.v1',
    z.object({ organisationId: id, office: z.object({ rule: officeRule, days }).nullable() }),
  ),
};
