import { createHash } from 'node:crypto';
import { ByteReader } from './byte.reader.js';
import { receiveFile } from './durable.files.js';
import type { ObjectDisk } from './object.disk.js';
import { keepReceived } from './object.operations.js';
import { checkPolicy, type FormFields } from './policy.rules.js';
import { S3Problem } from './s3.problem.js';
import { headerText, uriEncode, type S3Reply, type S3Request } from './s3.request.js';
import type { Keys } from './signature.check.js';
import { xmlDocument } from './xml.text.js';

const mostFields = 64;
const longestField = 64 * 1024;
const keptFields = new Set([
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]);

export function isForm(request: S3Request): boolean {
  return /^multipart\/form-data\s*;/i.test(headerText(request.headers, 'content-type') ?? '');
}

/** An upload by an HTML form. The signed policy among its fields, which come before the file, is what permits it. */
export async function postForm(
  disk: ObjectDisk,
  request: S3Request & { bucket: string },
  keys: Keys,
): Promise<S3Reply> {
  const boundary = formBoundary(request);
  const reader = new ByteReader(request.incoming.iterator({ destroyOnReturn: false }));
  // The very first delimiter has no line break before it; what precedes it is to be ignored.
  let before = 0;
  for await (const preamble of reader.until(Buffer.from(`--${boundary}`))) {
    before += preamble.length;
    if (before > longestField) throw malformed('The form begins with something else.');
  }
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const { fields, fileName } = await readFields(reader, delimiter);
  fields.set('key', (fields.get('key') ?? '').replaceAll('${filename}', fileName));
  const limits = checkPolicy(fields, { bucket: request.bucket, keys, now: Date.now() });
  await disk.requireBucket(request.bucket);

  const md5 = createHash('md5');
  const received = await receiveFile(disk.temporary, limited(reader.until(delimiter), limits, md5));
  const key = fields.get('key') ?? '';
  const object = await keepReceived(
    disk,
    { bucket: request.bucket, key },
    {
      ...received,
      headers: formHeaders(fields),
      permit: () => undefined,
      verify: () => {
        if (received.size < limits.least)
          throw new S3Problem('EntityTooSmall', 'The file is smaller than the policy allows.');
        return { md5: md5.digest('hex'), checksums: {} };
      },
    },
  );
  return formReply(fields, request.bucket, key, object.etag);
}

async function* limited(
  pieces: AsyncIterable<Buffer>,
  limits: { most: number },
  md5: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limits.most)
      throw new S3Problem('EntityTooLarge', 'The file is larger than the policy allows.');
    md5.update(piece);
    yield piece;
  }
}

async function readFields(
  reader: ByteReader,
  delimiter: Buffer,
): Promise<{ fields: FormFields; fileName: string }> {
  const fields: FormFields = new Map();
  for (let count = 0; count < mostFields; count += 1) {
    if ((await reader.line()) !== '') throw malformed('The form has no file.');
    const { name, fileName } = await partHead(reader);
    if (name === 'file') return { fields, fileName };
    if (fields.has(name)) throw malformed(`The field ${name} is given twice.`);
    const pieces: Buffer[] = [];
    let size = 0;
    for await (const piece of reader.until(delimiter)) {
      size += piece.length;
      if (size > longestField) throw malformed(`The field ${name} is too long.`);
      pieces.push(Buffer.from(piece));
    }
    fields.set(name, Buffer.concat(pieces).toString('utf8'));
  }
  throw malformed('The form has too many fields.');
}

async function partHead(reader: ByteReader): Promise<{ name: string; fileName: string }> {
  let disposition = '';
  let lines = 0;
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    lines += 1;
    if (lines > mostFields) throw malformed('A part of the form has too many headers.');
    if (/^content-disposition:/i.test(line)) disposition = line;
  }
  const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1];
  if (!name) throw malformed('A part of the form has no name.');
  const fileName = /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1] ?? '';
  return { name: name.toLowerCase(), fileName: fileName.split(/[\\/]/).at(-1) ?? '' };
}

function formBoundary(request: S3Request): string {
  const type = headerText(request.headers, 'content-type') ?? '';
  const match = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(type);
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw malformed('The form has no boundary.');
  return boundary;
}

function formHeaders(fields: FormFields): Record<string, string> {
  const kept = [...fields].filter(([name]) => keptFields.has(name) || name.startsWith('x-amz-meta-'));
  for (const [, value] of kept) {
    if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw malformed('A field holds what a header cannot.');
  }
  return Object.fromEntries(kept);
}

function formReply(fields: FormFields, bucket: string, key: string, etag: string): S3Reply {
  const location = `/${bucket}/${uriEncode(key)}`;
  const headers = { ETag: `"${etag}"`, Location: location };
  if (fields.get('success_action_status') !== '201') {
    return { status: fields.get('success_action_status') === '200' ? 200 : 204, headers };
  }
  const body = xmlDocument('PostResponse', [
    ['Location', location],
    ['Bucket', bucket],
    ['Key', key],
    ['ETag', `"${etag}"`],
  ]);
  return { status: 201, headers, body };
}

function malformed(message: string): S3Problem {
  return new S3Problem('MalformedPOSTRequest', message);
}
