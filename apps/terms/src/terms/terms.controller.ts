import { clusterTermsRpc, termsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ClusterTermsService } from './cluster-terms.service.js';
import { TermsService } from './terms.service.js';

@Controller()
export class TermsController {
  constructor(
    private readonly terms: TermsService,
    private readonly ofCluster: ClusterTermsService,
  ) {}

  @Handle(termsRpc.listRightsModels)
  rightsModels() {
    return this.terms.rightsModels();
  }

  @Handle(termsRpc.showRightsModel)
  rightsModel(call: Call<typeof termsRpc.showRightsModel>) {
    return this.terms.rightsModel(call);
  }

  @Handle(termsRpc.previewRightsModel)
  preview(call: Call<typeof termsRpc.previewRightsModel>) {
    return this.terms.preview(call);
  }

  @Handle(termsRpc.challengeTerms)
  ofChallenge(call: Call<typeof termsRpc.challengeTerms>) {
    return this.terms.ofChallenge(call);
  }

  @Handle(termsRpc.listTermsVersions)
  versions(call: Call<typeof termsRpc.listTermsVersions>) {
    return this.terms.versions(call);
  }

  @Handle(clusterTermsRpc.listClusterTerms)
  listClusterTerms(call: Call<typeof clusterTermsRpc.listClusterTerms>) {
    return this.ofCluster.list(call);
  }

  @Handle(termsRpc.showTerms)
  show(call: Call<typeof termsRpc.showTerms>) {
    return this.terms.show(call);
  }

  @Handle(termsRpc.publishChallengeTerms)
  publish(call: Call<typeof termsRpc.publishChallengeTerms>) {
    return this.terms.publish(call);
  }
}
