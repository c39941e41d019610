import { ButtonLink, PageHead } from '@allmende/ui';
import { isProblemCode, type Language } from '@allmende/contracts';
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
  const { errors, problems } = textsOf(language);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const { code = '', requestId: id, told } = pageErrorOf(error);
  const kind = told ? 'gone' : kindOf(status);
  const { title, text, action } = errors[kind];
  const targets = {
    gone: `/${language}/me`,
    notFound: `/${language}/challenges`,
    unavailable: '',
    forbidden: `/${language}`,
    unreadable: `/${language}`,
    tooLarge: `/${language}`,
    refused: `/${language}`,
    internal: `/${language}`,
  };
  const lead = kind === 'refused' && isProblemCode(code) ? problems.codes[code] : text;
  return (
    <div className="page">
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <PageHead title={title} lead={lead} />
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

type Kind = 'notFound' | 'unavailable' | 'forbidden' | 'unreadable' | 'tooLarge' | 'refused' | 'internal';

function kindOf(status: number): Kind {
  if (status === 404 || status === 410 || status === 405) return 'notFound';
  if (status === 403) return 'forbidden';
  if (status === 503 || status === 504 || status === 429) return 'unavailable';
  if (status === 400) return 'unreadable';
  if (status === 413) return 'tooLarge';
  return status < 500 ? 'refused' : 'internal';
}
