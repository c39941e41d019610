import type { MailPurpose } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

/** To the owner of an address, about the account that has it, had it or is to have it. */
export const accountTexts: Record<Exclude<MailPurpose, 'account-closed'>, InBoth> = {
  'confirm-email': {
    de: {
      subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
      body: 'Mit dieser Adresse wurde ein Konto angelegt. Waren Sie das, bestätigen Sie sie bitte innerhalb von 48 Stunden. Wenn nicht, können Sie diese Mail löschen.',
      action: 'E-Mail-Adresse bestätigen',
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
  'confirm-new-email': {
    de: {
      subject: 'Bitte bestätigen Sie Ihre neue E-Mail-Adresse',
      body: 'Diese Adresse wurde als neue Adresse eines Kontos angegeben. Waren Sie das, bestätigen Sie sie bitte innerhalb einer Stunde, angemeldet mit Ihrem Konto; der Link gilt nur einmal. Bis dahin gilt Ihre bisherige Adresse.\n\nHaben Sie nichts angegeben, können Sie diese Mail löschen.',
      action: 'Neue E-Mail-Adresse bestätigen',
    },
    en: {
      subject: 'Please confirm your new address',
      body: 'This address was given as the new address of an account. If that was you, please confirm it within an hour, signed in to your account; the link is good only once. Until then your present address holds.\n\nIf it was not you, you can delete this mail.',
      action: 'Confirm the new address',
    },
  },
  'email-taken': {
    de: {
      subject: 'Ihre E-Mail-Adresse gehört schon zu Ihrem Konto',
      body: 'Jemand wollte Ihre Adresse für ein anderes Konto angeben. Sie gehört schon zu Ihrem; daran hat sich nichts geändert.\n\nWaren Sie das und haben zwei Konten? Dann schließen Sie zuerst das Konto mit dieser Adresse, oder geben Sie ihm eine andere.',
      action: 'Anmelden',
    },
    en: {
      subject: 'Your address belongs to your account already',
      body: 'Someone tried to give your address to another account. It belongs to yours already; nothing has changed about that.\n\nIf that was you and you have two accounts, first close the one with this address, or give it another one.',
      action: 'Sign in',
    },
  },
  'email-change-asked': {
    de: {
      subject: 'Ihr Konto soll eine andere E-Mail-Adresse bekommen',
      body: 'Für Ihr Konto wurde eine andere E-Mail-Adresse angegeben, mit Ihrem Passwort. Sobald sie bestätigt ist, melden Sie sich mit ihr an, und Mails kommen dorthin.\n\nWaren Sie das nicht, setzen Sie bitte sofort ein neues Passwort. Damit ist die neue Adresse verworfen, und alle Anmeldungen enden.',
      action: 'Passwort setzen',
    },
    en: {
      subject: 'Your account is to get another address',
      body: 'Another e-mail address was given for your account, with your password. As soon as it is confirmed you sign in with it, and mails go there.\n\nIf that was not you, please set a new password at once. That discards the new address and ends all sessions.',
      action: 'Set a password',
    },
  },
  'email-changed': {
    de: {
      subject: 'Ihr Konto hat eine andere E-Mail-Adresse',
      body: 'Die neue E-Mail-Adresse Ihres Kontos ist bestätigt. An diese hier schreiben wir Ihnen nicht mehr; anmelden können Sie sich nur noch mit der neuen.\n\nWaren Sie das nicht, wenden Sie sich bitte sofort an den Kontakt des Portals.',
      action: 'Kontakt und Impressum',
    },
    en: {
      subject: 'Your account has another address',
      body: 'The new e-mail address of your account is confirmed. We no longer write to this one, and signing in takes the new one.\n\nIf that was not you, please turn to the contact of the portal at once.',
      action: 'Contact and imprint',
    },
  },
};
