import { languages, type clustersRpc, type InputOf, type Localized, type Portal } from '@allmende/contracts';
import { field, optionalField } from './forms.js';

/** The texts of a portal that its form holds; the rest of its content stays as it is. */
export const portalTexts = ['tagline', 'headline', 'lead', 'about', 'imprint', 'privacy'] as const;

/** As many as the contract takes. */
const mostLinks = 12;

type Update = Omit<InputOf<typeof clustersRpc.updatePortal>, 'clusterId'>;

/** What the form says, for the API. */
export function portalUpdate(form: FormData, { content }: Portal): Update {
  const hours = bothOf(form, 'contact.hours');
  return {
    contact: {
      name: field(form, 'contact.name'),
      role: bothOf(form, 'contact.role'),
      phone: field(form, 'contact.phone'),
      email: optionalField(form, 'contact.email'),
      hours: hours.de || hours.en ? hours : undefined,
    },
    content: {
      ...content,
      ...Object.fromEntries(portalTexts.map((name) => [name, bothOf(form, name)])),
      links: linksOf(form),
    },
  };
}

/** What the form shows at first. */
export function portalValues({ contact, content }: Portal): Record<string, string> {
  const texts: Record<string, Localized | undefined> = {
    'contact.role': contact?.role,
    'contact.hours': contact?.hours,
    ...Object.fromEntries(portalTexts.map((name) => [name, content[name]])),
  };
  const both = Object.entries(texts).flatMap(([name, text]) =>
    languages.map((language) => [`${name}.${language}`, text?.[language] ?? '']),
  );
  const links = content.links.flatMap(({ title, url }, i) => [
    ...languages.map((language) => [`links.${i}.title.${language}`, title[language] ?? '']),
    [`links.${i}.url`, url],
  ]);
  return {
    'contact.name': contact?.name ?? '',
    'contact.phone': contact?.phone ?? '',
    'contact.email': contact?.email ?? '',
    ...(Object.fromEntries([...both, ...links]) as Record<string, string>),
  };
}

/** Rows that say nothing are left out. */
function linksOf(form: FormData): Portal['content']['links'] {
  const rows = Array.from({ length: mostLinks }, (_, i) => ({
    title: bothOf(form, `links.${i}.title`),
    url: field(form, `links.${i}.url`).trim(),
  }));
  return rows.filter(({ title, url }) => title.de || title.en || url);
}

function bothOf(form: FormData, name: string): Localized {
  return { de: optionalField(form, `${name}.de`), en: optionalField(form, `${name}.en`) };
}
