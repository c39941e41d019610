import { ButtonLink, PageHead } from '@allmende/ui';
import type { Language } from '@allmende/contracts';
import { isRouteErrorResponse } from 'react-router';
import type { PageError } from '../served.js';
import { textsOf } from '../texts/index.js';

/** The page of last resort: no portal is known, so no frame stands around it. */
export function ErrorPage({ error, language }: { error: unknown; language: Language }) {
  return (
    <main id="content">
      <ErrorContent error={error} language={language} />
    </main>
  );
}

/** What happened, what can be done, and the id to ask about it. */
export function ErrorContent({ error, language }: { error: unknown; language: Language }) {
  const { errors } = textsOf(language);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { requestId: id, told } = pageErrorOf(error);
  const kind = told ? 'gone' : kindOf(status);
  const { title, text, action } = errors[kind];
  const targets = {
    gone: `/${language}/me`,
    notFound: `/${language}/challenges`,
    unavailable: '',
    forbidden: `/${language}`,
    internal: `/${language}`,
  };
  return (
    <div className="page">
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <PageHead title={title} lead={text} />
      <p>
        <ButtonLink href={targets[kind]}>{action}</ButtonLink>
      </p>
      {id && !told ? <p className="small muted list-end error-id">{errors.id(id)}</p> : null}
    </div>
  );
}

function pageErrorOf(error: unknown): Partial<PageError> {
  return (isRouteErrorResponse(error) ? (error.data as Partial<PageError> | null) : null) ?? {};
}

function kindOf(status: number): 'notFound' | 'unavailable' | 'forbidden' | 'internal' {
  if (status === 404 || status === 410 || status === 405) return 'notFound';
  if (status === 403) return 'forbidden';
  return status === 503 || status === 504 || status === 429 ? 'unavailable' : 'internal';
}
