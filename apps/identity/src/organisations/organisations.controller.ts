import { accountsRpc, clustersRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { AffiliationsService } from './affiliations.service.js';
import { OrganisationsService } from './organisations.service.js';

@Controller()
export class OrganisationsController {
  constructor(
    private readonly affiliations: AffiliationsService,
    private readonly organisations: OrganisationsService,
  ) {}

  @Handle(accountsRpc.stateAffiliation)
  stateAffiliation(call: Call<typeof accountsRpc.stateAffiliation>) {
    return this.affiliations.state(call);
  }

  @Handle(accountsRpc.leaveAffiliation)
  leaveAffiliation(call: Call<typeof accountsRpc.leaveAffiliation>) {
    return this.affiliations.leave(call);
  }

  @Handle(accountsRpc.verifyAffiliation)
  verifyAffiliation(call: Call<typeof accountsRpc.verifyAffiliation>) {
    return this.affiliations.verify(call);
  }

  @Handle(clustersRpc.searchOrganisations)
  searchOrganisations(call: Call<typeof clustersRpc.searchOrganisations>) {
    return this.organisations.search(call);
  }
}
