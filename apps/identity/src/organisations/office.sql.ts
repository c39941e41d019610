/** Whether the person of an affiliation acts for the office of its organisation. */
export const isOfOffice = (affiliation: string) =>
  `(${affiliation}.verified_at IS NOT NULL AND EXISTS (SELECT FROM office_person person
     WHERE person.organisation_id = ${affiliation}.organisation_id AND person.account_id = ${affiliation}.account_id))`;
