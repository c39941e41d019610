import { ProblemError } from '@allmende/contracts';
import { isEasyToGuess } from './password.rules.js';

/** `personal`: name and mail address. */
export function refuseEasyPassword(password: string, personal: readonly string[]): void {
  if (!isEasyToGuess(password, personal)) return;
  const message = 'Among the first that somebody would try';
  throw new ProblemError('account.password-weak', {
    errors: [{ field: 'password', code: 'easy-to-guess', message }],
  });
}
