import { Module } from '@nestjs/common';
import { BriefGate } from './brief.gate.js';
import { DataCopies } from '../data-requests/data-copies.service.js';
import { DataCopiesClock } from '../data-requests/data-copies.clock.js';
import { DataCopyRoutes } from '../data-requests/data-copy.routes.js';
import { DownloadRoutes } from './download.routes.js';
import { DownloadService } from './download.service.js';
import { FileRemoval } from './file-removal.service.js';
import { FilesStorageModule } from './files-storage.module.js';
import { PartSealer } from './part.sealer.js';
import { SealedDownloads } from './sealed-downloads.service.js';
import { SessionGate } from './session.gate.js';
import { TransferSlots } from './transfer.slots.js';
import { UploadRoutes } from './upload.routes.js';
import { UploadService } from './upload.service.js';
import { UploadWriter } from './upload.writer.js';

/**
 * The files listener: bytes in and out over HTTP; over NATS it asks whether a session and an approval stand, for a sealed
 * file's key, and all services for what they hold about a person who wants a copy.
 */
@Module({
  imports: [FilesStorageModule],
  providers: [
    UploadRoutes,
    UploadService,
    UploadWriter,
    DownloadRoutes,
    DownloadService,
    SealedDownloads,
    TransferSlots,
    PartSealer,
    FileRemoval,
    SessionGate,
    BriefGate,
    DataCopies,
    DataCopiesClock,
    DataCopyRoutes,
  ],
})
export class FilesListenerModule {}
