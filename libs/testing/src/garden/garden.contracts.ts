import { event, hint, rpc, type Wiring } from '@allmende/contracts';
import { z } from 'zod';

/** A small service of its own for tests of the libraries: it plants trees, another one counts them. */
export const gardenRpc = {
  plant: rpc('garden.rpc.plant', {
    kind: 'write',
    access: 'account',
    input: z.strictObject({ name: z.string().min(1).max(40), years: z.number().int().default(0) }),
    output: z.object({ treeId: z.string(), name: z.string() }),
  }),
  list: rpc('garden.rpc.list', {
    kind: 'read',
    access: 'public',
    input: z.strictObject({}),
    output: z.object({ trees: z.array(z.object({ name: z.string() })) }),
  }),
  fell: rpc('garden.rpc.fell', {
    kind: 'write',
    access: 'internal',
    system: ['clock'],
    input: z.strictObject({ name: z.string() }),
    output: z.void(),
  }),
  ponder: rpc('garden.rpc.ponder', {
    kind: 'write',
    access: 'public',
    input: z.strictObject({
      what: z.enum(['sleep', 'crash', 'problem', 'huge', 'leak']),
      ms: z.number().default(0),
    }),
    output: z.object({ done: z.boolean() }),
  }),
  absent: rpc('garden.rpc.absent', {
    kind: 'read',
    access: 'public',
    input: z.strictObject({}),
    output: z.void(),
  }),
};

export const gardenEvents = {
  planted: event('garden.evt.planted.v1', z.object({ treeId: z.string(), name: z.string() })),
};

export const gardenHints = { grown: hint('garden.hint.grown', z.object({ name: z.string() })) };

export const weatherEvents = {
  rained: event('weather.evt.rained.v1', z.object({ litres: z.number() })),
  stormed: event('weather.evt.stormed.v1', z.object({ force: z.number() })),
};

export const gardenWiring: Record<'garden' | 'gateway' | 'weather' | 'stranger', Wiring> = {
  garden: {
    owns: Object.values(gardenRpc),
    calls: [],
    publishes: Object.values(gardenEvents),
    consumes: Object.values(weatherEvents),
    hints: Object.values(gardenHints),
  },
  gateway: {
    owns: [],
    calls: [gardenRpc.plant, gardenRpc.list, gardenRpc.ponder, gardenRpc.absent],
    publishes: [],
    consumes: [],
    listens: Object.values(gardenHints),
  },
  weather: { owns: [], calls: [gardenRpc.fell], publishes: Object.values(weatherEvents), consumes: [] },
  stranger: { owns: [], calls: [], publishes: [], consumes: [] },
};
