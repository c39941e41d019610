import { challengesRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { AwardsService } from './awards.service.js';
import { OutcomesService } from './outcomes.service.js';

@Controller()
export class AwardsController {
  constructor(
    private readonly awards: AwardsService,
    private readonly outcomes: OutcomesService,
  ) {}

  @Handle(challengesRpc.award)
  award(call: Call<typeof challengesRpc.award>) {
    return this.awards.offer(call);
  }

  @Handle(challengesRpc.listAwards)
  list(call: Call<typeof challengesRpc.listAwards>) {
    return this.awards.list(call);
  }

  @Handle(challengesRpc.awardReason)
  reason(call: Call<typeof challengesRpc.awardReason>) {
    return this.awards.reason(call);
  }

  @Handle(challengesRpc.endWithoutAward)
  endWithoutAward(call: Call<typeof challengesRpc.endWithoutAward>) {
    return this.awards.endWithoutAward(call);
  }

  @Handle(challengesRpc.tellOutcome)
  tellOutcome(call: Call<typeof challengesRpc.tellOutcome>) {
    return this.outcomes.tell(call);
  }

  @Handle(challengesRpc.listOutcomes)
  listOutcomes(call: Call<typeof challengesRpc.listOutcomes>) {
    return this.outcomes.list(call);
  }
}
