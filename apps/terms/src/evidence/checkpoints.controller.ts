import { checkpointsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { CheckpointsService } from './checkpoints.service.js';

@Controller()
export class CheckpointsController {
  constructor(private readonly checkpoints: CheckpointsService) {}

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
}
