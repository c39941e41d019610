import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { env } from '../env.js';
import { StampsService } from './stamps.service.js';

/** How often it is looked whether a stamp is due; how often one is, is the operator's choice. */
const everySeconds = 10;

@Injectable()
export class StampsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly stamps: StampsService,
  ) {}

  onApplicationBootstrap(): void {
    const { TIMESTAMP_URL: url } = env();
    if (url) this.clock.every(everySeconds, () => this.stamps.stamp(url));
  }
}
