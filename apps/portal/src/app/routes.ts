import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  route('brand/:file', 'routes/brand.ts'),
  route('language/:code', 'routes/language.ts'),
  route('robots.txt', 'routes/robots.ts'),

  // Readable without an account and without scripts.
  route(':language', 'routes/public.tsx', [
    index('routes/home.tsx'),
    route('challenges', 'routes/challenges.tsx'),
    route('challenges/:slug', 'routes/challenge.tsx'),
    route('challenges/:slug/terms', 'routes/terms.tsx'),
    route('challenges/:slug/calendar.ics', 'routes/calendar.ts'),
    route('outcomes', 'routes/outcomes.tsx'),
    route('clusters', 'routes/clusters.tsx'),
    route('clusters/:slug', 'routes/cluster.tsx'),
    route('events', 'routes/events.tsx'),
    route('news', 'routes/news.tsx'),
    route('how-it-works', 'routes/how-it-works.tsx'),
    route('imprint', 'routes/imprint.tsx'),
    route('privacy', 'routes/privacy.tsx'),
    route('accessibility', 'routes/accessibility.tsx'),
    route('sign-in', 'routes/sign-in.tsx'),
    route('sign-out', 'routes/sign-out.ts'),
    route('register', 'routes/register.tsx'),
    route('confirm', 'routes/confirm.tsx'),
    route('reset-password', 'routes/reset-password.tsx'),
    route('*', 'routes/nowhere.tsx'),
  ]),

  // For signed-in people: add routes here; they run React in the browser.
  route(':language', 'routes/signed-in.tsx', { id: 'signed-in' }, []),
] satisfies RouteConfig;
