import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Effects } from './effects.js';
import { EventConsumers } from './event.consumers.js';
import { EventIntake } from './event.intake.js';
import { Outbox } from './outbox.js';
import { Relay } from './relay.js';
import { Writes } from './writes.js';

/** `Outbox`, `Writes` and `Effects` for every module of a service, and the workers behind them. */
@Global()
@Module({})
export class DurableModule {
  // The same object each time: Nest would take a second one for another module with workers of its own.
  private static readonly description: DynamicModule = {
    module: DurableModule,
    imports: [DiscoveryModule],
    providers: [Outbox, Relay, Effects, Writes, EventIntake, EventConsumers],
    exports: [Outbox, Effects, Writes],
  };

  static forService(): DynamicModule {
    return DurableModule.description;
  }
}
