import { clustersRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { ClusterImportService } from './cluster-import.service.js';
import { ClustersService } from './clusters.service.js';

@Controller()
export class ClustersController {
  constructor(
    private readonly clusters: ClustersService,
    private readonly imports: ClusterImportService,
  ) {}

  @Handle(clustersRpc.currentPortal)
  currentPortal(call: Call<typeof clustersRpc.currentPortal>) {
    return this.clusters.current(call);
  }

  @Handle(clustersRpc.listClusters)
  listClusters(call: Call<typeof clustersRpc.listClusters>) {
    return this.clusters.list(call);
  }

  @Handle(clustersRpc.getCluster)
  getCluster(call: Call<typeof clustersRpc.getCluster>) {
    return this.clusters.get(call);
  }

  @Handle(clustersRpc.createCluster)
  createCluster(call: Call<typeof clustersRpc.createCluster>) {
    return this.clusters.create(call);
  }

  @Handle(clustersRpc.importClusters)
  importClusters(call: Call<typeof clustersRpc.importClusters>) {
    return this.imports.import(call);
  }

  @Handle(clustersRpc.updatePortal)
  updatePortal(call: Call<typeof clustersRpc.updatePortal>) {
    return this.clusters.updatePortal(call);
  }

  @Handle(clustersRpc.resolveHost)
  resolveHost(call: Call<typeof clustersRpc.resolveHost>) {
    return this.clusters.resolveHost(call);
  }

  @Handle(clustersRpc.clustersById)
  clustersById(call: Call<typeof clustersRpc.clustersById>) {
    return this.clusters.byId(call);
  }
}
