import { clustersRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { MembershipsService } from './memberships.service.js';

@Controller()
export class MembershipsController {
  constructor(private readonly memberships: MembershipsService) {}

  @Handle(clustersRpc.requestMembership)
  requestMembership(call: Call<typeof clustersRpc.requestMembership>) {
    return this.memberships.request(call);
  }

  @Handle(clustersRpc.listMemberships)
  listMemberships(call: Call<typeof clustersRpc.listMemberships>) {
    return this.memberships.list(call);
  }

  @Handle(clustersRpc.admitMember)
  admitMember(call: Call<typeof clustersRpc.admitMember>) {
    return this.memberships.admit(call);
  }

  @Handle(clustersRpc.refuseMember)
  refuseMember(call: Call<typeof clustersRpc.refuseMember>) {
    return this.memberships.refuse(call);
  }

  @Handle(clustersRpc.changeRoles)
  changeRoles(call: Call<typeof clustersRpc.changeRoles>) {
    return this.memberships.changeRoles(call);
  }

  @Handle(clustersRpc.leaveCluster)
  leaveCluster(call: Call<typeof clustersRpc.leaveCluster>) {
    return this.memberships.leave(call);
  }

  @Handle(clustersRpc.chooseClusterOfRecord)
  chooseClusterOfRecord(call: Call<typeof clustersRpc.chooseClusterOfRecord>) {
    return this.memberships.chooseOfRecord(call);
  }
}
