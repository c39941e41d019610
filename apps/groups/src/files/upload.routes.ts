import type { Readable } from 'node:stream';
import { ProblemError } from '@allmende/contracts';
import { readEnv } from '@allmende/platform';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { listenerEnv } from '../env.js';
import { assertTusVersion, bodyLength, uploadChecksum, uploadLength, uploadOffset } from './tus.rules.js';
import { type OpenUpload, UploadService } from './upload.service.js';
import { UploadWriter } from './upload.writer.js';

type ByGrant = { Querystring: { grant?: unknown } };
type ByAddress = { Params: { token: string } };

/** tus 1.0.0 over HTTP: creation by grant, HEAD, PATCH, DELETE. */
@Injectable()
export class UploadRoutes {
  private readonly filesUrl = readEnv(listenerEnv.pick({ FILES_URL: true })).FILES_URL.replace(/\/$/, '');

  constructor(
    private readonly uploads: UploadService,
    private readonly writer: UploadWriter,
  ) {}

  register(listener: FastifyInstance): void {
    listener.post<ByGrant>('/uploads', (request, reply) => this.create(request, reply));
    listener.head<ByAddress>('/uploads/:token', (request, reply) => this.head(request, reply));
    listener.patch<ByAddress>('/uploads/:token', (request, reply) => this.patch(request, reply));
    listener.delete<ByAddress>('/uploads/:token', (request, reply) => this.end(request, reply));
  }

  private async create(request: FastifyRequest<ByGrant>, reply: FastifyReply): Promise<FastifyReply> {
    assertTusVersion(request.headers);
    const { grant } = request.query;
    if (typeof grant !== 'string') throw new ProblemError('grant.invalid');
    if (request.headers['upload-defer-length'] !== undefined) uploadLength({});
    const { token, upload } = await this.uploads.create(grant, uploadLength(request.headers));
    return this.tell(reply, upload).code(201).header('location', `${this.filesUrl}/uploads/${token}`).send();
  }

  private async head(request: FastifyRequest<ByAddress>, reply: FastifyReply): Promise<FastifyReply> {
    assertTusVersion(request.headers);
    const upload = await this.uploads.status(request.params.token);
    return this.tell(reply, upload).code(200).header('upload-length', String(upload.size)).send();
  }

  private async patch(request: FastifyRequest<ByAddress>, reply: FastifyReply): Promise<FastifyReply> {
    const { headers, params } = request;
    assertTusVersion(headers);
    if (headers['content-type'] !== 'application/offset+octet-stream') {
      throw new ProblemError('unsupported-media-type', { detail: 'Send application/offset+octet-stream' });
    }
    const upload = await this.writer.append({
      token: params.token,
      offset: uploadOffset(headers),
      length: bodyLength(headers),
      checksum: uploadChecksum(headers),
      body: request.raw as Readable,
    });
    return this.tell(reply, upload).code(204).send();
  }

  private async end(request: FastifyRequest<ByAddress>, reply: FastifyReply): Promise<FastifyReply> {
    assertTusVersion(request.headers);
    await this.uploads.end(request.params.token);
    return reply.code(204).send();
  }

  private tell(reply: FastifyReply, { received, expiresAt }: OpenUpload): FastifyReply {
    return reply.headers({ 'upload-offset': String(received), 'upload-expires': expiresAt.toUTCString() });
  }
}
