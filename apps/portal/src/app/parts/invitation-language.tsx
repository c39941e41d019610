import { SelectField } from '@allmende/ui';
import { languages } from '@allmende/contracts';
import type { Page } from '../page.js';
import type { FormState } from '../served.js';

type InvitationLanguageProps = { values: FormState['values'] | undefined; page: Page };

/** Of the mail to an address without an account: the inviter knows better than the portal. */
export function InvitationLanguage({ values, page }: InvitationLanguageProps) {
  const { invitation: words, settings } = page.texts;
  return (
    <SelectField
      name="language"
      label={words.language}
      hint={words.languageHint}
      defaultValue={values?.['language'] ?? page.language}
      options={languages.map((value) => ({ value, label: settings.languages[value] }))}
    />
  );
}
