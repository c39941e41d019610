import { type Confidentiality, confidentialityRpc, type Language } from '@allmende/contracts';
import { callApi, tryApi } from './api.server.js';
import { field, formKey } from './forms.js';
import type { Visit } from './visit.js';

/** What a manager undertakes before reading a confidential brief; nothing for others. */
export function undertakingOf(visit: Visit, challengeId: string): Promise<Confidentiality | undefined> {
  return tryApi(visit, confidentialityRpc.getConfidentiality, { challengeId });
}

/** In the words that the page showed. */
export async function undertake(
  visit: Visit,
  challengeId: string,
  { form, language }: { form: FormData; language: Language },
): Promise<void> {
  const key = formKey(form);
  const said = { challengeId, language, words: field(form, 'words') };
  const options = { key: key && `${key}-confidentiality` };
  await callApi(visit, confidentialityRpc.undertakeConfidentiality, said, options);
}
