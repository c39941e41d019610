import type { LoaderFunctionArgs } from 'react-router';
import { drawBrand, neutralColours, ownMarkOf } from '../brand.server.js';

const forEver = 'public, max-age=31536000, immutable';

/**
 * A brand's style sheet (`0e4f43-2f9c93-<version>.css`) or a cluster's mark (`<slug>-0e4f43-2f9c93.svg`). Everything that
 * they are made of is in their name, so they never change; but for `neutral.css`, the one that a page knows by heart.
 */
export function loader({ params }: LoaderFunctionArgs): Response {
  const file = params['file'] ?? '';
  const sheet = /^([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{10})\.css$/.exec(file);
  if (sheet) return styleSheet(`#${sheet[1]}`, `#${sheet[2]}`, sheet[3] ?? '');
  if (file === 'neutral.css') return styleSheet(neutralColours.lead, neutralColours.companion, '');
  const picture = /^([a-z0-9-]{1,80})-([0-9a-f]{6})-([0-9a-f]{6})\.svg$/.exec(file);
  if (picture) return markOf(picture[1] ?? '', `#${picture[2]}`, `#${picture[3]}`);
  return new Response('Not found', { status: 404 });
}

function styleSheet(lead: string, companion: string, version: string): Response {
  const brand = drawBrand({ lead, companion });
  // An older rule's address still answers with today's colours, but nobody keeps it.
  const caching = brand.version === version ? forEver : 'no-cache';
  return new Response(brand.css, {
    headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': caching },
  });
}

function markOf(slug: string, lead: string, companion: string): Response {
  const svg = ownMarkOf(slug, { lead, companion }, 48).replace(
    '<svg ',
    '<svg xmlns="http://www.w3.org/2000/svg" ',
  );
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml', 'cache-control': forEver } });
}
