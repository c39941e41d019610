import { rm } from 'node:fs/promises';
import { writeCondition } from './condition.rules.js';
import { receiveFile } from './durable.files.js';
import { pageSize } from './bucket.operations.js';
import { compareKeys } from './listing.rules.js';
import { objectHeaders } from './object.operations.js';
import type { ObjectDisk } from './object.disk.js';
import { readXml, RequestBody } from './request.body.js';
import { S3Problem } from './s3.problem.js';
import { uriEncode, type BucketRequest, type ObjectRequest, type S3Reply } from './s3.request.js';
import type { Part, Upload, UploadDisk } from './upload.disk.js';
import { xmlDocument, xmlElements, xmlText, type XmlElement } from './xml.text.js';

const mostParts = 10_000;

export async function createUpload(uploads: UploadDisk, request: ObjectRequest): Promise<S3Reply> {
  const upload = await uploads.create(request.bucket, request.key, objectHeaders(request));
  const body = xmlDocument('InitiateMultipartUploadResult', [
    ['Bucket', upload.bucket],
    ['Key', upload.key],
    ['UploadId', upload.id],
  ]);
  return { status: 200, body };
}

export async function uploadPart(
  disk: ObjectDisk,
  uploads: UploadDisk,
  request: ObjectRequest,
): Promise<S3Reply> {
  const number = Number(request.query.get('partNumber'));
  if (!Number.isInteger(number) || number < 1 || number > mostParts) {
    throw new S3Problem('InvalidArgument', `A part number lies between 1 and ${mostParts}.`);
  }
  const upload = await uploadOf(uploads, request);
  const body = new RequestBody(request);
  const { path } = await receiveFile(disk.temporary, body.pieces());
  try {
    const { md5, checksums } = body.verify();
    await uploads.addPart(upload, number, { path, md5 });
    return { status: 200, headers: { ETag: `"${md5}"`, ...checksums } };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

export async function completeUpload(uploads: UploadDisk, request: ObjectRequest): Promise<S3Reply> {
  const permit = writeCondition(request);
  const upload = await uploadOf(uploads, request);
  const wanted = xmlElements(await readXml(request), 'Part').map((part) => ({
    number: Number(xmlElements(part, 'PartNumber')[0]),
    etag: xmlText(xmlElements(part, 'ETag')[0] ?? '')
      .trim()
      .replaceAll('"', ''),
  }));
  const object = await uploads.complete(upload, wanted, permit);
  const body = xmlDocument('CompleteMultipartUploadResult', [
    ['Location', `/${upload.bucket}/${uriEncode(upload.key)}`],
    ['Bucket', upload.bucket],
    ['Key', upload.key],
    ['ETag', `"${object.etag}"`],
  ]);
  return { status: 200, body };
}

export async function abortUpload(uploads: UploadDisk, request: ObjectRequest): Promise<S3Reply> {
  await uploads.abort(await uploadOf(uploads, request));
  return { status: 204 };
}

export async function listParts(uploads: UploadDisk, request: ObjectRequest): Promise<S3Reply> {
  const upload = await uploadOf(uploads, request);
  const limit = pageSize(request.query.get('max-parts'));
  const marker = pageMarker(request.query.get('part-number-marker'));
  const later = (await uploads.parts(upload)).filter(({ number }) => number > marker);
  const page = later.slice(0, limit);
  const body = xmlDocument('ListPartsResult', [
    ['Bucket', upload.bucket],
    ['Key', upload.key],
    ['UploadId', upload.id],
    ['PartNumberMarker', marker],
    ['NextPartNumberMarker', page.at(-1)?.number ?? marker],
    ['MaxParts', limit],
    ['IsTruncated', later.length > page.length],
    ...page.map(partElement),
  ]);
  return { status: 200, body };
}

function partElement(part: Part): XmlElement {
  return [
    'Part',
    [
      ['PartNumber', part.number],
      ['LastModified', part.modified.toISOString()],
      ['ETag', `"${part.etag}"`],
      ['Size', part.size],
    ],
  ];
}

function pageMarker(text: string | undefined): number {
  const number = Number(text ?? '0');
  if (Number.isInteger(number) && number >= 0) return number;
  throw new S3Problem('InvalidArgument', 'The marker is no part number.');
}

export async function listUploads(
  disk: ObjectDisk,
  uploads: UploadDisk,
  request: BucketRequest,
): Promise<S3Reply> {
  await disk.requireBucket(request.bucket);
  const { query } = request;
  const prefix = query.get('prefix') ?? '';
  const limit = pageSize(query.get('max-uploads'));
  const marker = { key: query.get('key-marker') ?? '', id: query.get('upload-id-marker') ?? '' };
  const all = (await uploads.all()).filter(
    ({ bucket, key }) => bucket === request.bucket && key.startsWith(prefix),
  );
  const later = all.sort(inOrder).filter((upload) => isAfter(upload, marker));
  const page = later.slice(0, limit);
  const encode = query.get('encoding-type') === 'url' ? uriEncode : (text: string) => text;
  const body = xmlDocument('ListMultipartUploadsResult', [
    ['Bucket', request.bucket],
    ['KeyMarker', encode(marker.key)],
    ['UploadIdMarker', marker.id],
    ['NextKeyMarker', encode(page.at(-1)?.key ?? '')],
    ['NextUploadIdMarker', page.at(-1)?.id ?? ''],
    ['Prefix', encode(prefix)],
    ['MaxUploads', limit],
    ['IsTruncated', later.length > page.length],
    ...page.map((upload) => uploadElement(upload, encode)),
  ]);
  return { status: 200, body };
}

function uploadElement(upload: Upload, encode: (text: string) => string): XmlElement {
  return [
    'Upload',
    [
      ['Key', encode(upload.key)],
      ['UploadId', upload.id],
      ['Initiated', upload.initiated],
    ],
  ];
}

function inOrder(a: Upload, b: Upload): number {
  return compareKeys(a.key, b.key) || compareKeys(a.id, b.id);
}

function isAfter(upload: Upload, marker: { key: string; id: string }): boolean {
  if (marker.key === '') return true;
  const order = compareKeys(upload.key, marker.key);
  return order > 0 || (order === 0 && marker.id !== '' && compareKeys(upload.id, marker.id) > 0);
}

function uploadOf(uploads: UploadDisk, request: ObjectRequest): Promise<Upload> {
  return uploads.require(request.query.get('uploadId') ?? '', request.bucket, request.key);
}
