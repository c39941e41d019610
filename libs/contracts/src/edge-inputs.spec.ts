import { z } from 'zod';
import { routes } from './index.js';

/** One value of a call's input that is no list and no object, under the name that an error would give it. */
type Leaf = { call: string; schema: z.ZodType };

const leaves = routes.flatMap(({ route, input }) => leavesOf(input, route));

function leavesOf(schema: z.ZodType, call: string): Leaf[] {
  const within = (inner: unknown, name = '') => leavesOf(inner as z.ZodType, call + name);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) => within(inner, ` ${name}`));
  if (schema instanceof z.ZodArray) return within(schema.element);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => within(option));
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform) return within(schema.out);
  return 'unwrap' in schema ? within((schema as z.ZodOptional).unwrap()) : [{ call, schema }];
}

const takes = (...values: unknown[]) =>
  leaves
    .filter(({ schema }) => values.some((value) => schema.safeParse(value).success))
    .map(({ call }) => call);

/** Records from elsewhere, brought by the operator: each is read field by field where it is imported. */
const foreignRecords = ['POST /clusters/import records', 'POST /challenges/import records'];

// Whatever a service would hand to its database has been refused before: there it were a failure of ours.
describe('at the edge', () => {
  it('finds what it looks at', () => {
    expect(leaves.length).toBeGreaterThan(400);
    expect(takes('de')).toContain('POST /challenges draft original');
  });

  it('no text takes a NUL', () => {
    expect(takes('\u0000', 'a\u0000b', `${'x'.repeat(40)}\u0000`, 'text/pl\u0000ain')).toEqual(
      foreignRecords,
    );
  });

  it('an integer fits its column; only amounts, and the numbers of notices and of the log, are longer than four bytes', () => {
    const long = takes(2_147_483_648).filter((call) => !foreignRecords.includes(call));
    for (const call of long)
      expect(call).toMatch(/ minor$|\/notices|\/evidence\/|\/restricted-readings\/.* from$/);
    expect(takes(2 ** 63)).toEqual(foreignRecords);
  });

  it('a date lies in a year that every zone and every page can write', () => {
    const noDates = ['2026-02-30', '2026-02-30T10:00:00Z', 'words that are no date at all'];
    const dates = leaves.filter(({ schema }) => !noDates.some((value) => schema.safeParse(value).success));
    const days = ['1899-12-31', '2200-01-01', '0000-01-01', '9999-12-31'];
    const instants = ['1899-12-31T23:59:59Z', '9999-12-31T23:59:59.999-14:00', '0000-01-01T00:00:00+14:00'];
    for (const { call, schema } of dates)
      for (const value of [...days, ...instants])
        expect(schema.safeParse(value).success ? [call, value] : []).toEqual([]);
  });
});
