import { PageHead } from '@allmende/ui';
import { usePage } from '../page.js';
import { Contact } from '../parts/contact.js';

export default function Accessibility() {
  const page = usePage();
  const { accessibility } = page.texts.pages;
  return (
    <div className="page">
      <title>{`${accessibility.title} · ${page.portal?.name ?? page.texts.common.platform}`}</title>
      <PageHead title={accessibility.title} />
      <div className="text-page">
        <section>
          {accessibility.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
        {page.portal ? (
          <section>
            <p>{accessibility.contact}</p>
            <p>
              <Contact page={page} />
            </p>
          </section>
        ) : null}
      </div>
    </div>
  );
}
