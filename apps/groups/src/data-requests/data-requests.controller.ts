import { dataRequestsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { DataRequestsService } from './data-requests.service.js';

@Controller()
export class DataRequestsController {
  constructor(private readonly requests: DataRequestsService) {}

  @Handle(dataRequestsRpc.requestData)
  request(call: Call<typeof dataRequestsRpc.requestData>) {
    return this.requests.request(call);
  }

  @Handle(dataRequestsRpc.getDataRequest)
  get(call: Call<typeof dataRequestsRpc.getDataRequest>) {
    return this.requests.get(call);
  }

  @Handle(dataRequestsRpc.fetchData)
  fetch(call: Call<typeof dataRequestsRpc.fetchData>) {
    return this.requests.fetch(call);
  }
}
