import { S3Problem } from './s3.problem.js';

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

export type XmlContent = string | number | boolean | XmlElement[];
export type XmlElement = [name: string, content: XmlContent];

export function xmlDocument(name: string, children: XmlElement[], withNamespace = true): string {
  const attribute = withNamespace ? ` xmlns="${namespace}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attribute}>${children.map(element).join('')}</${name}>`;
}

function element([name, content]: XmlElement): string {
  const inner = Array.isArray(content) ? content.map(element).join('') : escape(String(content));
  return `<${name}>${inner}</${name}>`;
}

function escape(text: string): string {
  return text.replace(/[<>&"\u0000-\u0008\u000a-\u001f\ufffe\uffff]/g, (char) => `&#${char.codePointAt(0)};`);
}

/** The texts of all elements of one name, in order. Enough for S3's two flat request bodies; no full parser. */
export function xmlElements(xml: string, name: string): string[] {
  if (/<!DOCTYPE|<!ENTITY|<!\[CDATA\[/i.test(xml)) {
    throw new S3Problem('MalformedXML', 'Document types, entities and CDATA are not accepted.');
  }
  const found = xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}\\s*>`, 'g'));
  return [...found].map((match) => match[1] ?? '');
}

export function xmlText(raw: string): string {
  return raw.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name as string] ?? whole;
    const point = hex !== undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    if (point > 0x10ffff) throw new S3Problem('MalformedXML', 'A character reference is out of range.');
    return String.fromCodePoint(point);
  });
}
