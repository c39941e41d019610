import { ProblemError } from '@allmende/contracts';
import { fileTypeFromBuffer } from 'file-type';

/** `looks`: what the first bytes may be recognised as; `text` means that nothing is recognised and it reads as text. */
type Accepted = { type: string; looks: readonly string[] };

const zip = 'application/zip';
const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';
const as = (type: string, ...looks: string[]): Accepted => ({
  type,
  looks: looks.length > 0 ? looks : [type],
});
const asText = (type: string, ...looks: string[]): Accepted => ({ type, looks: ['text', ...looks] });

/**
 * What may be uploaded, by extension. Documents, tables, pictures, recordings, drawings, models, data and archives; no
 * programs, no macros, nothing that a browser would run.
 */
const accepted: Readonly<Record<string, Accepted>> = {
  pdf: as('application/pdf'),
  docx: as(`${office}.wordprocessingml.document`, `${office}.wordprocessingml.document`, zip),
  xlsx: as(`${office}.spreadsheetml.sheet`, `${office}.spreadsheetml.sheet`, zip),
  pptx: as(`${office}.presentationml.presentation`, `${office}.presentationml.presentation`, zip),
  odt: as(`${open}.text`, `${open}.text`, zip),
  ods: as(`${open}.spreadsheet`, `${open}.spreadsheet`, zip),
  odp: as(`${open}.presentation`, `${open}.presentation`, zip),
  odg: as(`${open}.graphics`, `${open}.graphics`, zip),
  rtf: as('application/rtf'),
  epub: as('application/epub+zip'),

  txt: asText('text/plain'),
  md: asText('text/markdown'),
  tex: asText('text/x-tex'),
  csv: asText('text/csv'),
  tsv: asText('text/tab-separated-values'),
  json: asText('application/json'),
  geojson: asText('application/geo+json'),
  yaml: asText('application/yaml'),
  yml: asText('application/yaml'),
  xml: asText('application/xml', 'application/xml'),

  png: as('image/png', 'image/png', 'image/apng'),
  jpg: as('image/jpeg'),
  jpeg: as('image/jpeg'),
  gif: as('image/gif'),
  webp: as('image/webp'),
  avif: as('image/avif'),
  heic: as('image/heic', 'image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'),
  tif: as('image/tiff'),
  tiff: as('image/tiff'),
  bmp: as('image/bmp'),

  mp4: as('video/mp4', 'video/mp4', 'video/x-m4v'),
  mov: as('video/quicktime'),
  webm: as('video/webm'),
  mp3: as('audio/mpeg'),
  m4a: as('audio/mp4', 'audio/mp4', 'audio/x-m4a'),
  wav: as('audio/wav'),
  ogg: as('audio/ogg', 'audio/ogg', 'audio/ogg; codecs=opus', 'application/ogg'),
  flac: as('audio/flac'),

  step: asText('model/step'),
  stp: asText('model/step'),
  igs: asText('model/iges'),
  iges: asText('model/iges'),
  dxf: asText('image/vnd.dxf'),
  dwg: as('image/vnd.dwg'),
  stl: { type: 'model/stl', looks: ['text', 'model/stl', 'unknown'] },
  obj: asText('model/obj'),
  glb: as('model/gltf-binary'),
  '3mf': as('model/3mf', 'model/3mf', zip),

  zip: as(zip),
  '7z': as('application/x-7z-compressed'),
  gz: as('application/gzip'),
};

/** For pages and refusals. */
export const acceptedExtensions: readonly string[] = Object.keys(accepted);

/** The type that a name stands for; throws for names whose extension is not on the list. */
export function typeOfName(name: string): string {
  const found = acceptedBy(name);
  if (found) return found.type;
  const errors = [
    { field: 'name', code: 'type-not-allowed', message: 'Files of this type are not accepted' },
  ];
  throw new ProblemError('file.type-not-allowed', { errors, facts: { accepted: acceptedExtensions } });
}

/** Throws when a file's first bytes (8 MiB, or all there are) are not what its name says. */
export async function assertContent(name: string, head: Uint8Array): Promise<void> {
  const wanted = acceptedBy(name);
  if (!wanted) throw new ProblemError('file.type-not-allowed');
  if (head.length === 0) return;
  const detected = await fileTypeFromBuffer(head).catch(() => undefined);
  const look = detected?.mime ?? (readsAsText(head) ? 'text' : 'unknown');
  if (!wanted.looks.includes(look))
    throw new ProblemError('file.type-mismatch', { facts: { detected: look } });
}

function acceptedBy(name: string): Accepted | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(accepted, extension) ? accepted[extension] : undefined;
}

const sample = 65_536;

// Text in UTF-8, in UTF-16 with its mark, or in an 8-bit encoding: none has control characters but line breaks and tabs.
function readsAsText(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked) return true;
  return !bytes.subarray(0, sample).some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte));
}
