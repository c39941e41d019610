import { inboxPrefix } from './nats.link.js';
import { houseWiring, ownerOf, streamOf, type WiringTable } from './wiring.js';

export type NatsPermissions = {
  publish: string[];
  subscribe: string[];
};

/**
 * What the NATS user of a process may do, from the contracts' wiring: ask what it calls, answer what it owns, keep the
 * stream that it publishes to, read the streams it consumes through its own durable consumer, and nothing else. Replies
 * are allowed by the server (`allow_responses`), so no list names another process's inbox.
 */
export function natsPermissions(name: string, table: WiringTable = houseWiring): NatsPermissions {
  const own = table[name];
  if (!own) throw new Error(`No wiring for ${name}`);
  return {
    publish: [
      ...subjectsOf(own.calls),
      ...subjectsOf(own.publishes),
      ...subjectsOf(own.hints ?? []),
      ...ownersOf(own.publishes).flatMap(streamSubjects),
      ...ownersOf(own.consumes).flatMap((owner) => consumerSubjects(owner, name)),
    ],
    subscribe: [
      `${inboxPrefix(name)}.>`,
      ...subjectsOf(own.owns).map((subject) => `${subject} ${name}`),
      ...subjectsOf(own.listens ?? []),
    ],
  };
}

/**
 * The `authorization` block of a nats-server configuration: a user for each process that has a password and, where one
 * is given, the operator's user `administrator`, who may do everything.
 */
export function natsAuthorization(
  passwords: Readonly<Record<string, string>>,
  table: WiringTable = houseWiring,
  administrator?: string,
): string {
  const users = Object.entries(passwords).map(([name, password]) => {
    const { publish, subscribe } = natsPermissions(name, table);
    return `    { user: ${JSON.stringify(name)}, password: ${JSON.stringify(password)}, permissions: {
      publish: { allow: ${JSON.stringify(publish)} }
      subscribe: { allow: ${JSON.stringify(subscribe)} }
      allow_responses: { max: 1, expires: "30s" }
    } }`;
  });
  if (administrator) users.push(`    { user: administrator, password: ${JSON.stringify(administrator)} }`);
  return `authorization {\n  users: [\n${users.join('\n')}\n  ]\n}\n`;
}

type Named = readonly { subject: string }[];

function subjectsOf(list: Named): string[] {
  return list.map(({ subject }) => subject);
}

function ownersOf(list: Named): string[] {
  return [...new Set(subjectsOf(list).map(ownerOf))];
}

function streamSubjects(owner: string): string[] {
  return ['CREATE', 'UPDATE', 'INFO'].map((verb) => `$JS.API.STREAM.${verb}.${streamOf(owner)}`);
}

function consumerSubjects(owner: string, name: string): string[] {
  const consumer = `${streamOf(owner)}.${name}`;
  return [
    `$JS.API.CONSUMER.DURABLE.CREATE.${consumer}`,
    `$JS.API.CONSUMER.MSG.NEXT.${consumer}`,
    `$JS.ACK.${consumer}.>`,
  ];
}
