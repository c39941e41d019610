import { briefRequestsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { BriefRequestList } from './brief-request-list.service.js';
import { BriefRequestsService } from './brief-requests.service.js';

@Controller()
export class BriefRequestsController {
  constructor(
    private readonly requests: BriefRequestsService,
    private readonly requestList: BriefRequestList,
  ) {}

  @Handle(briefRequestsRpc.briefAccess)
  own(call: Call<typeof briefRequestsRpc.briefAccess>) {
    return this.requests.own(call);
  }

  @Handle(briefRequestsRpc.requestBrief)
  ask(call: Call<typeof briefRequestsRpc.requestBrief>) {
    return this.requests.ask(call);
  }

  @Handle(briefRequestsRpc.listBriefRequests)
  list(call: Call<typeof briefRequestsRpc.listBriefRequests>) {
    return this.requestList.read(call);
  }

  @Handle(briefRequestsRpc.briefFileStands)
  fileStands(call: Call<typeof briefRequestsRpc.briefFileStands>) {
    return this.requests.fileStands(call);
  }

  @Handle(briefRequestsRpc.approveBriefRequest)
  approve(call: Call<typeof briefRequestsRpc.approveBriefRequest>) {
    return this.requests.approve(call);
  }

  @Handle(briefRequestsRpc.declineBriefRequest)
  decline(call: Call<typeof briefRequestsRpc.declineBriefRequest>) {
    return this.requests.decline(call);
  }

  @Handle(briefRequestsRpc.withdrawBriefApproval)
  withdraw(call: Call<typeof briefRequestsRpc.withdrawBriefApproval>) {
    return this.requests.withdraw(call);
  }
}
