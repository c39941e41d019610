import { listPage, type ListedEntry } from './listing.rules.js';
import type { ObjectDisk } from './object.disk.js';
import { readXml } from './request.body.js';
import { S3Problem } from './s3.problem.js';
import { uriEncode, type BucketRequest, type S3Reply, type SignedRequest } from './s3.request.js';
import { xmlDocument, xmlElements, xmlText, type XmlElement } from './xml.text.js';

const largestPage = 1000;

export async function listBuckets(disk: ObjectDisk): Promise<S3Reply> {
  const buckets = await disk.buckets();
  const elements = buckets.map(({ name, created }): XmlElement => [
    'Bucket',
    [
      ['Name', name],
      ['CreationDate', created.toISOString()],
    ],
  ]);
  return { status: 200, body: xmlDocument('ListAllMyBucketsResult', [['Buckets', elements]]) };
}

export async function createBucket(
  disk: ObjectDisk,
  request: BucketRequest,
  region: string,
): Promise<S3Reply> {
  const [constraint] = xmlElements(await readXml(request), 'LocationConstraint');
  if (constraint !== undefined && xmlText(constraint) !== region) {
    throw new S3Problem('InvalidArgument', `This store is of the region ${region} alone.`);
  }
  await disk.createBucket(request.bucket);
  return { status: 200, headers: { Location: `/${request.bucket}` } };
}

export async function headBucket(disk: ObjectDisk, request: BucketRequest, region: string): Promise<S3Reply> {
  await disk.requireBucket(request.bucket);
  return { status: 200, headers: { 'x-amz-bucket-region': region } };
}

export async function deleteBucket(disk: ObjectDisk, request: BucketRequest): Promise<S3Reply> {
  await disk.removeBucket(request.bucket);
  return { status: 204 };
}

export async function bucketLocation(
  disk: ObjectDisk,
  request: BucketRequest,
  region: string,
): Promise<S3Reply> {
  await disk.requireBucket(request.bucket);
  const location = region === 'us-east-1' ? '' : region;
  const xmlns = 'http://s3.amazonaws.com/doc/2006-03-01/';
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="${xmlns}">${location}</LocationConstraint>`;
  return { status: 200, body };
}

/** ListObjects and, with `list-type=2`, ListObjectsV2. */
export async function listObjects(disk: ObjectDisk, request: BucketRequest): Promise<S3Reply> {
  await disk.requireBucket(request.bucket);
  const { query } = request;
  const second = query.get('list-type') === '2';
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const limit = pageSize(query.get('max-keys'));
  const page = await listPage(disk.objects(request.bucket), {
    prefix,
    delimiter,
    limit,
    after: startAfter(request),
  });
  const encode = query.get('encoding-type') === 'url' ? uriEncode : (text: string) => text;
  const last = page.entries.at(-1)?.name ?? '';
  const shared: XmlElement[] = [
    ['Name', request.bucket],
    ['Prefix', encode(prefix)],
    ['MaxKeys', limit],
    ...(delimiter ? [['Delimiter', encode(delimiter)] as XmlElement] : []),
    ...(query.has('encoding-type') ? [['EncodingType', 'url'] as XmlElement] : []),
    ['IsTruncated', page.truncated],
  ];
  const own = second ? secondVersion(request, page, last) : firstVersion(query, page.truncated, encode(last));
  const entries = page.entries.map((entry) => entryElement(entry, encode));
  return { status: 200, body: xmlDocument('ListBucketResult', [...shared, ...own, ...entries]) };
}

function startAfter({ query }: SignedRequest): string {
  const token = query.get('continuation-token');
  if (query.get('list-type') !== '2') return query.get('marker') ?? '';
  return token === undefined
    ? (query.get('start-after') ?? '')
    : Buffer.from(token, 'base64url').toString('utf8');
}

function firstVersion(query: ReadonlyMap<string, string>, truncated: boolean, last: string): XmlElement[] {
  const marker: XmlElement = ['Marker', query.get('marker') ?? ''];
  return truncated ? [marker, ['NextMarker', last]] : [marker];
}

function secondVersion(
  { query }: SignedRequest,
  page: { entries: ListedEntry[]; truncated: boolean },
  last: string,
): XmlElement[] {
  const elements: XmlElement[] = [['KeyCount', page.entries.length]];
  const token = query.get('continuation-token');
  if (token !== undefined) elements.push(['ContinuationToken', token]);
  if (query.has('start-after')) elements.push(['StartAfter', query.get('start-after') ?? '']);
  if (page.truncated) elements.push(['NextContinuationToken', Buffer.from(last).toString('base64url')]);
  return elements;
}

function entryElement({ name, object }: ListedEntry, encode: (text: string) => string): XmlElement {
  if (!object) return ['CommonPrefixes', [['Prefix', encode(name)]]];
  return [
    'Contents',
    [
      ['Key', encode(name)],
      ['LastModified', object.modified],
      ['ETag', `"${object.etag}"`],
      ['Size', object.size],
      ['StorageClass', 'STANDARD'],
    ],
  ];
}

export function pageSize(text: string | undefined): number {
  if (text === undefined) return largestPage;
  if (!/^\d{1,9}$/.test(text)) throw new S3Problem('InvalidArgument', 'The page size is no number.');
  return Math.min(Number(text), largestPage);
}

export async function deleteObjects(disk: ObjectDisk, request: BucketRequest): Promise<S3Reply> {
  await disk.requireBucket(request.bucket);
  const xml = await readXml(request);
  const quiet = xmlElements(xml, 'Quiet')[0]?.trim() === 'true';
  const keys = xmlElements(xml, 'Object').map((object) => xmlText(xmlElements(object, 'Key')[0] ?? ''));
  if (keys.length === 0 || keys.length > largestPage || keys.includes('')) {
    throw new S3Problem('MalformedXML', 'Between one and 1000 keys must be named.');
  }
  for (const key of keys) await disk.remove(request.bucket, key);
  const deleted = quiet ? [] : keys.map((key): XmlElement => ['Deleted', [['Key', key]]]);
  return { status: 200, body: xmlDocument('DeleteResult', deleted) };
}
