import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CheckpointsService } from './checkpoints.service.js';

const everySeconds = 1;

/** A row is in a checkpoint a second after it was written, so that a receipt proves that from its first look. */
@Injectable()
export class CheckpointsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly checkpoints: CheckpointsService,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.checkpoints.sign());
  }
}
