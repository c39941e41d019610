import { inLanguage } from '../language.js';
import type { Page } from '../page.js';

/** Whom one may call about the portal. */
export function Contact({ page: { portal, texts, language } }: { page: Page }) {
  const contact = portal?.contact;
  if (!contact) return <>{texts.common.footer.noContact}</>;
  const role = inLanguage(contact.role, language).text;
  const hours = contact.hours && inLanguage(contact.hours, language).text;
  return (
    <>
      <bdi>{contact.name}</bdi>
      {role ? `, ${role}` : null}, <bdi>{portal?.name}</bdi>
      <span className="contact-phone">
        <Phone number={contact.phone} />
        {hours ? `, ${hours}` : null}
      </span>
    </>
  );
}

export function Phone({ number }: { number: string }) {
  return (
    <a className="figures nowrap" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
      {number}
    </a>
  );
}
