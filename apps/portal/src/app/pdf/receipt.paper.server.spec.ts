import { type Language, type Receipt, type Statement, statement as statements } from '@allmende/contracts';
import { grouped } from '@allmende/ui';
import { receiptText } from '@allmende/verify';
import { textsOf } from '../texts/index.js';
import { drawReceipt } from './receipt.paper.server.js';
import { sentenceOf, statementRows, type Wording } from './statement.rows.js';

const digest = 'a'.repeat(64);
const ids = Array.from({ length: 4 }, (_, at) => `01a214c6-1043-7fbd-8a68-1484af27571${at}`);
const [accountId = '', challengeId = '', submissionId = '', fileId = ''] = ids;

const receipt: Receipt = {
  format: 'v1',
  seq: 17,
  at: '2026-11-25T22:39:21.387Z',
  statement: {
    ...{ type: 'submission', at: '2026-11-25T22:39:21.119Z', accountId, challengeId, submissionId },
    ...{ version: 2, portalId: null, teamAccountIds: [accountId], textDigest: digest },
    files: [{ fileId, size: 1_234_567, digest }],
  },
  salt: 'qqVKF1vCTtPxonTx8cWJVjDou0tH0UAfYWUIUNHYwZU',
  leaf: 'TUlM_ht52nTShDC_VzjnGyncdmLdEcQJ1HsPk9-OPsY',
  keyId: '72c421d618348e20',
  signature: '43xLngRlNDcY4lALJX99UqbkWVTKour0SAF8g-5swuwyMFQ0gXiXXv4H16mnT8gAptwynGgKkswmELO06J1JAg',
  proof: {
    checkpoint: [
      ...['localhost:8080/evidence', '20', 'TUlM/ht52nTShDC/VzjnGyncdmLdEcQJ1HsPk9+OPsY='],
      ...['at 2026-11-25T22:39:22.000Z', ''],
      `— localhost:8080/evidence ${Buffer.alloc(68, 7).toString('base64')}`,
    ].join('\n'),
    path: [],
  },
};

const wordingIn = (language: Language): Wording => ({
  texts: textsOf(language),
  dates: { language, zone: 'Europe/Berlin', now: new Date('2026-11-26T08:00:00Z') },
});

const draw = (language: Language, given: Receipt = receipt) =>
  drawReceipt({
    ...{ number: '9N4M-SZGV-F7D7-9MM4', receipt: given, json: `${JSON.stringify(given, null, 2)}\n` },
    names: [{ term: 'Challenge', value: 'Wie kühlen wir größere Gehäuse? Łukasz Dvořák fragt.' }],
    portal: { slug: 'isartal', name: 'BioCluster Isartal', brand: { lead: '#0e4f43', companion: '#2f9c93' } },
    origin: 'http://isartal.localhost:8080',
    program: { name: 'allmende-verify.mjs', digest },
    wording: wordingIn(language),
  });

