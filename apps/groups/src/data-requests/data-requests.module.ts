import { Module } from '@nestjs/common';
import { DataRequestsController } from './data-requests.controller.js';
import { DataRequestsEvents } from './data-requests.events.js';
import { DataRequestsService } from './data-requests.service.js';

/** Asking for a copy of one's data. Making it is the files listener's. */
@Module({ controllers: [DataRequestsController], providers: [DataRequestsService, DataRequestsEvents] })
export class DataRequestsModule {}
