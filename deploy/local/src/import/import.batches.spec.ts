import { batchesOf, readImportFile } from './import.batches.js';
import { summaryOf } from './import.report.js';

const nothing = { created: 0, updated: 0, unchanged: 0, unsent: 0, findings: [] };

describe('files to import', () => {
  test.each([
    ['clusters', [{ slug: 'a', name: 'A' }, 'broken']],
    ['challenges', [null, { id: '1', sourceRepo: 'x/y' }]],
    ['challenge-gov-feed', { note: 'old', challenges: [{ 'challenge-id': '1' }] }],
  ])('are told by their shape: %s', (kind, content) => {
    expect(readImportFile(JSON.stringify(content)).kind).toBe(kind);
  });

  test.each(['[]', '{}', '7', 'null', '[1, 2]', '[{"name": "?"}]'])(
    'without known records are refused: %s',
    (json) => {
      expect(() => readImportFile(json)).toThrow(/records/);
    },
  );
});

describe('batches', () => {
  const record = (bytes: number) => ({ text: 'x'.repeat(bytes) });

  it('stay below the body limit of the edge, with every record once and in order', () => {
    const records = Array.from({ length: 60 }, (_, place) => ({ place, ...record(place * 1_200) }));
    const { batches, tooLarge } = batchesOf(records);
    expect(tooLarge).toEqual([]);
    expect(batches.flatMap((batch) => batch.records)).toEqual(records);
    for (const { records: some } of batches) {
      expect(Buffer.byteLength(JSON.stringify({ format: 'challenge-gov-feed', records: some }))).toBeLessThan(
        512 * 1024,
      );
    }
  });

  it('leave out a record that is too large by itself and keep the places of the others', () => {
    const { batches, tooLarge } = batchesOf([record(10), record(600_000), record(20)]);
    expect(tooLarge).toEqual([1]);
    expect(batches.map(({ first }) => first)).toEqual([0, 2]);
  });
});

describe('the summary', () => {
  it('says when everything is there already', () => {
    expect(summaryOf({ ...nothing, unchanged: 3 })).toEqual([
      '0 created, 0 updated, 3 unchanged: everything is there already.',
    ]);
  });

  it('counts findings by reason, with an example', () => {
    const findings = ['a', 'b'].map((name) => ({ record: name, field: 'id', reason: 'no-id', kept: false }));
    const [counts, reason] = summaryOf({ ...nothing, created: 1, findings });
    expect(counts).toBe('1 created, 0 updated, 0 unchanged, 2 refused.');
    expect(reason).toMatch(/2 {2}refused +id {2}no-id {2}\(e\.g\. a\)/);
  });
});
