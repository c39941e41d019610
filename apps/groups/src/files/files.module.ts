import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FileProperties } from './file-properties.service.js';
import { FileRemoval } from './file-removal.service.js';
import { FileEntity } from './file.entity.js';
import { FilesStorageModule } from './files-storage.module.js';
import { FilesController } from './files.controller.js';
import { FilesEvents } from './files.events.js';
import { FilesService } from './files.service.js';
import { FilesSweep } from './files.sweep.js';

/** Files as far as messages go: grants, facts, removal. Bytes are `FilesListenerModule`'s, in a process of its own. */
@Module({
  imports: [TypeOrmModule.forFeature([FileEntity]), FilesStorageModule],
  controllers: [FilesController],
  providers: [FilesService, FileProperties, FileRemoval, FilesEvents, FilesSweep],
  exports: [FilesService, FileRemoval],
})
export class FilesModule {}
