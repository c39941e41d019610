/** Public pages may be found; what belongs to one person has nothing to find. */
export function loader(): Response {
  const lines = ['User-agent: *', 'Disallow: /api/', 'Disallow: /language/', 'Disallow: /*/sign-in', ''];
  return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
