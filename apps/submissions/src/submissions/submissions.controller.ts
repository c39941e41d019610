import { submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { SubmissionsService } from './submissions.service.js';

@Controller()
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  @Handle(submissionsRpc.startSubmission)
  start(call: Call<typeof submissionsRpc.startSubmission>) {
    return this.submissions.start(call);
  }

  @Handle(submissionsRpc.getSubmission)
  get(call: Call<typeof submissionsRpc.getSubmission>) {
    return this.submissions.get(call);
  }

  @Handle(submissionsRpc.saveSolution)
  save(call: Call<typeof submissionsRpc.saveSolution>) {
    return this.submissions.save(call);
  }

  @Handle(submissionsRpc.listSubmissions)
  list(call: Call<typeof submissionsRpc.listSubmissions>) {
    return this.submissions.list(call);
  }
}
