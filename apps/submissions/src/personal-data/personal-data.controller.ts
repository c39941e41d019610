import { personalDataRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { readPersonalPart } from '@allmende/platform/database';
import { Controller } from '@nestjs/common';
import { PersonalData } from './personal-data.service.js';

@Controller()
export class PersonalDataController {
  constructor(private readonly personal: PersonalData) {}

  @Handle(personalDataRpc.submissions)
  part({ input }: Call<typeof personalDataRpc.submissions>) {
    return readPersonalPart(this.personal.lists, input);
  }
}
