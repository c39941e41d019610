import { fieldMap, type FieldMapOptions } from './field-map.js';
import { pair } from './path.rules.js';
import { along, type Point } from './polygon.rules.js';

const sealMap: FieldMapOptions = {
  width: 120,
  height: 120,
  furlong: 1900,
  focus: [0.5, 0.5],
  strip: [5, 11],
  scale: 0.42,
  numbers: 0,
  gate: [0.02, 0.72],
  road: 5.6,
  stonesAtGate: false,
  presence: () => 1,
  maxBytes: 14_000,
};

/**
 * A round piece of land seeded by a receipt's check sum, so that two versions never look alike. It helps the eye and
 * proves nothing.
 * @param name read out in its place
 */
export function seal(checkSum: string, { size, name }: { size: number; name: string }): string {
  const land = fieldMap(`seal:${checkSum}`, sealMap).replace(
    '<svg class="land"',
    '<svg class="land" x="10" y="10" width="120" height="120"',
  );
  return [
    `<svg class="seal" width="${size}" height="${size}" viewBox="0 0 140 140" role="img" aria-label="${escaped(name)}">`,
    `<clipPath id="seal-rim"><circle cx="70" cy="70" r="59"/></clipPath>`,
    `<g clip-path="url(#seal-rim)">${land}</g>`,
    `<circle class="seal-ring" cx="70" cy="70" r="60"/><path class="seal-ticks" d="${ticks()}"/></svg>`,
  ].join('');
}

function ticks(): string {
  const at = (turn: number, radius: number): Point => {
    const [x, y] = along(turn * 2 * Math.PI);
    return [70 + x * radius, 70 + y * radius];
  };
  return Array.from({ length: 72 }, (_, i) => {
    const inner = i % 6 === 0 ? 65 : 66.5;
    return `M${pair(at(i / 72, inner))}L${pair(at(i / 72, 69))}`;
  }).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
