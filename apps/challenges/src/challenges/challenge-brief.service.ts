import { challengesRpc, filesRpc, type Id, isPerson, ProblemError } from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { refusalOf, worksOnBrief } from '../brief/brief-access.rules.js';
import { BriefAccess } from '../brief/brief-access.service.js';
import { BriefReviewers } from '../brief/brief-reviewers.service.js';
import type { Basis } from '../openings/brief-opening.entity.js';
import { basisOf } from '../openings/brief-opening.rules.js';
import { BriefOpeningsService } from '../openings/brief-openings.service.js';
import { ChallengeAccess, type Found, lockFound, rolesOf } from './challenge-access.service.js';
import { ChallengeFileRemovals } from './challenge-file.removals.js';
import { ChallengeFileEntity, toFileSummary } from './challenge-file.entity.js';
import { assertAllows, assertGiven } from './challenge-state.rules.js';
import { ChallengeEntity } from './challenge.entity.js';

type BriefCall = Call<typeof challengesRpc.getBrief> | Call<typeof challengesRpc.grantBriefFile>;

/** As many as of a submission. */
const maxFiles = 20;

/** `opened`: by whom and on which basis, unless by the seeker's own team. */
type Readable = { challenge: ChallengeEntity; opened?: { accountId: Id; basis: Basis } };

/** The confidential part: text and files. */
@Injectable()
export class ChallengeBriefService {
  constructor(
    @InjectRepository(ChallengeEntity) private readonly challenges: Repository<ChallengeEntity>,
    @InjectRepository(ChallengeFileEntity) private readonly files: Repository<ChallengeFileEntity>,
    private readonly access: ChallengeAccess,
    private readonly briefAccess: BriefAccess,
    private readonly reviewers: BriefReviewers,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly openings: BriefOpeningsService,
    private readonly removals: ChallengeFileRemovals,
  ) {}

  async read(call: Call<typeof challengesRpc.getBrief>) {
    const { challenge, opened } = await this.findReadable(call);
    if (opened) await this.openings.note(call, { challenge, ...opened });
    const files = await this.files.find({
      where: { challengeId: challenge.id, state: 'complete' },
      order: { createdAt: 'ASC' },
    });
    return { text: challenge.brief, original: challenge.original, files: files.map(toFileSummary) };
  }

  async grantFile(call: Call<typeof challengesRpc.grantBriefFile>) {
    const { challenge, opened } = await this.findReadable(call);
    const { fileId } = call.input;
    const file = await this.files.findOneBy({ fileId, challengeId: challenge.id });
    if (!file) throw new ProblemError('file.not-found');
    if (file.state !== 'complete') throw new ProblemError('file.not-complete');
    if (opened) await this.openings.expect(call, { file, ...opened });
    return this.messaging.call(
      filesRpc.grantDownload,
      { owner: ownerOf(challenge.id), fileId },
      call.context,
    );
  }

  /** The grant is made by `groups` under the same key; what is kept here is that the file belongs to the brief. */
  async addFile(call: Call<typeof challengesRpc.addBriefFile>) {
    const { challengeId, name, size, type } = call.input;
    const found = await this.access.find(challengeId, call.actor);
    assertMayChange(found.challenge, found.manager);
    await this.reviewers.assertWrites(found, call.context);
    await assertRoom(this.files.manager, challengeId);
    const owner = ownerOf(challengeId);
    const grant = await this.messaging.call(filesRpc.grantUpload, { owner, name, size, type }, call.context);
    const keep = async () => grant;
    return this.writes.run(
      call,
      async (tx) => {
        const locked = await lockFound(tx, challengeId, call.actor);
        assertMayChange(locked.challenge, locked.manager);
        // Measured again under the lock: however many are asked for at once, no more are kept.
        await assertRoom(tx, challengeId);
        await tx
          .createQueryBuilder()
          .insert()
          .into(ChallengeFileEntity)
          .values({ fileId: grant.fileId, challengeId, name, size, type, state: 'uploading' })
          .orIgnore()
          .execute();
        return grant;
      },
      { again: keep },
    );
  }

  /** Decided under the lock; the bytes go once that is committed. Of a brief that is published nothing is lost. */
  async removeFile(call: Call<typeof challengesRpc.removeBriefFile>) {
    const { challengeId, fileId } = call.input;
    const found = await this.access.find(challengeId, call.actor);
    await this.reviewers.assertWrites(found, call.context);
    return this.writes.run(call, async (tx) => {
      const { challenge, manager } = await lockFound(tx, challengeId, call.actor);
      assertMayChange(challenge, manager);
      const { affected } = await tx.delete(ChallengeFileEntity, { fileId, challengeId });
      if (affected !== 1) throw new ProblemError('file.not-found');
      await this.removals.queue(tx, { challengeId, fileId });
      return { done: true as const };
    });
  }

  /**
   * Its team, managers who undertook to keep it so while they review it, and from its publishing on those who agreed, as
   * far as the company gives it to them.
   */
  private async findReadable(call: BriefCall): Promise<Readable> {
    const { actor, input } = call;
    const challenge = await this.challenges.findOneBy({ id: input.challengeId });
    if (!challenge || !isPerson(actor)) throw new ProblemError('challenge.not-found');
    const found: Found = { challenge, person: actor, ...rolesOf(challenge, actor) };
    const { accountId } = actor;
    if (found.seeker) return { challenge };
    if (worksOnBrief(found)) {
      const undertaken = await this.reviewers.agreementOf(challenge, accountId, call.context);
      if (!undertaken) throw new ProblemError('brief.undertake-first');
      return { challenge, opened: { accountId, basis: basisOf(found, undertaken) } };
    }
    assertGiven(challenge);
    assertAllows(challenge.state, 'read-brief');
    const { standing, agreement, request } = await this.briefAccess.placeOf(challenge, actor, call.context);
    if (standing !== 'readable') throw new ProblemError(refusalOf(standing, found));
    return { challenge, opened: { accountId, basis: basisOf(found, agreement, request) } };
  }
}

function assertMayChange(challenge: ChallengeEntity, manager: boolean): void {
  assertAllows(challenge.state, manager ? 'edit-in-review' : 'edit');
}

async function assertRoom(db: EntityManager, challengeId: Id): Promise<void> {
  if ((await db.countBy(ChallengeFileEntity, { challengeId })) < maxFiles) return;
  const message = `At most ${maxFiles} files`;
  throw new ProblemError('brief.too-many-files', {
    errors: [{ field: 'files', code: 'too-many', message }],
  });
}

function ownerOf(challengeId: Id) {
  return { service: 'challenges' as const, objectId: challengeId };
}
