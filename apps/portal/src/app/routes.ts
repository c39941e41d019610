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
    route('i/:token', 'routes/invitation.tsx'),
    route('*', 'routes/nowhere.tsx'),
  ]),

  // Addresses of files and of what has no page around it.
  route(':language/me/receipts/:id/receipt.json', 'routes/receipt-data.ts'),
  route(':language/submissions/:id/files/:fileId', 'routes/submission-file.ts'),
  route(':language/desk/challenges/:challengeId/files/:fileId', 'routes/drafting-file.ts'),

  // For signed-in people: add routes here; they run React in the browser.
  route(':language', 'routes/signed-in.tsx', { id: 'signed-in' }, [
    route('me', 'routes/me.tsx'),
    route('me/receipts', 'routes/receipts.tsx'),
    route('me/receipts/:id', 'routes/receipt.tsx'),
    route('notices', 'routes/notices.tsx'),
    route('settings', 'routes/settings.tsx'),
    route('desk', 'routes/desk.tsx'),
    route('desk/challenges/new', 'routes/drafting-new.tsx'),
    route('desk/challenges/:challengeId', 'routes/drafting.tsx'),
    route('desk/challenges/:challengeId/preview', 'routes/drafting-preview.tsx'),
    route('desk/challenges/:challengeId/submissions', 'routes/received.tsx'),
    route('desk/challenges/:challengeId/submissions/:submissionId', 'routes/received-one.tsx'),
    route('desk/challenges/:challengeId/outcome', 'routes/drafting-outcome.tsx'),
    route('submissions/:id', 'routes/submission.tsx', [
      index('routes/submission-home.tsx'),
      route('terms', 'routes/submission-terms.tsx'),
      route('solution', 'routes/submission-solution.tsx'),
      route('files', 'routes/submission-files.tsx'),
      route('declarations', 'routes/submission-declarations.tsx'),
      route('check', 'routes/submission-check.tsx'),
      route('team', 'routes/submission-team.tsx'),
      route('withdraw', 'routes/submission-withdraw.tsx'),
    ]),
  ]),
] satisfies RouteConfig;
