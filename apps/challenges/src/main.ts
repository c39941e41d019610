import { bootstrapService } from '@allmende/platform';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';

await bootstrapService({ service: 'challenges', module: AppModule, dataSource });
