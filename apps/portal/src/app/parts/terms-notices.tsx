import { ButtonLink, Notice } from '@allmende/ui';
import type { Page } from '../page.js';

/** To an office: nothing here is to be agreed to. */
export function ReadForOffice({ page: { texts, to } }: { page: Page }) {
  const { termsRead, termsReadText, toConsents } = texts.consents.one;
  return (
    <Notice title={termsRead} actions={<a href={to('/consents')}>{toConsents}</a>}>
      {termsReadText}
    </Notice>
  );
}

/** Agreeing needs an account. */
export function SignInFirst({ page: { texts, to, path } }: { page: Page }) {
  const next = `?next=${encodeURIComponent(path)}`;
  return (
    <Notice
      actions={
        <>
          <ButtonLink href={to('/sign-in') + next}>{texts.terms.signIn}</ButtonLink>
          <a href={to('/register') + next}>{texts.terms.register}</a>
        </>
      }
    >
      {texts.terms.signInFirst}
    </Notice>
  );
}
