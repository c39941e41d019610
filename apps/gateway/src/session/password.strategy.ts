import { accountsRpc, type OutputOf, ProblemError } from '@allmende/contracts';
import { Messaging, type CallContext } from '@allmende/messaging';
import passport from 'passport';
import { Strategy } from 'passport-local';

type SignedIn = OutputOf<typeof accountsRpc.signIn>;
type SignInRequest = {
  body: { email: string; password: string };
  signIn: CallContext;
  headers: Record<string, unknown>;
};

/**
 * Signing in with e-mail and password, through passport so that further ways of signing in become further strategies.
 * `identity` verifies; this only carries the question there and the answer back.
 */
export class PasswordStrategy {
  private readonly authenticator = new passport.Passport();

  constructor(private readonly messaging: Messaging) {
    this.authenticator.use(
      'password',
      new Strategy(
        { usernameField: 'email', passReqToCallback: true, session: false },
        (request, email, password, done) => {
          const { signIn, headers } = request as unknown as SignInRequest;
          const device = deviceOf(headers);
          this.messaging.call(accountsRpc.signIn, { email, password, device }, signIn).then(
            (account) => done(null, account),
            (error: unknown) => done(error),
          );
        },
      ),
    );
  }

  /** Fails with `identity`'s problem, or with `account.wrong-credentials` when a field is missing. */
  signIn(body: unknown, headers: Record<string, unknown>, context: CallContext): Promise<SignedIn> {
    return new Promise((resolve, reject) => {
      const finished = (error: unknown, account?: SignedIn | false): void => {
        if (error) reject(error as Error);
        else if (account) resolve(account);
        else reject(new ProblemError('account.wrong-credentials'));
      };
      const authenticate = this.authenticator.authenticate('password', { session: false }, finished) as (
        request: unknown,
        response: unknown,
        next: (error?: unknown) => void,
      ) => void;
      authenticate({ body: body ?? {}, headers, query: {}, signIn: context }, {}, finished);
    });
  }
}

/** What the browser says of itself, for the list of sessions. */
export function deviceOf(headers: Record<string, unknown>): string | undefined {
  const agent = headers['user-agent'];
  return typeof agent === 'string' ? agent.slice(0, 300) : undefined;
}
