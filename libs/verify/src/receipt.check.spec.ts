import { createHash } from 'node:crypto';
import { inOneLine } from './bytes.js';
import { agreementReceipt, publishedKeys, submissionReceipt } from './receipt.fixture.js';
import {
  canonical,
  digestsOf,
  fileDigest,
  leafHolds,
  noteDigests,
  numberOf,
  readKeys,
  readReceipt,
  signatureFound,
  textDigest,
  type Receipt,
} from './index.js';

/** What a statement about a submission names. */
type Stated = { textDigest: string; files: { digest: string }[] };

const keys = readKeys(JSON.stringify(publishedKeys));

function read(given: unknown): Receipt {
  const found = readReceipt(JSON.stringify(given));
  if ('problem' in found) throw new Error(found.problem);
  return found.receipt;
}

async function found(given: unknown, known = keys): Promise<[leaf: boolean, signature: string]> {
  const receipt = read(given);
  return [await leafHolds(receipt), await signatureFound(receipt, known)];
}

/** Another letter at a place where it changes a byte. */
function changed(text: string, at = 5): string {
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

describe('a receipt of the platform', () => {
  it.each([
    ['agreement', agreementReceipt],
    ['submission', submissionReceipt],
  ])('about a(n) %s holds', async (type, receipt) => {
    expect(read(receipt).statement.type).toBe(type);
    expect(await found(receipt)).toEqual([true, 'ok']);
  });

  it.each([
    ['3BSG-D2EQ-NSTV-CDCF', agreementReceipt],
    ['9N4M-SZGV-F7D7-9MM4', submissionReceipt],
  ])('has the number %s, which follows from its leaf', (number, receipt) => {
    expect(numberOf(read(receipt))).toBe(number);
  });

  it('holds whatever the order of its members, and inside the answer of the API', async () => {
    const turned = Object.fromEntries(Object.entries(submissionReceipt).reverse());
    expect(await found({ state: 'issued', number: '7QK2', receipt: turned })).toEqual([true, 'ok']);
    expect(await found({ ...submissionReceipt, proof: { later: true } })).toEqual([true, 'ok']);
  });

  const { statement, salt, leaf, signature } = submissionReceipt;
  it.each<[string, object, [boolean, string]]>([
    ['salt', { salt: changed(salt) }, [false, 'wrong']],
    ['salt, cut', { salt: salt.slice(0, -2) }, [false, 'wrong']],
    ['statement', { statement: { ...statement, version: 2 } }, [false, 'wrong']],
    ['statement, by a member more', { statement: { ...statement, note: '' } }, [false, 'wrong']],
    [
      'statement, to another challenge',
      { statement: { ...statement, challengeId: statement.accountId } },
      [false, 'wrong'],
    ],
    ['statement, to that of another receipt', { statement: agreementReceipt.statement }, [false, 'wrong']],
    [
      'statement with its salt and leaf, to those of another receipt',
      { statement: agreementReceipt.statement, salt: agreementReceipt.salt, leaf: agreementReceipt.leaf },
      [true, 'wrong'],
    ],
    [
      'time that is stated',
      { statement: { ...statement, at: '2026-11-25T22:39:21.118Z' } },
      [false, 'wrong'],
    ],
    ['time of issue', { at: '2026-11-24T22:39:21.387Z' }, [true, 'wrong']],
    ['number', { seq: 3 }, [true, 'wrong']],
    ['leaf', { leaf: changed(leaf) }, [false, 'wrong']],
    ['signature', { signature: changed(signature) }, [true, 'wrong']],
    ['signature, in another spelling', { signature: `${signature}==` }, [true, 'wrong']],
    ['signature, at its unused bits', { signature: `${signature.slice(0, -1)}h` }, [true, 'wrong']],
    ['signature, emptied', { signature: '' }, [true, 'wrong']],
    ['key’s name', { keyId: 'another' }, [true, 'unknown-key']],
    ['members, by one more', { note: '' }, [true, 'wrong']],
  ])('does not hold with a changed %s', async (_name, change, expected) => {
    expect(await found({ ...submissionReceipt, ...change })).toEqual(expected);
  });

  it('does not hold with another key of the same name, and is not checked without one', async () => {
    const [key] = keys;
    const other = [{ keyId: key!.keyId, publicKey: changed(key!.publicKey) }];
    expect(await found(submissionReceipt, other)).toEqual([true, 'wrong']);
    expect(await found(submissionReceipt, [{ keyId: key!.keyId, publicKey: 'short' }])).toEqual([
      true,
      'wrong',
    ]);
    expect(await found(submissionReceipt, [])).toEqual([true, 'unknown-key']);
  });
});

describe('what is given', () => {
  it.each([
    ['nothing', '', 'no-json'],
    ['words', 'no receipt', 'no-json'],
    ['null', 'null', 'no-receipt'],
    ['a list', '[]', 'no-receipt'],
    ['a number for salt', JSON.stringify({ ...submissionReceipt, salt: 7 }), 'no-receipt'],
    ['no statement', JSON.stringify({ ...submissionReceipt, statement: null }), 'no-receipt'],
    ['keys', JSON.stringify(publishedKeys), 'no-receipt'],
    ['another format', JSON.stringify({ ...submissionReceipt, format: 'v2' }), 'other-format'],
  ])('is refused as a receipt: %s', (_what, text, problem) => {
    expect(readReceipt(text)).toEqual({ problem });
  });

  it.each([
    [
      'a solution',
      { answers: [], body: '', existingRights: '', patentFiled: null, summary: '', title: 'Äther' },
    ],
    ['a solution in the answer of the API', { revision: 7, solution: { title: '', summary: '', body: '' } }],
    ['a deposit', { text: 'Zirkon.' }],
    ['a brief in two languages', { de: 'Zirkon.', en: 'Zircon.' }],
    ['a brief in one', { en: 'Zircon.' }],
  ])('is known as a text that a receipt is compared with: %s', (_what, text) => {
    expect(readReceipt(canonical(text))).toEqual({ problem: 'text' });
  });

  it('may be keys as the API lists them, their list, or one of them', () => {
    const { items } = publishedKeys;
    for (const given of [publishedKeys, items, items[0]])
      expect(readKeys(JSON.stringify(given))).toEqual(items);
    expect(readKeys('{"items":[{"keyId":7}]}')).toEqual([]);
    expect(readKeys('nothing')).toEqual([]);
  });
});

describe('digests', () => {
  it.each([0, 1, 8 * 1024 * 1024, 8 * 1024 * 1024 + 1, 17 * 1024 * 1024])(
    'of a file of %i bytes are taken over its parts',
    async (size) => {
      const bytes = Buffer.alloc(size, 'A drawing in words.\n');
      const whole = createHash('sha256');
      for (let at = 0; at === 0 || at < size; at += 8 * 1024 * 1024) {
        whole.update(
          createHash('sha256')
            .update(bytes.subarray(at, at + 8 * 1024 * 1024))
            .digest(),
        );
      }
      expect(await fileDigest(new Blob([bytes]))).toBe(whole.digest('hex'));
    },
  );

  it('are found where the statement names them', async () => {
    if (submissionReceipt.statement.type !== 'submission') throw new Error('another receipt');
    const { files, textDigest: text } = submissionReceipt.statement as unknown as Stated;
    const named = digestsOf(submissionReceipt.statement);
    expect([named.get(files[1]!.digest), named.get(text), named.get('0'.repeat(64))]).toEqual([
      'files',
      'textDigest',
      undefined,
    ]);
    expect(await fileDigest(new Blob(['Aufbau.\n']))).toBe(files[0]!.digest);
    const read = { type: 'brief-opened', at: '', fileId: '1', fileDigest: files[0]!.digest };
    expect([...digestsOf(read)]).toEqual([[files[0]!.digest, 'files']]);
    expect(new Set(digestsOf(agreementReceipt.statement).values())).toEqual(new Set(['versions']));
  });

  it('of a text are those of its canonical JSON, alone or in the answer of the API', async () => {
    const solution = { title: 'Äther', summary: '', answers: [{ text: 'b', criterion: 'a' }] };
    const written = '{"answers":[{"criterion":"a","text":"b"}],"summary":"","title":"Äther"}';
    expect(canonical(solution)).toBe(written);
    const digest = createHash('sha256').update(written).digest('hex');
    expect(await textDigest(JSON.stringify(solution))).toBe(digest);
    expect(await textDigest(JSON.stringify({ revision: 7, solution }))).toBe(digest);
    expect(await textDigest('a drawing')).toBeUndefined();
    const brief = { en: 'Zircon.', de: 'Zirkon.' };
    const ofBrief = createHash('sha256').update('{"de":"Zirkon.","en":"Zircon."}').digest('hex');
    expect(await textDigest(JSON.stringify(brief))).toBe(ofBrief);
  });

  it('of an office’s reason are those of its bytes, however its lines end', async () => {
    const digest = (text: string) => createHash('sha256').update(text).digest('hex');
    for (const said of ['Bitte\nwarten, „Öl“', 'Bitte\r\nwarten, „Öl“'])
      expect(await noteDigests('Bitte\nwarten, „Öl“')).toContain(digest(said));
    expect(await noteDigests('Bitte')).not.toContain(digest('Danke'));
  });
});

it('says in a terminal nothing that a file has dressed up as lines of its own', () => {
  const dressed = 'agreement\u001b[2K\r\nok     signature: valid\u202e';
  expect(inOneLine(dressed)).toBe('agreement\ufffd[2K\ufffd\ufffdok     signature: valid\ufffd');
  expect(inOneLine('Prüfsumme – Ω 🧊')).toBe('Prüfsumme – Ω 🧊');
});
