import { receipt as receiptSchema, type Statement } from '@allmende/contracts';
import { leafHolds, readReceipt, signatureFound } from '@allmende/verify';
import fc from 'fast-check';
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { canonical, keyIdOf, leafOf, numberOf, readSigningKey, signReceipt } from './receipt.rules.js';

/** The seed of the first test vector of RFC 8032, 7.1, as PKCS8: a key that everybody knows, for tests only. */
const knownKey = Buffer.from(
  [
    '-----BEGIN PRIVATE KEY-----',
    Buffer.from(
      `302e020100300506032b657004220420${'9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'}`,
      'hex',
    ).toString('base64'),
    '-----END PRIVATE KEY-----',
  ].join('\n'),
).toString('base64');

const statement: Statement = {
  type: 'submission',
  at: '2026-12-04T16:59:58.123Z',
  accountId: '0193a000-0000-7000-8000-000000000001',
  challengeId: '0193a000-0000-7000-8000-000000000002',
  submissionId: '0193a000-0000-7000-8000-000000000003',
  version: 2,
  portalId: null,
  teamAccountIds: ['0193a000-0000-7000-8000-000000000001'],
  textDigest: 'ab'.repeat(32),
  files: [{ fileId: '0193a000-0000-7000-8000-000000000004', size: 5_242_880, digest: 'cd'.repeat(32) }],
};
const salt = Buffer.alloc(32, 7);
const key = readSigningKey(knownKey);
const receipt = signReceipt({ seq: 42, at: '2026-12-04T16:59:58.500Z', statement, salt }, key);

describe('a receipt', () => {
  it('is the same for ever: format v1, byte for byte', () => {
    expect(key.publicKey).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');
    expect(canonical(receipt)).toBe(
      [
        '{"at":"2026-12-04T16:59:58.500Z","format":"v1","keyId":"21fe31dfa154a261","leaf":"46xTEo',
        'bdWIHZB9u57yMEgKlwzXMXcmCk0ddLRr8aV1g","salt":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHB',
        'wc","seq":42,"signature":"lAiXjM32XGhLcPZCO3erwHMBjs4mG-_cQkGpJl0lqlAbsLGn-vB7O0EzII6fEX',
        'bG1PDDhPN1RqEWEIszoFZzAg","statement":{"accountId":"0193a000-0000-7000-8000-000000000001',
        '","at":"2026-12-04T16:59:58.123Z","challengeId":"0193a000-0000-7000-8000-000000000002","',
        'files":[{"digest":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","fi',
        'leId":"0193a000-0000-7000-8000-000000000004","size":5242880}],"portalId":null,"submissio',
        'nId":"0193a000-0000-7000-8000-000000000003","teamAccountIds":["0193a000-0000-7000-8000-0',
        '00000000001"],"textDigest":"abababababababababababababababababababababababababababababab',
        'abab","type":"submission","version":2}}',
      ].join(''),
    );
  });

  it('is what the contract says', () => {
    expect(receiptSchema.parse(receipt)).toEqual(receipt);
  });

  it('can be checked with nothing but node:crypto', () => {
    const { signature, ...body } = receipt;
    const sorted = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(sorted);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, inner]) => [name, sorted(inner)]),
      );
    };
    const leaf = createHash('sha256')
      .update(Buffer.from([0]))
      .update(Buffer.from(receipt.salt, 'base64url'))
      .update(JSON.stringify(sorted(receipt.statement)))
      .digest('base64url');
    const publicKey = createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey },
      format: 'jwk',
    });
    expect(leaf).toBe(receipt.leaf);
    expect(
      verify(null, Buffer.from(JSON.stringify(sorted(body))), publicKey, Buffer.from(signature, 'base64url')),
    ).toBe(true);
  });

  it('is genuine to the checker, and not when one bit of it is changed, wherever it is', async () => {
    const text = JSON.stringify(receipt);
    expect(await isGenuine(text)).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.nat(6), async (index, bit) => {
        const changed = String.fromCharCode(text.charCodeAt(index) ^ (1 << bit));
        return !(await isGenuine(text.slice(0, index) + changed + text.slice(index + 1)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not when somebody else signed it in our name', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const other = readSigningKey(
      Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    );
    const forged = signReceipt({ seq: 42, at: receipt.at, statement, salt }, { ...other, keyId: key.keyId });
    expect(await isGenuine(JSON.stringify(forged))).toBe(false);
  });
});

async function isGenuine(text: string): Promise<boolean> {
  const read = readReceipt(text);
  if ('problem' in read || !(await leafHolds(read.receipt))) return false;
  return (await signatureFound(read.receipt, [key])) === 'ok';
}

describe('a receipt number', () => {
  it('is sixteen letters and digits in groups of four, from the leaf alone', () => {
    const leaf = leafOf(salt, canonical(statement));
    expect(numberOf(leaf)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(numberOf(Buffer.alloc(32))).toBe('0000-0000-0000-0000');
    expect(numberOf(Buffer.alloc(32, 255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  });
});

describe('a signing key', () => {
  it('is named by its public half', () => {
    expect(key.keyId).toBe(keyIdOf(key.publicKey));
    expect(key.keyId).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is refused when it is of another kind', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64');
    expect(() => readSigningKey(pem)).toThrow('not an Ed25519 key');
  });
});
