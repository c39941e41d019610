import { bootstrapService, readEnv } from '@allmende/platform';
import { AppModule } from './app.module.js';
import { gatewayEnv } from './env.js';
import { edgeHttp } from './gateway.js';

await bootstrapService({ service: 'gateway', module: AppModule, http: edgeHttp(readEnv(gatewayEnv)) });