describe('a receipt on paper', () => {
  it.each(['de', 'en'] as const)(
    'holds the receipt itself, on at most three sheets (%s)',
    async (language) => {
      const pdf = await draw(language);
      expect(JSON.parse(await receiptText(new Uint8Array(pdf)))).toEqual(receipt);
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(3);
      expect(pdf.length).toBeLessThan(200_000);
    },
  );

  it.each(['de', 'en'] as const)('says which state of a confidential brief was read (%s)', (language) => {
    const wording = wordingIn(language);
    const read: Statement = {
      ...{
        type: 'brief-opened',
        at: '2026-11-25T22:39:21.119Z',
        accountId,
        challengeId,
        role: 'participant',
      },
      ...{ organisationId: null, basisReceiptId: null, fileId: null, revision: 7, textDigest: digest },
    };
    const { members } = wording.texts.verify;
    expect(statementRows(read, wording)).toEqual(
      expect.arrayContaining([
        { term: members.revision, value: '7', code: false },
        { term: members.textDigest, value: grouped(digest), code: true },
      ]),
    );
    const { revision: _revision, textDigest: _digest, ...older } = read;
    const terms = statementRows(older, wording).map(({ term }) => term);
    expect(terms).not.toContain(members.revision);
    expect(terms).not.toContain(members.textDigest);
  });

  it.each(['de', 'en'] as const)('names the command with the file that it is saved as (%s)', (language) => {
    const { checkSteps } = textsOf(language).paper;
    const [file, paper] = ['allmende-9N4M.json', 'allmende-9N4M.pdf'];
    const steps = checkSteps({ file, paper, verify: '', keys: '', program: 'allmende-verify.mjs', digest });
    expect(steps.join('\n')).toContain(`node allmende-verify.mjs ${paper} --keys keys.json`);
  });

  it('names the agreements under which a solution was handed in', () => {
    if (receipt.statement.type !== 'submission') throw new Error('another receipt');
    const said: Statement = { ...receipt.statement, agreements: [{ accountId, receiptId: fileId }] };
    expect(statementRows(said, wordingIn('en'))).toContainEqual({
      ...{ term: 'Agreement record (id)', value: `${fileId}\nBy (account) ${accountId}`, code: true },
    });
  });

  it.each(['de', 'en'] as const)(
    'says in which words non-use was confirmed, where it is known (%s)',
    (language) => {
      const wording = wordingIn(language);
      const { members, values } = wording.texts.verify;
      const [at, words] = ['2026-11-25T22:39:21.119Z', 'Nichts davon wird genutzt.'];
      const early: Statement = {
        type: 'non-use-confirmed',
        at,
        accountId,
        challengeId,
        organisationId: fileId,
      };
      const worded: Statement = { ...early, language: 'de', words };
      expect(statementRows(worded, wording)).toEqual(
        expect.arrayContaining([
          { term: members.words, value: words, code: false },
          { term: members.language, value: values.language.de, code: false },
        ]),
      );
      expect(statementRows(early, wording).map(({ term }) => term)).not.toContain(members.words);
      const { said } = wording.texts.paper;
      expect(sentenceOf(worded, wording)).toContain(said.nonUseInWords);
      expect(sentenceOf(early, wording)).toContain(said.rest['non-use-confirmed']);
    },
  );

  it.each(['de', 'en'] as const)(
    'says in which words an office or a manager undertook confidentiality (%s)',
    (language) => {
      const wording = wordingIn(language);
      const { members, values } = wording.texts.verify;
      const words = 'Ich gebe nichts weiter.';
      const said = {
        ...{ at: '2026-11-25T22:39:21.119Z', accountId, challengeId, organisationId: fileId },
        ...{ portalId: null, language: 'de' as const, words },
      };
      const versions = [{ versionId: fileId, layer: 'challenge' as const, number: 1, digest }];
      const undertaken = [
        { type: 'office-confidentiality' as const, ...said, versions },
        { type: 'manager-confidentiality' as const, ...said, clusterId: fileId },
      ];
      for (const statement of undertaken) {
        const { confidentiality } = wording.texts.paper.said;
        expect(sentenceOf(statement, wording)).toContain(confidentiality[statement.type]);
        expect(statementRows(statement, wording)).toEqual(
          expect.arrayContaining([
            { term: members.words, value: words, code: false },
            { term: members.language, value: values.language.de, code: false },
          ]),
        );
      }
    },
  );

  it.each(['de', 'en'] as const)('says what came too late, and what was answered (%s)', (language) => {
    const wording = wordingIn(language);
    const { members, values } = wording.texts.verify;
    const answered = {
      code: 'terms.not-open',
      message: 'Terms can be agreed to while the challenge is open',
    };
    const said: Statement = {
      ...{ type: 'refused-agreement', at: '2026-12-04T17:00:11.000Z', accountId, challengeId },
      ...{ ...answered, closesAt: '2026-12-04T17:00:00.000Z' },
    };
    expect(sentenceOf(said, wording)).toContain(wording.texts.paper.said.notAccepted['refused-agreement']);
    expect(statementRows(said, wording)).toEqual(
      expect.arrayContaining([
        { term: members.message, value: answered.message, code: false },
        { term: members.code, value: values.code['terms.not-open'], code: false },
      ]),
    );
  });

  it('has words for every kind of statement', () => {
    const types = statements.options.map(({ shape }) => shape.type.value);
    for (const language of ['de', 'en'] as const) {
      const { receipts } = textsOf(language);
      expect(Object.keys(receipts.types)).toEqual(expect.arrayContaining(types));
    }
  });
});
