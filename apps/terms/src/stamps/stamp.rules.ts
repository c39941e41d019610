import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Certificate, SignedData, TimeStampResp, TSTInfo } from 'pkijs';

/** What a time stamp authority is asked and what it answers: RFC 3161, 2.4, with SHA-256. */
export type Question = { request: Buffer<ArrayBuffer>; nonce: Buffer };
export type Stamp = { at: Date; authority: string };

type Asked = { note: string; nonce: Buffer; trusted: readonly Certificate[] };

const sha256 = '2.16.840.1.101.3.4.2.1';
const granted = [0, 1];
const commonName = '2.5.4.3';
const extendedKeyUsage = '2.5.29.37';
const timeStamping = '1.3.6.1.5.5.7.3.8';

/** The libraries that know ASN.1 are loaded where an authority is configured, and nowhere else. */
const library = () => import('pkijs');

export async function stampQuestion(note: string): Promise<Question> {
  const { MessageImprint, TimeStampReq } = await library();
  const { Integer } = await import('asn1js');
  const nonce = randomBytes(9);
  // Positive and without a zero at its head: as DER writes it.
  nonce[0] = 1;
  const asked = new TimeStampReq({
    version: 1,
    messageImprint: await MessageImprint.create('SHA-256', bytesOf(note)),
    nonce: new Integer({ valueHex: new Uint8Array(nonce) }),
    certReq: true,
  });
  return { request: Buffer.from(asked.toSchema().toBER()), nonce };
}

/** Certificates in PEM, any number of them: the authority's own or those above it. */
export async function trustedIn(file: string | undefined): Promise<Certificate[]> {
  if (!file) return [];
  const { Certificate } = await library();
  const pems = (await readFile(file, 'utf8')).matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g);
  const found = [...pems].map(([, base64 = '']) =>
    Certificate.fromBER(new Uint8Array(Buffer.from(base64, 'base64'))),
  );
  if (found.length === 0) throw new Error(`There is no certificate in ${file}`);
  return found;
}

/**
 * Reads the answer to a question and checks what RFC 3161, 2.4.2 asks for: status, imprint, nonce, signature, and that
 * the certificate is meant for this and one of those that are trusted vouches for it.
 * @throws Error with what does not hold, for the log
 */
export async function readStamp(response: Uint8Array<ArrayBuffer>, asked: Asked): Promise<Stamp> {
  const { SignedData, TimeStampResp } = await library();
  const answer = TimeStampResp.fromBER(response);
  const signed = new SignedData({ schema: tokenOf(answer).content });
  const info = await infoOf(signed);
  checkAnswers(info, asked);
  const found = await signed.verify({
    signer: 0,
    data: bytesOf(asked.note).buffer,
    trustedCerts: [...asked.trusted],
    checkChain: asked.trusted.length > 0,
    extendedMode: true,
  });
  const { signatureVerified, signerCertificate } = found;
  if (!signatureVerified || !signerCertificate)
    throw new Error(`Its signature does not hold: ${found.message}`);
  if (!isForStamps(signerCertificate))
    throw new Error('Its certificate is not one of a time stamp authority');
  return { at: info.genTime, authority: nameOf(signerCertificate) };
}

function tokenOf({ status, timeStampToken }: TimeStampResp) {
  if (!granted.includes(status.status) || !timeStampToken) {
    throw new Error(`The authority refuses (status ${status.status})`);
  }
  return timeStampToken;
}

async function infoOf(signed: SignedData): Promise<TSTInfo> {
  const { TSTInfo, id_eContentType_TSTInfo: expected } = await library();
  const { eContent, eContentType } = signed.encapContentInfo;
  if (!eContent || eContentType !== expected) throw new Error('The answer holds no time stamp');
  return TSTInfo.fromBER(eContent.getValue());
}

/** Nobody may pass on the stamp of something else, or an old one of this. */
function checkAnswers({ messageImprint, nonce }: TSTInfo, { note, nonce: sent }: Asked): void {
  const { hashAlgorithm, hashedMessage } = messageImprint;
  const digest = createHash('sha256').update(note).digest();
  if (hashAlgorithm.algorithmId !== sha256 || !digest.equals(new Uint8Array(hashedMessage.getValue()))) {
    throw new Error('The stamp is one of something else');
  }
  if (!nonce || !sent.equals(new Uint8Array(nonce.valueBlock.valueHexView))) {
    throw new Error('The stamp answers another question');
  }
}

function isForStamps({ extensions = [] }: Certificate): boolean {
  const usage = extensions.find(({ extnID }) => extnID === extendedKeyUsage)?.parsedValue as
    { keyPurposes?: string[] } | undefined;
  return usage?.keyPurposes?.includes(timeStamping) ?? false;
}

function nameOf({ subject }: Certificate): string {
  const names = subject.typesAndValues;
  const name = names.find(({ type }) => type === commonName) ?? names[0];
  return name ? String((name.value.valueBlock as { value?: string }).value ?? '') : '';
}

function bytesOf(note: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(note);
}
