import { submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { FileGrants } from './file-grants.service.js';
import { SubmissionFiles } from './submission-files.service.js';

@Controller()
export class FilesController {
  constructor(
    private readonly files: SubmissionFiles,
    private readonly grants: FileGrants,
  ) {}

  @Handle(submissionsRpc.addFile)
  add(call: Call<typeof submissionsRpc.addFile>) {
    return this.files.add(call);
  }

  @Handle(submissionsRpc.removeSubmissionFile)
  remove(call: Call<typeof submissionsRpc.removeSubmissionFile>) {
    return this.files.remove(call);
  }

  @Handle(submissionsRpc.grantSubmissionFile)
  grant(call: Call<typeof submissionsRpc.grantSubmissionFile>) {
    return this.grants.grant(call);
  }
}
