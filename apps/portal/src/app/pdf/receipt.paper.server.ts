import type { Portal, Receipt } from '@allmende/contracts';
import { deriveBrand, formatDay, formatNumber, grouped } from '@allmende/ui';
import { readCheckpoint } from '@allmende/verify';
import { neutralColours, ownMarkOf } from '../brand.server.js';
import { Paper, type Row } from './paper.server.js';
import { momentOf, sentenceOf, statementRows, type Wording } from './statement.rows.js';

export type ReceiptPaper = {
  number: string;
  receipt: Receipt;
  /** The file as it is handed out by itself. */
  json: string;
  /** What the reader may see today beside what the statement says. */
  names: Row[];
  portal: Pick<Portal, 'slug' | 'name' | 'brand'> | null;
  origin: string;
  /** The program that checks it, as the portal gives it out. */
  program: { name: string; digest: string };
  wording: Wording;
};

/** The receipt in words for people, with the file itself inside, so that one file is enough to check it. */
export async function drawReceipt(given: ReceiptPaper): Promise<Buffer> {
  const { number, receipt, portal, wording, names } = given;
  const { texts, dates } = wording;
  const { paper: words, receipts } = texts;
  const title = receipts.types[receipt.statement.type];
  const brand = portal?.brand ?? neutralColours;
  const author = portal?.name ?? texts.common.platform;
  const paper = await Paper.open({
    ...{ title: `${title} ${number}`, author, language: dates.language },
    colours: deriveBrand(brand).light,
  });
  paper.attach(`${receipts.fileName(number)}.json`, given.json, words.attachment);
  paper.head(ownMarkOf(portal?.slug ?? 'allmende', brand), author, words.kind);
  paper.paragraph(title, 'title');
  paper.paragraph(words.number(number), 'label');
  paper.paragraph(sentenceOf(receipt.statement, wording), 'lead');
  paper.paragraph(receipt.statement.type === 'submission' ? receipts.foot : receipts.footOther, 'note');
  paper.heading(words.statement);
  paper.paragraph(words.statementNote, 'note');
  paper.rows(statementRows(receipt.statement, wording));
  if ('files' in receipt.statement && receipt.statement.files.length > 0)
    paper.paragraph(words.fileSums, 'note');
  if (names.length > 0) {
    paper.heading(words.names);
    paper.paragraph(words.namesNote(formatDay(dates.now, dates, { year: true })), 'note');
    paper.rows(names);
  }
  paper.heading(words.log);
  paper.rows(logRows(receipt, wording));
  howToCheck(paper, given);
  return paper.finish((sheet, sheets) => [`${title} ${number}`, words.sheet(sheet, sheets)]);
}

function logRows(
  { seq, at, leaf, salt, keyId, signature, proof }: Receipt,
  { texts, dates }: Wording,
): Row[] {
  const { paper, receipts, verify } = texts;
  const checkpoint = proof && readCheckpoint(proof.checkpoint);
  const row = formatNumber(seq, dates.language);
  const held: Row[] = checkpoint
    ? [
        { term: paper.row, value: paper.rowOf(row, formatNumber(checkpoint.size, dates.language)) },
        { term: paper.checkpoint, value: checkpoint.at ? momentOf(checkpoint.at, dates) : verify.none },
        { term: paper.origin, value: checkpoint.origin },
        { term: paper.root, value: grouped(Buffer.from(checkpoint.root).toString('hex')), code: true },
      ]
    : [{ term: paper.row, value: `${row}\n${paper.noProof}` }];
  return [
    ...held,
    { term: verify.members.issued, value: `${momentOf(at, dates)}\n${paper.utc(at)}` },
    { term: receipts.rows.leaf, value: grouped(leaf), code: true },
    { term: paper.salt, value: grouped(salt), code: true },
    { term: receipts.rows.key, value: `${keyId} (Ed25519)`, code: true },
    { term: receipts.rows.signature, value: grouped(signature), code: true },
  ];
}

function howToCheck(
  paper: Paper,
  { number, origin, program, wording: { texts, dates } }: ReceiptPaper,
): void {
  const { paper: words, verify } = texts;
  // As the platform names what is saved from it.
  const named = texts.receipts.fileName(number);
  const file = `${named}.json`;
  const sheets = `${named}.pdf`;
  const page = `${origin}/${dates.language}/verify`;
  const keys = `${origin}/api/v1/receipt-keys`;
  const { name, digest } = program;
  paper.heading(words.check);
  paper.points(words.checkSteps({ file, paper: sheets, verify: page, keys, program: name, digest }));
  paper.heading(verify.proven.title);
  paper.points(verify.proven.points);
  paper.heading(verify.notProven.title);
  paper.points(verify.notProven.points);
}
