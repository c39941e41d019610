import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A time stamp authority (RFC 3161) of one's own: OpenSSL behind a listener. */
export type Authority = {
  url: string;
  folder: string;
  /** The certificate that vouches for it. */
  root: string;
  /** One that does not. */
  stranger: string;
  /** How it answers from now on; `as it should` again without an argument. */
  answers: (how?: (request: Buffer) => Buffer | undefined) => void;
  /** Its own answer to a question. */
  reply: (request: Buffer) => Buffer;
  asked: () => number;
  stop: () => Promise<void>;
};

const config = (folder: string) => `
[tsa]
default_tsa = stamps
[stamps]
serial = ${folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
`;

export async function startAuthority(): Promise<Authority> {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-authority-'));
  const openssl = (...words: string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  for (const name of ['root', 'stranger']) {
    openssl('req', '-x509', ...key, '-keyout', `${name}.key`, '-out', `${name}.pem`, '-subj', `/CN=${name}`);
  }
  openssl('req', ...key, '-keyout', 'signer.key', '-out', 'signer.csr', '-subj', '/CN=Zeitstempel der Probe');
  writeFileSync(join(folder, 'usage'), 'extendedKeyUsage = critical,timeStamping\n');
  const issued = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-out', 'signer.pem'];
  openssl('x509', '-req', '-in', 'signer.csr', ...issued, '-extfile', 'usage', '-days', '2');
  writeFileSync(join(folder, 'serial'), '01\n');
  writeFileSync(join(folder, 'tsa.conf'), config(folder));
  const reply = (request: Buffer): Buffer => {
    writeFileSync(join(folder, 'request.tsq'), request);
    const signer = ['-signer', 'signer.pem', '-inkey', 'signer.key', '-out', 'reply.tsr'];
    openssl('ts', '-reply', '-config', 'tsa.conf', '-queryfile', 'request.tsq', ...signer);
    return readFileSync(join(folder, 'reply.tsr'));
  };
  let how: (request: Buffer) => Buffer | undefined = reply;
  let asked = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      asked += 1;
      const answer = how(Buffer.concat(pieces));
      response.writeHead(answer ? 200 : 503, { 'content-type': 'application/timestamp-reply' }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ folder, reply, root: join(folder, 'root.pem'), stranger: join(folder, 'stranger.pem') },
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    answers: (other = reply) => (how = other),
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
