import { openingsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { BriefOpeningsService } from './brief-openings.service.js';

@Controller()
export class BriefOpeningsController {
  constructor(private readonly openings: BriefOpeningsService) {}

  @Handle(openingsRpc.listBriefOpenings)
  list(call: Call<typeof openingsRpc.listBriefOpenings>) {
    return this.openings.list(call);
  }
}
