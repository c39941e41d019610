import { retentionRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { NonUseService } from './non-use.service.js';
import { RetentionService } from './retention.service.js';

@Controller()
export class RetentionController {
  constructor(
    private readonly retention: RetentionService,
    private readonly nonUse: NonUseService,
  ) {}

  @Handle(retentionRpc.showRetention)
  show(call: Call<typeof retentionRpc.showRetention>) {
    return this.nonUse.show(call);
  }

  @Handle(retentionRpc.listOpenNonUse)
  listOpen(call: Call<typeof retentionRpc.listOpenNonUse>) {
    return this.nonUse.listOpen(call);
  }

  @Handle(retentionRpc.confirmNonUse)
  confirm(call: Call<typeof retentionRpc.confirmNonUse>) {
    return this.nonUse.confirm(call);
  }

  @Handle(retentionRpc.keepContents)
  keep(call: Call<typeof retentionRpc.keepContents>) {
    return this.retention.keep(call);
  }
}
