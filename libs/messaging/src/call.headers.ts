import { actor as actorSchema, ProblemError, problemWire, type Actor } from '@allmende/contracts';
import { headers, type MsgHdrs } from '@nats-io/transport-node';
import type { CallContext } from './call.js';

const names = { actor: 'Actor', trace: 'Trace', key: 'Key', caller: 'Caller', problem: 'Problem' } as const;

export type CallHeaders = { actor: Actor; traceId: string; key?: string; caller: string };

export function writeHeaders(context: CallContext, caller: string): MsgHdrs {
  const result = headers();
  result.set(names.actor, asciiJson(context.actor));
  result.set(names.trace, plain(context.traceId));
  result.set(names.caller, caller);
  if (context.key !== undefined) result.set(names.key, asciiJson(context.key));
  return result;
}

/** Throws `caller.not-allowed` for anything that `writeHeaders` cannot have written. */
export function readHeaders(received: MsgHdrs | undefined): CallHeaders {
  const actor = actorSchema.safeParse(parsed(received?.get(names.actor)));
  const caller = received?.get(names.caller);
  if (!received || !actor.success || !caller) {
    throw new ProblemError('caller.not-allowed', { detail: 'The call says not who asks' });
  }
  const key = parsed(received.get(names.key));
  return {
    actor: actor.data,
    traceId: received.get(names.trace) || 'none',
    caller,
    ...(typeof key === 'string' ? { key } : {}),
  };
}

export function problemHeaders(problem: ProblemError): MsgHdrs {
  const result = headers();
  result.set(names.problem, problem.code);
  return result;
}

/** The problem that a reply carries, or undefined when it is an answer. */
export function readProblem(received: MsgHdrs | undefined, body: Uint8Array): ProblemError | undefined {
  if (!received?.get(names.problem)) return undefined;
  const wire = problemWire.safeParse(parsed(new TextDecoder().decode(body)));
  return wire.success ? ProblemError.fromWire(wire.data) : new ProblemError('internal');
}

// Header values are Latin-1 lines; JSON escapes line breaks, this escapes the rest.
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function plain(value: string): string {
  return value.replace(/[^\x21-\x7e]/g, '').slice(0, 100) || 'none';
}

function parsed(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
