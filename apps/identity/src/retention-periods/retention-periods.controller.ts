import { retentionPeriodsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { RetentionPeriodsService } from './retention-periods.service.js';

@Controller()
export class RetentionPeriodsController {
  constructor(private readonly periods: RetentionPeriodsService) {}

  @Handle(retentionPeriodsRpc.getRetentionPeriods)
  get(call: Call<typeof retentionPeriodsRpc.getRetentionPeriods>) {
    return this.periods.get(call);
  }

  @Handle(retentionPeriodsRpc.chooseRetentionPeriods)
  choose(call: Call<typeof retentionPeriodsRpc.chooseRetentionPeriods>) {
    return this.periods.choose(call);
  }

  @Handle(retentionPeriodsRpc.listPeriodChoices)
  choices(call: Call<typeof retentionPeriodsRpc.listPeriodChoices>) {
    return this.periods.choices(call);
  }
}
