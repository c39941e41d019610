import { challengesRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { BringInService } from './bring-in.service.js';
import { ChallengeImportService } from './challenge-import.service.js';

@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ChallengeImportService,
    private readonly bringIns: BringInService,
  ) {}

  @Handle(challengesRpc.importChallenges)
  importChallenges(call: Call<typeof challengesRpc.importChallenges>) {
    return this.imports.import(call);
  }

  @Handle(challengesRpc.bringInChallenge)
  bringInChallenge(call: Call<typeof challengesRpc.bringInChallenge>) {
    return this.bringIns.bringIn(call);
  }
}
