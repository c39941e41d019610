import { challengesRpc, filesRpc, type Id, isPerson, ProblemError, termsRpc } from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ChallengeAccess, type Found, lockChallenge, rolesOf } from './challenge-access.service.js';
import { withoutKey } from './challenge-drafts.service.js';
import { ChallengeFileEntity, toFileSummary } from './challenge-file.entity.js';
import { assertAllows, isPublished } from './challenge-state.rules.js';
import { mayReadBrief } from './challenge-view.service.js';
import { ChallengeEntity } from './challenge.entity.js';

type BriefCall = Call<typeof challengesRpc.getBrief> | Call<typeof challengesRpc.grantBriefFile>;

/** The confidential part: text and files. */
@Injectable()
export class ChallengeBriefService {
  constructor(
    @InjectRepository(ChallengeEntity) private readonly challenges: Repository<ChallengeEntity>,
    @InjectRepository(ChallengeFileEntity) private readonly files: Repository<ChallengeFileEntity>,
    private readonly access: ChallengeAccess,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
  ) {}

  async read(call: Call<typeof challengesRpc.getBrief>) {
    const challenge = await this.findReadable(call);
    const files = await this.files.find({
      where: { challengeId: challenge.id, state: 'complete' },
      order: { createdAt: 'ASC' },
    });
    return { text: challenge.brief, original: challenge.original, files: files.map(toFileSummary) };
  }

  async grantFile(call: Call<typeof challengesRpc.grantBriefFile>) {
    const challenge = await this.findReadable(call);
    const { fileId } = call.input;
    const file = await this.files.findOneBy({ fileId, challengeId: challenge.id });
    if (!file) throw new ProblemError('file.not-found');
    if (file.state !== 'complete') throw new ProblemError('file.not-complete');
    return this.messaging.call(
      filesRpc.grantDownload,
      { owner: ownerOf(challenge.id), fileId },
      call.context,
    );
  }

  /** The grant is made by `groups` under the same key; what is kept here is that the file belongs to the brief. */
  async addFile(call: Call<typeof challengesRpc.addBriefFile>) {
    const { challengeId, name, size, type } = call.input;
    const { challenge, manager } = await this.access.find(challengeId, call.actor);
    assertMayChange(challenge, manager);
    const owner = ownerOf(challengeId);
    const grant = await this.messaging.call(filesRpc.grantUpload, { owner, name, size, type }, call.context);
    const keep = async () => grant;
    return this.writes.run(
      call,
      async (tx) => {
        assertMayChange(await lockChallenge(tx, challengeId), manager);
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

  async removeFile(call: Call<typeof challengesRpc.removeBriefFile>) {
    const { challengeId, fileId } = call.input;
    const { challenge, manager } = await this.access.find(challengeId, call.actor);
    assertMayChange(challenge, manager);
    if (!(await this.files.existsBy({ fileId, challengeId }))) throw new ProblemError('file.not-found');
    await this.messaging.call(filesRpc.removeFile, { owner: ownerOf(challengeId), fileId }, call.context);
    return this.writes.run(call, async (tx) => {
      await tx.delete(ChallengeFileEntity, { fileId, challengeId });
      return { done: true as const };
    });
  }

  /** Its team, who reviews it, and from its publishing on everybody who has agreed to its terms. */
  private async findReadable(call: BriefCall): Promise<ChallengeEntity> {
    const { actor, input } = call;
    const challenge = await this.challenges.findOneBy({ id: input.challengeId });
    if (!challenge || !isPerson(actor)) throw new ProblemError('challenge.not-found');
    const found: Found = { challenge, person: actor, ...rolesOf(challenge, actor) };
    if (mayReadBrief(found)) return challenge;
    if (!isPublished(challenge.state) || challenge.state === 'imported') {
      throw new ProblemError('challenge.not-found');
    }
    const asked = { challengeId: challenge.id, accountIds: [actor.accountId] };
    const { agreed } = await this.messaging.call(termsRpc.agreements, asked, withoutKey(call));
    if (!agreed.includes(actor.accountId)) throw new ProblemError('terms.not-accepted');
    return challenge;
  }
}

function assertMayChange(challenge: ChallengeEntity, manager: boolean): void {
  assertAllows(challenge.state, manager ? 'edit-in-review' : 'edit');
}

function ownerOf(challengeId: Id) {
  return { service: 'challenges' as const, objectId: challengeId };
}
