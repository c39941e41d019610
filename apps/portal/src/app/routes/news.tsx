import { calendarOf, EmptyState, formatDay, noonOf, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { inLanguage, languageOfPath } from '../language.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage } from '../page.js';
import { requirePortal } from '../page-data.server.js';
import { WrittenIn } from '../parts/written-in.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const { content, language: original } = await requirePortal(visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const news = [...content.news].sort((one, other) => other.publishedOn.localeCompare(one.publishedOn));
  return {
    news: news.map(({ publishedOn, title, text }) => {
      const shown = inLanguage(text, language, original);
      return {
        publishedOn,
        title: inLanguage(title, language, original),
        html: renderMarkdown(shown.text),
        lang: shown.lang,
      };
    }),
  };
});

export default function News() {
  const { news } = useLoaderData<typeof loader>();
  const page = usePage();
  const { news: texts } = page.texts.pages;
  return (
    <div className="page">
      <title>{`${texts.title} · ${page.portal?.name}`}</title>
      <PageHead title={texts.title} />
      <div className="text-page">
        {news.length === 0 ? <EmptyState title={texts.empty} /> : null}
        {news.map(({ publishedOn, title, html, lang }) => (
          <section key={publishedOn + title.text}>
            <p className="label">
              <time dateTime={publishedOn}>{formatDay(noonOf(publishedOn), calendarOf(page.dates()))}</time>
              <WrittenIn lang={title.lang ?? lang} />
            </p>
            <h2 lang={title.lang} dir="auto">
              {title.text}
            </h2>
            <div className="prose" lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
          </section>
        ))}
      </div>
    </div>
  );
}
