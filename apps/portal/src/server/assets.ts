import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodingOf, type Encoding } from './compression.js';

type Asset = {
  type: string;
  etag: string;
  immutable: boolean;
  bodies: Partial<Record<Encoding, Buffer>> & { identity: Buffer };
};

export const assetTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
};

/** The files of the build with what it compressed, read once: a few megabytes that never touch the disk again. */
export class Assets {
  private constructor(private readonly assets: Map<string, Asset>) {}

  static async load(folder: string): Promise<Assets> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && assetTypes[extname(entry.name)]);
    const assets = await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        const address = `/${path
          .slice(folder.length + 1)
          .split(sep)
          .join('/')}`;
        return [address, await assetOf(address, path)] as const;
      }),
    );
    return new Assets(new Map(assets));
  }

  /** Answers if the address is a file's; says whether it did. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const asset = this.assets.get(path);
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const encoding = encodingOf(request.headers['accept-encoding']);
    const body = asset.bodies[encoding] ?? asset.bodies.identity;
    response.setHeader('etag', asset.etag);
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader(
      'cache-control',
      asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    );
    if (request.headers['if-none-match'] === asset.etag) {
      response.writeHead(304).end();
      return true;
    }
    response.setHeader('content-type', asset.type);
    response.setHeader('content-length', body.length);
    if (body !== asset.bodies.identity) response.setHeader('content-encoding', encoding);
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
    return true;
  }
}

async function assetOf(address: string, path: string): Promise<Asset> {
  const type = assetTypes[extname(address)] ?? 'application/octet-stream';
  const identity = await readFile(path);
  const [br, gzip] = await Promise.all([`${path}.br`, `${path}.gz`].map(readIfThere));
  const bodies: Asset['bodies'] = { identity, br, gzip };
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return { type, etag, immutable: address.startsWith('/assets/'), bodies };
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
