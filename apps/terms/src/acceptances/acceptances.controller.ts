import { agreementsRpc, termsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { AcceptancesService } from './acceptances.service.js';
import { AgreementsService } from './agreements.service.js';
import { StandingsService } from './standings.service.js';

@Controller()
export class AcceptancesController {
  constructor(
    private readonly acceptances: AcceptancesService,
    private readonly standings: StandingsService,
    private readonly agreed: AgreementsService,
  ) {}

  @Handle(termsRpc.accept)
  accept(call: Call<typeof termsRpc.accept>) {
    return this.acceptances.accept(call);
  }

  @Handle(termsRpc.decline)
  decline(call: Call<typeof termsRpc.decline>) {
    return this.acceptances.decline(call);
  }

  @Handle(termsRpc.ownAcceptance)
  own(call: Call<typeof termsRpc.ownAcceptance>) {
    return this.standings.own(call);
  }

  @Handle(termsRpc.listAcceptances)
  list(call: Call<typeof termsRpc.listAcceptances>) {
    return this.standings.list(call);
  }

  @Handle(termsRpc.agreements)
  agreements(call: Call<typeof termsRpc.agreements>) {
    return this.standings.agreements(call);
  }

  @Handle(termsRpc.waiting)
  waiting(call: Call<typeof termsRpc.waiting>) {
    return this.standings.waiting(call);
  }

  @Handle(termsRpc.countAgreements)
  count(call: Call<typeof termsRpc.countAgreements>) {
    return this.standings.count(call);
  }

  @Handle(agreementsRpc.listAgreements)
  listAgreements(call: Call<typeof agreementsRpc.listAgreements>) {
    return this.agreed.list(call);
  }
}
