import { bootstrapService, readEnv } from '@allmende/platform';
import { dataSource } from './data-source.js';
import { listenerEnv } from './env.js';

// The same program is two processes: messages, and with APP_ROLE=files the bytes. Each loads what it needs.
if (process.env.APP_ROLE === 'files') {
  const { filesHttp } = await import('./files/files-listener.http.js');
  const { FilesListenerModule } = await import('./files/files-listener.module.js');
  const http = filesHttp(readEnv(listenerEnv));
  await bootstrapService({ service: 'groups', name: 'files', module: FilesListenerModule, dataSource, http });
} else {
  const { AppModule } = await import('./app.module.js');
  await bootstrapService({ service: 'groups', module: AppModule, dataSource });
}
