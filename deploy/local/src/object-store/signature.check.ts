import { S3Problem } from './s3.problem.js';
import { headerText, type S3Request } from './s3.request.js';
import {
  algorithm,
  amzTime,
  canonicalRequest,
  sameSignature,
  scopeText,
  hmac,
  signingKey,
  stringToSign,
  type Scope,
} from './signature.rules.js';

export type Keys = { accessKey: string; secretKey: string; region: string };

/** What a signed chunk's signature is computed from. */
export type ChunkSigner = { key: Buffer; amzDate: string; scope: string; seed: string };

/** How the body is to be read and what it must be. */
export type Payload =
  | { kind: 'digest'; sha256: string }
  | { kind: 'unsigned' }
  | { kind: 'chunked'; signer: ChunkSigner | undefined; trailer: boolean };

type Claim = {
  scope: Scope;
  signedHeaders: string[];
  signature: string;
  amzDate: string;
  payloadHash: string;
};

const skewMs = 15 * 60_000;
const longestExpiry = 7 * 24 * 3600;

/** Throws unless the request carries a good and timely signature of the one key pair. */
export function checkSignature(request: S3Request, keys: Keys, now: number): Payload {
  const presigned = request.query.has('X-Amz-Algorithm');
  const claim = presigned ? claimOfQuery(request, keys, now) : claimOfHeader(request, keys, now);
  checkSignedHeaders(request, claim.signedHeaders, presigned);
  const canonical = canonicalRequest({ ...request, ...claim });
  const key = signingKey(keys.secretKey, claim.scope);
  const expected = hmac(key, stringToSign(claim.amzDate, claim.scope, canonical)).toString('hex');
  if (!sameSignature(expected, claim.signature)) {
    throw new S3Problem(
      'SignatureDoesNotMatch',
      'The signature was not made with the secret key for this request.',
    );
  }
  return payloadOf(claim, key);
}

function claimOfHeader(request: S3Request, keys: Keys, now: number): Claim {
  const text = headerText(request.headers, 'authorization');
  if (!text) throw new S3Problem('AccessDenied', 'Anonymous requests are refused.');
  const match =
    /^AWS4-HMAC-SHA256\s+Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
      text,
    );
  if (!match)
    throw new S3Problem('AuthorizationHeaderMalformed', 'The Authorization header is no SigV4 one.');
  const [, credential = '', signedHeaders = '', signature = ''] = match;
  const amzDate = headerText(request.headers, 'x-amz-date') ?? '';
  const time = amzTime(amzDate);
  if (Number.isNaN(time)) throw new S3Problem('AccessDenied', 'A signed request needs an X-Amz-Date.');
  if (Math.abs(now - time) > skewMs) {
    throw new S3Problem('RequestTimeTooSkewed', "The request's time differs too much from the server's.");
  }
  const payloadHash = headerText(request.headers, 'x-amz-content-sha256');
  if (!payloadHash) throw new S3Problem('InvalidRequest', 'The header x-amz-content-sha256 is missing.');
  const scope = checkCredential(credential, amzDate, keys);
  return { scope, signedHeaders: signedHeaders.split(';'), signature, amzDate, payloadHash };
}

function claimOfQuery(request: S3Request, keys: Keys, now: number): Claim {
  const parameter = (name: string) => request.query.get(name) ?? '';
  if (parameter('X-Amz-Algorithm') !== algorithm) {
    throw new S3Problem('AccessDenied', 'The signature algorithm is not supported.');
  }
  const amzDate = parameter('X-Amz-Date');
  const time = amzTime(amzDate);
  const expires = /^\d{1,6}$/.test(parameter('X-Amz-Expires')) ? Number(parameter('X-Amz-Expires')) : 0;
  if (Number.isNaN(time) || expires < 1 || expires > longestExpiry) {
    throw new S3Problem(
      'AccessDenied',
      'A presigned address needs a date and an expiry of at most seven days.',
    );
  }
  if (time - now > skewMs) throw new S3Problem('AccessDenied', 'The presigned address is not valid yet.');
  if (now > time + expires * 1000) throw new S3Problem('AccessDenied', 'Request has expired');
  return {
    scope: checkCredential(parameter('X-Amz-Credential'), amzDate, keys),
    signedHeaders: parameter('X-Amz-SignedHeaders').split(';'),
    signature: parameter('X-Amz-Signature'),
    amzDate,
    payloadHash: headerText(request.headers, 'x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

/** The scope of a credential of ours, `key/20260102/region/s3/aws4_request`. */
export function checkCredential(credential: string, amzDate: string, keys: Keys): Scope {
  const [accessKey, date, region, service, end, ...more] = credential.split('/');
  if (more.length > 0 || end !== 'aws4_request' || service !== 's3' || date !== amzDate.slice(0, 8)) {
    throw new S3Problem('AuthorizationHeaderMalformed', 'The credential is malformed.');
  }
  if (accessKey === undefined || !sameSignature(keys.accessKey, accessKey)) {
    throw new S3Problem('InvalidAccessKeyId', 'The access key is not known here.');
  }
  if (region !== keys.region) {
    throw new S3Problem('AuthorizationHeaderMalformed', `The region is wrong; expecting '${keys.region}'.`, {
      Region: keys.region,
    });
  }
  return { date, region, service };
}

// Unsigned x-amz-* headers would let whoever carries a request change what it does.
function checkSignedHeaders(request: S3Request, signedHeaders: string[], presigned: boolean): void {
  const signed = new Set(signedHeaders);
  const loose = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-') && !signed.has(name));
  const allowed = presigned ? loose.filter((name) => name !== 'x-amz-content-sha256') : loose;
  if (!signed.has('host') || allowed.length > 0) {
    throw new S3Problem('AccessDenied', 'There were headers present in the request which were not signed.', {
      HeadersNotSigned: signed.has('host') ? allowed.join(', ') : 'host',
    });
  }
}

function payloadOf(claim: Claim, key: Buffer): Payload {
  const hash = claim.payloadHash;
  if (/^[0-9a-f]{64}$/.test(hash)) return { kind: 'digest', sha256: hash };
  const signer = { key, amzDate: claim.amzDate, scope: scopeText(claim.scope), seed: claim.signature };
  switch (hash) {
    case 'UNSIGNED-PAYLOAD':
      return { kind: 'unsigned' };
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
      return { kind: 'chunked', signer, trailer: false };
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return { kind: 'chunked', signer, trailer: true };
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return { kind: 'chunked', signer: undefined, trailer: true };
    default:
      throw new S3Problem('InvalidArgument', 'The value of x-amz-content-sha256 is not supported.');
  }
}
