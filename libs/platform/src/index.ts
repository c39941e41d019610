/**
 * What every process needs to start, be watched and stop.
 *
 *     // main.ts
 *     import { bootstrapService } from '@allmende/platform';
 *     import { AppModule } from './app.module.js';
 *     import { dataSource } from './data-source.js';
 *
 *     await bootstrapService({ service: 'challenges', module: AppModule, dataSource });
 */
import 'reflect-metadata';

export { Clock } from './clock.js';
export { port, processEnv, readEnv } from './env.js';
export { type HealthCheck, HealthServer } from './health.server.js';
export { ProcessLog } from './process.log.js';
export { bootstrapService } from './service.bootstrap.js';
export { type HostEnv, type HttpOptions, ServiceHost, type ServiceOptions } from './service.host.js';
