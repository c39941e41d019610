import { Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const everySeconds = 3_600;
/** After the last day on which it could be answered. */
const rememberedDays = 30;

/** Addresses of people who were invited are not kept: whoever came is a member, whoever did not has nothing to do with it. */
@Injectable()
export class GroupInvitationsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.run());
  }

  async run(): Promise<void> {
    await this.writes.system('clock', async (tx: EntityManager) => {
      for (const statement of over) await tx.query(statement);
    });
  }
}

const isOver = `i.expires_at < now() - interval '${rememberedDays} days'`;
const over = [
  `DELETE FROM group_invitation_token t USING group_invitation i WHERE i.id = t.invitation_id AND ${isOver}`,
  `DELETE FROM group_invitation i WHERE ${isOver}`,
];
