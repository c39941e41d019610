import { submissionsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { AwardsService } from './awards.service.js';
import { FeedbackService } from './feedback.service.js';

@Controller()
export class AwardsController {
  constructor(
    private readonly awards: AwardsService,
    private readonly feedback: FeedbackService,
  ) {}

  @Handle(submissionsRpc.giveFeedback)
  giveFeedback(call: Call<typeof submissionsRpc.giveFeedback>) {
    return this.feedback.give(call);
  }

  @Handle(submissionsRpc.acceptAward)
  accept(call: Call<typeof submissionsRpc.acceptAward>) {
    return this.awards.accept(call);
  }

  @Handle(submissionsRpc.declineAward)
  decline(call: Call<typeof submissionsRpc.declineAward>) {
    return this.awards.decline(call);
  }

  @Handle(submissionsRpc.takeBackAward)
  takeBack(call: Call<typeof submissionsRpc.takeBackAward>) {
    return this.awards.takeBack(call);
  }

  @Handle(submissionsRpc.readiness)
  readiness(call: Call<typeof submissionsRpc.readiness>) {
    return this.awards.readiness(call);
  }
}
