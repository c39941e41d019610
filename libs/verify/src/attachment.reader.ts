import { type Bytes, utf8Text } from './bytes.js';

/** No receipt is nearly as large; what inflates to more is something else. */
const largest = 1_000_000;

/**
 * The text of a receipt as it is kept: a JSON file, or the PDF that holds this file as an attachment. Empty for a PDF
 * without one. Reads what the platform writes, and what programs make of it that save it anew without encrypting it.
 */
export async function receiptText(file: Bytes): Promise<string> {
  return isPdf(file) ? ((await attachmentOf(file)) ?? '') : utf8Text(file);
}

/** What the pages of a PDF print is never read: whoever shows what was found has to say so. */
export function isPdf(file: Bytes): boolean {
  return utf8Text(file.slice(0, 5)) === '%PDF-';
}

/** Streams lie in the open in every PDF (ISO 32000-1, 7.3.8 and 7.11.4), so no table of contents is needed. */
async function attachmentOf(pdf: Bytes): Promise<string | undefined> {
  // A letter for each byte, whatever it is.
  const text = new TextDecoder('latin1').decode(pdf);
  for (const { index } of text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)) {
    const dictionary = text.slice(text.lastIndexOf(' obj', index), text.indexOf('stream', index));
    const begin = text.slice(index).search(/stream\r?\n/);
    if (begin < 0) continue;
    const from = text.indexOf('\n', index + begin) + 1;
    const length = /\/Length\s+(\d+)\b(?!\s+\d+\s+R)/.exec(dictionary)?.[1];
    const to = length ? from + Number(length) : endOf(text, from);
    const bytes = pdf.slice(from, to);
    const content = dictionary.includes('/FlateDecode') ? await inflated(bytes) : bytes;
    if (content) return utf8Text(content);
  }
  return undefined;
}

/** Before the end of line that precedes the closing word. */
function endOf(text: string, from: number): number {
  const end = text.indexOf('endstream', from);
  return from + text.slice(from, end).replace(/\r?\n$/, '').length;
}

async function inflated(bytes: Bytes): Promise<Bytes | undefined> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  const whole = new Uint8Array(largest);
  let size = 0;
  try {
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return whole.slice(0, size);
      if (size + value.length > largest) return void (await reader.cancel());
      whole.set(value, size);
      size += value.length;
    }
  } catch {
    return undefined;
  }
}
