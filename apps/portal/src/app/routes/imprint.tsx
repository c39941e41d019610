import { PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { legalText } from '../legal.server.js';
import { usePage } from '../page.js';
import { Contact } from '../parts/contact.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => ({
  text: await legalText(visit, request, 'imprint'),
}));

export default function Imprint() {
  const { text } = useLoaderData<typeof loader>();
  const page = usePage();
  const { imprint } = page.texts.pages;
  return (
    <div className="page">
      <title>{`${imprint.title} · ${page.portal?.name ?? page.texts.common.platform}`}</title>
      <PageHead title={imprint.title} />
      <div className="text-page">
        <section>
          {text ? (
            <div
              className="prose"
              lang={text.lang}
              dir="auto"
              dangerouslySetInnerHTML={{ __html: text.html }}
            />
          ) : (
            <p>{page.portal ? imprint.missing : imprint.missingPlatform}</p>
          )}
          {page.portal && !text ? (
            <p>
              <Contact page={page} />
            </p>
          ) : null}
          {page.portal ? <p className="muted small">{imprint.operated}</p> : null}
        </section>
      </div>
    </div>
  );
}
