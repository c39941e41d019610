import { submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { FileKeys } from './file-keys.service.js';
import { UnsealingService } from './unsealing.service.js';

@Controller()
export class UnsealingController {
  constructor(
    private readonly unsealing: UnsealingService,
    private readonly fileKeys: FileKeys,
  ) {}

  @Handle(submissionsRpc.openSubmissions)
  open(call: Call<typeof submissionsRpc.openSubmissions>) {
    return this.unsealing.open(call);
  }

  @Handle(submissionsRpc.showOpening)
  show(call: Call<typeof submissionsRpc.showOpening>) {
    return this.unsealing.show(call);
  }

  @Handle(submissionsRpc.fileKey)
  fileKey(call: Call<typeof submissionsRpc.fileKey>) {
    return this.fileKeys.give(call);
  }
}
