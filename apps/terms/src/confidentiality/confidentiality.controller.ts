import { confidentialityRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ManagerConfidentialityService } from './manager-confidentiality.service.js';

@Controller()
export class ConfidentialityController {
  constructor(private readonly managers: ManagerConfidentialityService) {}

  @Handle(confidentialityRpc.getConfidentiality)
  get(call: Call<typeof confidentialityRpc.getConfidentiality>) {
    return this.managers.get(call);
  }

  @Handle(confidentialityRpc.undertakeConfidentiality)
  undertake(call: Call<typeof confidentialityRpc.undertakeConfidentiality>) {
    return this.managers.undertake(call);
  }
}
