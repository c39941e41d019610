import { consentsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ConfidentialityService } from './confidentiality.service.js';
import { ConsentsService } from './consents.service.js';

@Controller()
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly confidentiality: ConfidentialityService,
  ) {}

  @Handle(consentsRpc.listConsents)
  list(call: Call<typeof consentsRpc.listConsents>) {
    return this.consents.list(call);
  }

  @Handle(consentsRpc.getConsent)
  get(call: Call<typeof consentsRpc.getConsent>) {
    return this.consents.get(call);
  }

  @Handle(consentsRpc.giveConsent)
  give(call: Call<typeof consentsRpc.giveConsent>) {
    return this.consents.give(call);
  }

  @Handle(consentsRpc.holdConsent)
  hold(call: Call<typeof consentsRpc.holdConsent>) {
    return this.consents.hold(call);
  }

  @Handle(consentsRpc.agreeToConfidentiality)
  agreeToConfidentiality(call: Call<typeof consentsRpc.agreeToConfidentiality>) {
    return this.confidentiality.agree(call);
  }

  @Handle(consentsRpc.ownConsents)
  own(call: Call<typeof consentsRpc.ownConsents>) {
    return this.consents.own(call);
  }
}
