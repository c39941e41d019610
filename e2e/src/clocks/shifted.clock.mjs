// Loaded before a service's own program (`node --import`): its process then has a clock that is minutes off.
// CLOCK_SHIFTS: minutes by service, as JSON; a program that is not named there keeps the machine's time.
const [, name = ''] = /\/apps\/(\w+)\//.exec(process.argv[1] ?? '') ?? [];
const shifts = /** @type {Record<string, number>} */ (JSON.parse(process.env['CLOCK_SHIFTS'] ?? '{}'));
const offMs = (shifts[name] ?? 0) * 60_000;

if (offMs !== 0) {
  const Real = Date;
  globalThis.Date = /** @type {DateConstructor} */ (
    new Proxy(Real, {
      construct: (target, values, made) =>
        Reflect.construct(target, values.length === 0 ? [Real.now() + offMs] : values, made),
      apply: () => new Real(Real.now() + offMs).toString(),
      get: (target, key) => (key === 'now' ? () => Real.now() + offMs : Reflect.get(target, key)),
    })
  );
}
