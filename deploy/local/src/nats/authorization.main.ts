import { natsAuthorization } from '@allmende/messaging';
import { text } from 'node:stream/consumers';

/**
 * Reads passwords from its input and prints the users of the nats-server's configuration. A program of its own, so
 * that the launcher, which stays, never loads the messaging library.
 */
const { passwords, administrator } = JSON.parse(await text(process.stdin)) as {
  passwords: Record<string, string>;
  administrator: string;
};
process.stdout.write(natsAuthorization(passwords, undefined, administrator));
