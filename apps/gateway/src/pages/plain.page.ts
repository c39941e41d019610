const texts = {
  'unknown-host': {
    de: ['Unter dieser Adresse gibt es kein Portal', 'Bitte prüfen Sie die Schreibweise der Adresse.'],
    en: ['There is no portal at this address', 'Please check how the address is spelled.'],
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
} as const;

/** What a person sees when no portal can draw the page: both languages, no brand, no parts that could be missing too. */
export function plainPage(kind: keyof typeof texts, requestId: string): string {
  const { de, en } = texts[kind];
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${de[0]} · ${en[0]}</title><style>body{font:1.0625rem/1.5rem system-ui,sans-serif;color:#12221e;max-width:58ch;margin:15vh auto;padding:0 24px}h1{font:400 2rem/2.5rem Georgia,serif;margin:0 0 8px}section+section{margin-top:48px}small{color:#43524e}@media(prefers-color-scheme:dark){body{background:#0c1513;color:#e9f0ee}small{color:#a6b5b1}}</style></head>
<body><section><h1>${de[0]}</h1><p>${de[1]}</p></section><section lang="en"><h1>${en[0]}</h1><p>${en[1]}</p></section><p><small>${requestId}</small></p></body></html>`;
}
