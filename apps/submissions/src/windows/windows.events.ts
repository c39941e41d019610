import { challengesEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepWindow } from './windows.service.js';

@Injectable()
export class WindowsEvents {
  @OnEvent(challengesEvents.windowChanged)
  async keep(
    { payload }: EventMessage<typeof challengesEvents.windowChanged>,
    tx: EntityManager,
  ): Promise<void> {
    await keepWindow(tx, payload.window);
  }
}
