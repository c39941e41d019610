import { bootstrapService } from '@allmende/platform';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';
import { keyCommands } from './openings/key.commands.js';

await bootstrapService({ service: 'terms', module: AppModule, dataSource, commands: keyCommands });
