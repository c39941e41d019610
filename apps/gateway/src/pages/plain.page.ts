import type { FastifyReply, FastifyRequest } from 'fastify';

const statuses = { 'unknown-host': 404, 'broken-address': 400, unavailable: 503 } as const;
type Kind = keyof typeof statuses;

const texts: Record<Kind, Record<'de' | 'en', readonly [title: string, text: string]>> = {
  'unknown-host': {
    de: ['Unter dieser Adresse gibt es kein Portal', 'Bitte prüfen Sie die Schreibweise der Adresse.'],
    en: ['There is no portal at this address', 'Please check how the address is spelled.'],
  },
  'broken-address': {
    de: [
      'Diese Adresse ist unvollständig oder beschädigt',
      'Bitte prüfen Sie die Schreibweise, oder beginnen Sie auf der Startseite.',
    ],
    en: [
      'This address is incomplete or damaged',
      'Please check how it is spelled, or start at the home page.',
    ],
  },
  unavailable: {
    de: [
      'Das Portal antwortet gerade nicht',
      'Bitte laden Sie die Seite in einem Augenblick neu. Was Sie gespeichert haben, ist gespeichert.',
    ],
    en: [
      'The portal does not answer right now',
      'Please reload the page in a moment. What you saved is saved.',
    ],
  },
};

/** What a person sees when no portal can draw the page: both languages, no brand, no parts that could be missing too. */
export function replyWithPlainPage(kind: Kind, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (kind === 'unavailable') void reply.header('retry-after', '2');
  return reply
    .code(statuses[kind])
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(plainPage(kind, request.id));
}

function plainPage(kind: Kind, requestId: string): string {
  const { de, en } = texts[kind];
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${de[0]} · ${en[0]}</title><style>body{font:1.0625rem/1.5rem system-ui,sans-serif;color:#12221e;max-width:58ch;margin:15vh auto;padding:0 24px}h1{font:400 2rem/2.5rem Georgia,serif;margin:0 0 8px}section+section{margin-top:48px}small{color:#43524e}@media(prefers-color-scheme:dark){body{background:#0c1513;color:#e9f0ee}small{color:#a6b5b1}}</style></head>
<body><section><h1>${de[0]}</h1><p>${de[1]}</p></section><section lang="en"><h1>${en[0]}</h1><p>${en[1]}</p></section><p><small>${requestId}</small></p></body></html>`;
}
