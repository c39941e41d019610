import { largestPut } from './request.body.js';
import { S3Problem } from './s3.problem.js';
import { checkCredential, type Keys } from './signature.check.js';
import { algorithm, hmac, sameSignature, signingKey } from './signature.rules.js';

/** The fields of a form, by their names in lower case. */
export type FormFields = Map<string, string>;

export type SizeLimits = { least: number; most: number };

const freeFields = new Set(['x-amz-signature', 'policy', 'file', 'bucket']);

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html */
export function checkPolicy(
  fields: FormFields,
  context: { bucket: string; keys: Keys; now: number },
): SizeLimits {
  checkFormSignature(fields, context.keys);
  if (!fields.get('key')) throw new S3Problem('InvalidArgument', 'The form names no key.');
  const policy = parsePolicy(fields.get('policy') ?? '');
  if (!(Date.parse(policy.expiration) > context.now)) throw denied('Policy expired.');
  const values = new Map(fields).set('bucket', context.bucket);
  const limits: SizeLimits = { least: 0, most: largestPut };
  const covered = new Set<string>();
  for (const condition of policy.conditions) {
    for (const [operator, field, value] of asTriples(condition)) {
      if (operator === 'content-length-range')
        Object.assign(limits, { least: Number(field), most: Number(value) });
      else covered.add(checkField(values, operator, field, value));
    }
  }
  const loose = [...fields.keys()].find(
    (name) => !covered.has(name) && !freeFields.has(name) && !name.startsWith('x-ignore-'),
  );
  if (loose) throw denied(`Extra input field: ${loose}`);
  return limits;
}

function checkFormSignature(fields: FormFields, keys: Keys): void {
  const [policy, signature] = [fields.get('policy'), fields.get('x-amz-signature')];
  if (!policy || !signature) throw denied('Anonymous requests are refused.');
  if (fields.get('x-amz-algorithm') !== algorithm) throw denied('The signature algorithm is not supported.');
  const scope = checkCredential(fields.get('x-amz-credential') ?? '', fields.get('x-amz-date') ?? '', keys);
  const expected = hmac(signingKey(keys.secretKey, scope), policy).toString('hex');
  if (!sameSignature(expected, signature)) {
    throw new S3Problem('SignatureDoesNotMatch', 'The signature of the policy does not match.');
  }
}

type Policy = { expiration: string; conditions: unknown[] };

function parsePolicy(base64: string): Policy {
  try {
    const policy = JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as Partial<Policy>;
    if (typeof policy.expiration === 'string' && Array.isArray(policy.conditions)) {
      return { expiration: policy.expiration, conditions: policy.conditions };
    }
  } catch {
    // Told below, in the words of S3.
  }
  throw new S3Problem('MalformedPOSTRequest', 'The policy is not valid.');
}

type Triple = [operator: string, field: string, value: string];

// A condition is either [operator, $field, value] or {field: value, …}.
function asTriples(condition: unknown): Triple[] {
  if (Array.isArray(condition) && condition.length === 3) {
    const [operator, field, value] = condition.map(String);
    return [[(operator ?? '').toLowerCase(), field ?? '', value ?? '']];
  }
  if (typeof condition === 'object' && condition !== null && !Array.isArray(condition)) {
    return Object.entries(condition).map(([field, value]): Triple => ['eq', `$${field}`, String(value)]);
  }
  throw new S3Problem('MalformedPOSTRequest', 'A condition of the policy is not valid.');
}

function checkField(values: FormFields, operator: string, field: string, wanted: string): string {
  const name = field.replace(/^\$/, '').toLowerCase();
  const value = values.get(name) ?? '';
  const holds = operator === 'eq' ? value === wanted : operator === 'starts-with' && value.startsWith(wanted);
  if (!holds) throw denied(`Policy condition failed: ["${operator}", "${field}", "${wanted}"]`);
  return name;
}

function denied(message: string): S3Problem {
  return new S3Problem('AccessDenied', message);
}
