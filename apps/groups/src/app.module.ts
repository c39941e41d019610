import { Module } from '@nestjs/common';
import { DataRequestsModule } from './data-requests/data-requests.module.js';
import { FilesModule } from './files/files.module.js';
import { GroupsModule } from './groups/groups.module.js';
import { PersonalDataController } from './personal-data/personal-data.controller.js';

@Module({ imports: [FilesModule, GroupsModule, DataRequestsModule], controllers: [PersonalDataController] })
export class AppModule {}
