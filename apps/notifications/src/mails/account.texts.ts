import type { MailPurpose } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

/** To the owner of an address, about the account that has it, had it or is to have it. */
export const accountTexts: Record<Exclude<MailPurpose, 'account-closed'>, InBoth> = {
  'confirm-email': {
    de: {
      subject: 'Bitte bestätigen Sie Ihre Mailadresse',
      body: 'Mit dieser Adresse wurde ein Konto angelegt. Waren Sie das, bestätigen Sie sie bitte innerhalb von 48 Stunden. Wenn nicht, können Sie diese Mail löschen.',
      action: 'Mailadresse bestätigen',
    },
    en: {
      subject: 'Please confirm your address',
      body: 'An account was created with this address. If that was you, please confirm it within 48 hours. If not, you can delete this mail.',
      action: 'Confirm the address',
    },
  },
  'account-exists': {
    de: {
      subject: 'Sie haben schon ein Konto',
      body: 'Jemand wollte mit Ihrer Adresse ein Konto anlegen; es gibt schon eines. Waren Sie das, melden Sie sich einfach an. Ihr Passwort können Sie dort neu setzen.',
      action: 'Anmelden',
    },
    en: {
      subject: 'You have an account already',
      body: 'Someone tried to create an account with your address; there is one already. If that was you, just sign in. You can set a new password there.',
      action: 'Sign in',
    },
  },
  'reset-password': {
    de: {
      subject: 'Neues Passwort setzen',
      body: 'Für Ihr Konto wurde ein neues Passwort angefordert. Der Link gilt eine Stunde und nur einmal. Haben Sie nichts angefordert, bleibt alles, wie es ist.',
      action: 'Passwort setzen',
    },
    en: {
      subject: 'Set a new password',
      body: 'A new password was requested for your account. The link is good for one hour and only once. If you did not ask for it, everything stays as it is.',
      action: 'Set a password',
    },
  },
};
