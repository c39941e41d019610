import { bootstrapService } from '@allmende/platform';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';
import { keyCommands } from './sealing/key.commands.js';

await bootstrapService({ service: 'submissions', module: AppModule, dataSource, commands: keyCommands });
