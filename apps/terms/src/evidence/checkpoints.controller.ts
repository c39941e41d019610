import { checkpointsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { StampsService } from '../stamps/stamps.service.js';
import { CheckpointsService } from './checkpoints.service.js';

@Controller()
export class CheckpointsController {
  constructor(
    private readonly checkpoints: CheckpointsService,
    private readonly stamps: StampsService,
  ) {}

  @Handle(checkpointsRpc.latestCheckpoint)
  latest() {
    return this.checkpoints.latest();
  }

  @Handle(checkpointsRpc.listCheckpoints)
  list(call: Call<typeof checkpointsRpc.listCheckpoints>) {
    return this.checkpoints.list(call);
  }

  @Handle(checkpointsRpc.consistency)
  consistency(call: Call<typeof checkpointsRpc.consistency>) {
    return this.checkpoints.consistency(call);
  }

  @Handle(checkpointsRpc.listStamps)
  listStamps(call: Call<typeof checkpointsRpc.listStamps>) {
    return this.stamps.list(call);
  }

  @Handle(checkpointsRpc.getStamp)
  getStamp(call: Call<typeof checkpointsRpc.getStamp>) {
    return this.stamps.get(call);
  }
}
