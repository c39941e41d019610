import { ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DownloadService, type Opening } from './download.service.js';
import { attachment } from './file-name.rules.js';
import { wantedRange } from './range.rules.js';

type ByGrant = { Params: { token: string } };

/** GET and HEAD of a file by its grant, whole or one range at a time. */
@Injectable()
export class DownloadRoutes {
  constructor(private readonly downloads: DownloadService) {}

  register(listener: FastifyInstance): void {
    listener.route<ByGrant>({
      method: ['GET', 'HEAD'],
      url: '/downloads/:token',
      handler: (request, reply) => this.download(request, reply),
    });
  }

  private async download(request: FastifyRequest<ByGrant>, reply: FastifyReply): Promise<FastifyReply> {
    const opening = await this.downloads.find(request.params.token);
    const { size } = opening;
    const etag = `"${opening.digest}"`;
    const { range, 'if-range': ifRange } = request.headers;
    const wanted = wantedRange({ range, ifRange: ifRange?.toString() }, { size, etag });
    if (wanted === 'unsatisfiable') {
      void reply.header('content-range', `bytes */${size}`);
      throw new ProblemError('file.range');
    }
    const part = wanted === 'none' ? undefined : wanted;
    const { start, end } = part ?? { start: 0, end: size - 1 };
    void this.describe(reply.code(part ? 206 : 200), opening, etag).header('content-length', end - start + 1);
    if (part) void reply.header('content-range', `bytes ${start}-${end}/${size}`);
    if (request.method === 'HEAD') return reply.send();
    try {
      return await reply.send(await this.downloads.read(opening, part));
    } catch (error) {
      for (const name of ['content-length', 'content-range', 'content-disposition', 'etag'])
        reply.removeHeader(name);
      throw error;
    }
  }

  private describe(reply: FastifyReply, { name, type }: Opening, etag: string): FastifyReply {
    return reply.headers({
      'content-type': type,
      'content-disposition': attachment(name),
      'accept-ranges': 'bytes',
      etag,
    });
  }
}
