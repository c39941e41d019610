import {
  bucketLocation,
  createBucket,
  deleteBucket,
  deleteObjects,
  headBucket,
  listBuckets,
  listObjects,
} from './bucket.operations.js';
import { isForm, postForm } from './form.operations.js';
import type { ObjectDisk } from './object.disk.js';
import { copyObject, deleteObject, putObject, readObject } from './object.operations.js';
import { S3Problem } from './s3.problem.js';
import type { BucketRequest, ObjectRequest, S3Reply, S3Request, SignedRequest } from './s3.request.js';
import { checkSignature, type Keys } from './signature.check.js';
import type { UploadDisk } from './upload.disk.js';
import {
  abortUpload,
  completeUpload,
  createUpload,
  listParts,
  listUploads,
  uploadPart,
} from './upload.operations.js';

export type Store = { disk: ObjectDisk; uploads: UploadDisk; keys: Keys };

// A parameter that is not known may name another operation (?acl, ?tagging); it must not fall through to a plain PUT.
const knownParameters =
  /^(x-id|X-Amz-[A-Za-z0-9-]+|response-[a-z-]+|uploads|uploadId|partNumber|part-number-marker|max-parts|list-type|prefix|delimiter|marker|start-after|continuation-token|max-keys|encoding-type|fetch-owner|location|delete|key-marker|upload-id-marker|max-uploads)$/;

export async function answer(store: Store, request: S3Request): Promise<S3Reply> {
  if (request.method === 'POST' && isBucket(request) && isForm(request)) {
    return postForm(store.disk, request, store.keys);
  }
  const signed: SignedRequest = { ...request, payload: checkSignature(request, store.keys, Date.now()) };
  for (const name of signed.query.keys()) {
    if (!knownParameters.test(name))
      throw new S3Problem('NotImplemented', `The parameter ${name} is not supported.`);
  }
  if (isObject(signed)) return answerObject(store, signed);
  if (isBucket(signed)) return answerBucket(store, signed);
  if (signed.method === 'GET' && signed.bucket === undefined) return listBuckets(store.disk);
  throw notAllowed(signed);
}

async function answerBucket({ disk, uploads, keys }: Store, request: BucketRequest): Promise<S3Reply> {
  const { query } = request;
  switch (request.method) {
    case 'GET':
      if (query.has('location')) return bucketLocation(disk, request, keys.region);
      return query.has('uploads') ? listUploads(disk, uploads, request) : listObjects(disk, request);
    case 'HEAD':
      return headBucket(disk, request, keys.region);
    case 'PUT':
      return createBucket(disk, request, keys.region);
    case 'DELETE':
      return deleteBucket(disk, request);
    case 'POST':
      if (query.has('delete')) return deleteObjects(disk, request);
  }
  throw notAllowed(request);
}

async function answerObject({ disk, uploads }: Store, request: ObjectRequest): Promise<S3Reply> {
  const ofUpload = request.query.has('uploadId');
  switch (request.method) {
    case 'GET':
      return ofUpload ? listParts(uploads, request) : readObject(disk, request);
    case 'HEAD':
      return readObject(disk, request);
    case 'PUT':
      return answerPut(disk, uploads, request);
    case 'DELETE':
      return ofUpload ? abortUpload(uploads, request) : deleteObject(disk, request);
    case 'POST':
      if (request.query.has('uploads')) return createUpload(uploads, request);
      if (ofUpload) return completeUpload(uploads, request);
  }
  throw notAllowed(request);
}

async function answerPut(disk: ObjectDisk, uploads: UploadDisk, request: ObjectRequest): Promise<S3Reply> {
  const copies = request.headers['x-amz-copy-source'] !== undefined;
  if (!request.query.has('uploadId')) return copies ? copyObject(disk, request) : putObject(disk, request);
  if (copies) throw new S3Problem('NotImplemented', 'Copying into a part is not supported.');
  return uploadPart(disk, uploads, request);
}

function isObject(request: SignedRequest): request is ObjectRequest {
  return request.bucket !== undefined && request.key !== undefined;
}

function isBucket<T extends S3Request>(request: T): request is T & { bucket: string } {
  return request.bucket !== undefined && request.key === undefined;
}

function notAllowed(request: S3Request): S3Problem {
  return new S3Problem('MethodNotAllowed', `${request.method} is not allowed here.`);
}
