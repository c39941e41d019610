import { bootstrapService, readEnv } from '@allmende/platform';
import { AppModule } from './app.module.js';
import { dataSource } from './data-source.js';
import { listenerEnv } from './env.js';
import { filesHttp } from './files/files-listener.http.js';
import { FilesListenerModule } from './files/files-listener.module.js';

// The same program is two processes: messages, and with APP_ROLE=files the bytes.
if (process.env.APP_ROLE === 'files') {
  const http = filesHttp(readEnv(listenerEnv));
  await bootstrapService({ service: 'groups', name: 'files', module: FilesListenerModule, dataSource, http });
} else {
  await bootstrapService({ service: 'groups', module: AppModule, dataSource });
}
