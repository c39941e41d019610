import { type Id, ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { attachment } from '../files/file-name.rules.js';
import { hashToken } from '../files/file-token.rules.js';
import { SessionGate } from '../files/session.gate.js';
import { DataCopies } from './data-copies.service.js';

type ByToken = { Params: { token: string } };

/** GET of a copy of everything about a person by the address that was given to the person's session: once. */
@Injectable()
export class DataCopyRoutes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionGate,
    private readonly copies: DataCopies,
  ) {}

  register(listener: FastifyInstance): void {
    listener.get<ByToken>('/data/:token', { exposeHeadRoute: false }, (request, reply) =>
      this.send(request, reply),
    );
  }

  /** The address is used up once everything is there that can be refused; before that it stays good. */
  private async send({ params }: FastifyRequest<ByToken>, reply: FastifyReply): Promise<FastifyReply> {
    const hash = hashToken(params.token);
    const [given] = await this.dataSource.query<{ accountId: Id; sessionId: Id }[]>(
      `SELECT account_id AS "accountId", session_id AS "sessionId" FROM data_request
       WHERE token_hash = $1 AND fetched_at IS NULL AND token_ends_at > clock_timestamp()`,
      [hash],
    );
    if (!given) throw new ProblemError('grant.invalid');
    await this.sessions.assertStands(given.accountId, given.sessionId);
    const copy = await this.copies.collect(given.accountId);
    const archive = await this.copies.pack(copy, given.accountId);
    if (!(await this.use(hash))) {
      archive.destroy();
      throw new ProblemError('grant.invalid');
    }
    const day = new Date().toISOString().slice(0, 10);
    void reply.headers({
      'content-type': 'application/zip',
      'content-disposition': attachment(`allmende-${day}.zip`),
    });
    return reply.send(archive);
  }

  private async use(hash: Buffer): Promise<boolean> {
    const [, used] = await this.dataSource.query<[unknown[], number]>(
      `UPDATE data_request SET fetched_at = clock_timestamp(), token_hash = NULL
       WHERE token_hash = $1 AND fetched_at IS NULL`,
      [hash],
    );
    return used === 1;
  }
}
