import { officesRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { OfficesService } from './offices.service.js';

@Controller()
export class OfficesController {
  constructor(private readonly offices: OfficesService) {}

  @Handle(officesRpc.getOffice)
  get(call: Call<typeof officesRpc.getOffice>) {
    return this.offices.get(call);
  }

  @Handle(officesRpc.nameOffice)
  name(call: Call<typeof officesRpc.nameOffice>) {
    return this.offices.name(call);
  }

  @Handle(officesRpc.closeOffice)
  close(call: Call<typeof officesRpc.closeOffice>) {
    return this.offices.close(call);
  }

  @Handle(officesRpc.officePeople)
  people(call: Call<typeof officesRpc.officePeople>) {
    return this.offices.people(call);
  }
}
