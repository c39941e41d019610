import { type RightsModel, type RightsPackage, rightsModels } from '@allmende/contracts';

/** The eight by what passes to the company, so that a table stays narrow enough to be read. */
const byWhatPasses: { group: RightsGroup; codes: RightsModel[] }[] = [
  { group: 'nothing', codes: ['solver-keeps', 'first-talk', 'option'] },
  { group: 'use', codes: ['licence', 'licence-exclusive'] },
  { group: 'more', codes: ['transfer', 'joint', 'open'] },
];

export type RightsGroup = 'nothing' | 'use' | 'more' | 'chosen';

/** What the address asks to compare, in the order in which the eight always stand. */
export function chosenModels(query: URLSearchParams): RightsModel[] {
  const asked = query.getAll('model');
  return rightsModels.filter((code) => asked.includes(code));
}

/** The chosen ones in one table or, while nothing is chosen, all eight in three. */
export function tablesOf(
  models: RightsPackage[],
  chosen: RightsModel[],
): { group: RightsGroup; models: RightsPackage[] }[] {
  const of = (codes: RightsModel[]) => codes.flatMap((code) => models.filter((one) => one.code === code));
  if (chosen.length > 0) return [{ group: 'chosen', models: of(chosen) }];
  return byWhatPasses.map(({ group, codes }) => ({ group, models: of(codes) }));
}
