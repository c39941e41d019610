import { type RightsPackage, rightsModels } from '@allmende/contracts';
import { chosenModels, tablesOf } from './rights.groups.js';

const models = rightsModels.map((code) => ({ code }) as RightsPackage);
const codesIn = (tables: ReturnType<typeof tablesOf>): string[][] =>
  tables.map((table) => table.models.map(({ code }) => code));

describe('comparing rights models', () => {
  it('shows each of the eight once while nothing is chosen', () => {
    const shown = codesIn(tablesOf(models, [])).flat();
    expect(shown).toHaveLength(rightsModels.length);
    expect(new Set(shown)).toEqual(new Set(rightsModels));
  });

  it('shows those that were chosen side by side, in the usual order', () => {
    const chosen = chosenModels(new URLSearchParams('model=transfer&model=option&model=nonsense'));
    expect(codesIn(tablesOf(models, chosen))).toEqual([['option', 'transfer']]);
  });
});
