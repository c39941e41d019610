import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Messaging } from './messaging.client.js';
import { NatsLink } from './nats.link.js';

/** `Messaging` and the connection for every module of a process. */
@Global()
@Module({})
export class MessagingModule {
  static forLink(link: NatsLink): DynamicModule {
    return {
      module: MessagingModule,
      providers: [{ provide: NatsLink, useValue: link }, Messaging],
      exports: [NatsLink, Messaging],
    };
  }
}
