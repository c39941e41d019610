import {
  type Actor,
  type Id,
  isManagerOf,
  isPerson,
  type Localized,
  type Person,
  ProblemError,
} from '@allmende/contracts';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type QueryDeepPartialEntity, Repository } from 'typeorm';
import { ChallengeEntity } from './challenge.entity.js';

export type ChallengeRoles = {
  /** Of the team that asks. */
  seeker: boolean;
  /** Of the owning cluster. */
  manager: boolean;
};

export type Found = ChallengeRoles & { challenge: ChallengeEntity; person: Person };

/** Who works on a challenge. For everybody else it does not exist here; what is published is read elsewhere. */
@Injectable()
export class ChallengeAccess {
  constructor(@InjectRepository(ChallengeEntity) private readonly challenges: Repository<ChallengeEntity>) {}

  /** For the seeker's team and the managers of the owning cluster. */
  async find(challengeId: Id, actor: Actor): Promise<Found> {
    return foundBy(actor, await this.challenges.findOneBy({ id: challengeId }));
  }

  async findAsManager(challengeId: Id, actor: Actor): Promise<Found> {
    const found = await this.find(challengeId, actor);
    if (!found.manager) throw new ProblemError('forbidden');
    return found;
  }

  async findAsSeeker(challengeId: Id, actor: Actor): Promise<Found> {
    return asSeeker(await this.find(challengeId, actor));
  }
}

function foundBy(actor: Actor, challenge: ChallengeEntity | null): Found {
  const roles = challenge && rolesOf(challenge, actor);
  if (!isPerson(actor) || !challenge || !roles || (!roles.seeker && !roles.manager)) {
    throw new ProblemError('challenge.not-found');
  }
  return { challenge, person: actor, ...roles };
}

function asSeeker(found: Found): Found {
  if (!found.seeker) throw new ProblemError('forbidden');
  return found;
}

export function rolesOf(challenge: ChallengeEntity, actor: Actor): ChallengeRoles {
  return {
    seeker: isPerson(actor) && challenge.seekerAccountIds.includes(actor.accountId),
    manager: isManagerOf(actor, challenge.clusterId),
  };
}

/** Clusters whose drafts the person reviews. */
export function managedBy(actor: Actor): Id[] {
  if (!isPerson(actor)) return [];
  return actor.memberships.filter(({ roles }) => roles.includes('manager')).map(({ clusterId }) => clusterId);
}

/** The row for the rest of the transaction; everything that follows sees it unchanged by others. */
export async function lockChallenge(tx: EntityManager, challengeId: Id): Promise<ChallengeEntity> {
  const challenge = await tx.findOne(ChallengeEntity, {
    where: { id: challengeId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!challenge) throw new ProblemError('challenge.not-found');
  return challenge;
}

/** As `find`, under the row's lock: whoever has left the team since it was asked for does nothing there any more. */
export async function lockFound(tx: EntityManager, challengeId: Id, actor: Actor): Promise<Found> {
  return foundBy(actor, await lockChallenge(tx, challengeId));
}

/** As `findAsSeeker`, under the row's lock. */
export async function lockAsSeeker(
  tx: EntityManager,
  challengeId: Id,
  actor: Actor,
): Promise<ChallengeEntity> {
  return asSeeker(await lockFound(tx, challengeId, actor)).challenge;
}

/** Texts that everybody reads stand at least in the challenge's own language. */
export function assertOriginal({ original }: ChallengeEntity, name: string, text: Localized): void {
  if (text[original]) return;
  const error = { field: `${name}.${original}`, code: 'required', message: 'Required' };
  throw new ProblemError('invalid', { errors: [error] });
}

/** Writes a change to a locked challenge under its next revision and gives it as it stands then. */
export async function changeChallenge(
  tx: EntityManager,
  challenge: ChallengeEntity,
  changes: Partial<ChallengeEntity>,
): Promise<ChallengeEntity> {
  const values = { ...changes, revision: challenge.revision + 1, updatedAt: await databaseClock(tx) };
  await tx.update(ChallengeEntity, { id: challenge.id }, values as QueryDeepPartialEntity<ChallengeEntity>);
  return { ...challenge, ...values };
}
