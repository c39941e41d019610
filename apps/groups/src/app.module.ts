import { Module } from '@nestjs/common';
import { FilesModule } from './files/files.module.js';
import { GroupsModule } from './groups/groups.module.js';

@Module({ imports: [FilesModule, GroupsModule] })
export class AppModule {}
