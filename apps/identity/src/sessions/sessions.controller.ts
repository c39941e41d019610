import { accountsRpc } from '@allmende/contracts';
import { type Call, Handle } from '@allmende/messaging';
import { Controller } from '@nestjs/common';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
  ) {}

  @Handle(accountsRpc.signIn)
  signIn(call: Call<typeof accountsRpc.signIn>) {
    return this.signIns.signIn(call);
  }

  @Handle(accountsRpc.signOut)
  signOut(call: Call<typeof accountsRpc.signOut>) {
    return this.sessions.signOut(call);
  }

  @Handle(accountsRpc.signOutEverywhere)
  signOutEverywhere(call: Call<typeof accountsRpc.signOutEverywhere>) {
    return this.sessions.signOutEverywhere(call);
  }

  @Handle(accountsRpc.listSessions)
  listSessions(call: Call<typeof accountsRpc.listSessions>) {
    return this.sessions.list(call);
  }

  @Handle(accountsRpc.endSession)
  endSession(call: Call<typeof accountsRpc.endSession>) {
    return this.sessions.endSession(call);
  }

  @Handle(accountsRpc.resolveSession)
  resolveSession(call: Call<typeof accountsRpc.resolveSession>) {
    return this.sessions.resolve(call);
  }

  @Handle(accountsRpc.sessionStands)
  sessionStands(call: Call<typeof accountsRpc.sessionStands>) {
    return this.sessions.stands(call);
  }
}
