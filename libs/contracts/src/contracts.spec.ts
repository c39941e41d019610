import { z } from 'zod';
import {
  challengeChanges,
  challengeDraft,
  email,
  ianaZone,
  id,
  instant,
  invalidInput,
  line,
  newId,
  processNames,
  routes,
  serviceNames,
  text,
  wiring,
} from './index.js';

it('takes an id in any case and passes it on in one', () => {
  const one = newId();
  expect(id.parse(one.toUpperCase())).toBe(one);
  expect(id.safeParse('no-id').success).toBe(false);
  expect(z.toJSONSchema(id, { io: 'input' })).toMatchObject({ type: 'string', format: 'uuid' });
});

describe('the map of the house', () => {
  const owned = serviceNames.flatMap((name) => wiring[name].owns.map((contract) => ({ name, contract })));

  it('gives every subject to one service, under its own name', () => {
    const subjects = owned.map(({ contract }) => contract.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    for (const { name, contract } of owned)
      expect(contract.subject).toMatch(new RegExp(`^${name}\\.rpc\\.[a-z-]+$`));
  });

  it('has each route once', () => {
    const addresses = routes.map(({ route }) => route.replaceAll(/\{[^}]+\}/g, '{}'));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('names each path parameter as a field of the input', () => {
    for (const { route, input } of routes) {
      const fields = Object.keys((input as z.ZodObject).shape);
      for (const [, parameter] of route.matchAll(/\{([^}]+)\}/g)) expect(fields).toContain(parameter);
    }
  });

  it('keeps internal subjects off the edge', () => {
    expect(routes.filter(({ access }) => access === 'internal')).toEqual([]);
  });

  it('hears only events that somebody states', () => {
    const stated = new Set(
      processNames.flatMap((name) => wiring[name].publishes.map(({ subject }) => subject)),
    );
    for (const name of processNames)
      for (const { subject } of wiring[name].consumes) expect(stated.has(subject)).toBe(true);
  });

  it('can be written as JSON schema, for OpenAPI', () => {
    for (const { input, output } of routes) {
      expect(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })).toHaveProperty('type');
      expect(z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })).toBeTruthy();
    }
  });
});

describe('values', () => {
  it('makes ids that sort by time', () => {
    const [early, late] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
    expect(z.uuid({ version: 'v7' }).safeParse(early).success).toBe(true);
    expect(early < late).toBe(true);
  });

  it.each([
    ['NUL', 'a\u0000b'],
    ['escape', 'a\u001bb'],
  ])('refuses %s in a text', (_name, value) => {
    expect(text(10).safeParse(value).success).toBe(false);
  });

  it('keeps emoji and right-to-left names and refuses what reorders its surroundings', () => {
    expect(line(40).parse('  نور  👩🏽‍🔬 ')).toBe('نور 👩🏽‍🔬');
    expect(line(40).safeParse('abc\u202egpj.exe').success).toBe(false);
  });

  it.each(['\u200b', '\u00ad\u2060', ' \u3164 ', '\u2800', '\u202e'])('counts %j as empty', (value) => {
    expect(line(40, 1).safeParse(value).success).toBe(false);
    expect(text(40, 1).safeParse(value).success).toBe(false);
    expect(text(40).parse(value)).toBe('');
  });

  it('takes the name of a time zone, not an offset', () => {
    expect(ianaZone.safeParse('Europe/Berlin').success).toBe(true);
    expect(ianaZone.safeParse('+01:00').success).toBe(false);
    expect(ianaZone.safeParse('Europe/Nowhere').success).toBe(false);
  });

  it('takes HTML as text', () => {
    expect(text(100).parse('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
  });

  it('reads instants with an offset into UTC', () => {
    expect(instant.parse('2026-12-04T18:00:00+01:00')).toBe('2026-12-04T17:00:00.000Z');
  });

  it('folds case and width of a mail address', () => {
    expect(email.parse(' Ada@Example.ORG ')).toBe('ada@example.org');
  });
});

describe('challenge drafts', () => {
  it('fills what is left out of a new one', () => {
    expect(challengeDraft.parse({})).toMatchObject({
      original: 'de',
      zone: 'Europe/Berlin',
      eligibility: { kind: 'everyone' },
    });
  });

  it('leaves alone in a change what is left out', () => {
    expect(challengeChanges.parse({ zone: 'Europe/Vienna' })).toEqual({ zone: 'Europe/Vienna' });
  });
});

describe('invalid input', () => {
  it('is told by field, an unknown one under its own name', () => {
    const result = z
      .strictObject({ name: line(5, 1), at: instant, count: z.number() })
      .safeParse({ name: 'far too long', extra: 1, count: 'x' });
    const fields = invalidInput(result.error!).details.errors!.map(({ field, code }) => `${field} ${code}`);
    expect(fields.sort()).toEqual(['at required', 'count invalid_type', 'extra unknown', 'name too_big']);
  });
});
