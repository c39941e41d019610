import { Module } from '@nestjs/common';
import { DownloadRoutes } from './download.routes.js';
import { DownloadService } from './download.service.js';
import { FileRemoval } from './file-removal.service.js';
import { FilesStorageModule } from './files-storage.module.js';
import { SessionGate } from './session.gate.js';
import { UploadRoutes } from './upload.routes.js';
import { UploadService } from './upload.service.js';
import { UploadSlots } from './upload.slots.js';
import { UploadWriter } from './upload.writer.js';

/** The files listener: bytes in and out over HTTP, nothing over NATS but the question whether a session stands. */
@Module({
  imports: [FilesStorageModule],
  providers: [
    UploadRoutes,
    UploadService,
    UploadWriter,
    UploadSlots,
    DownloadRoutes,
    DownloadService,
    FileRemoval,
    SessionGate,
  ],
})
export class FilesListenerModule {}
