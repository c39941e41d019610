import { isRouteErrorResponse, Outlet, useRouteError } from 'react-router';
import type { Handle } from '../handle.js';
import { requirePerson, requirePortal } from '../page-data.server.js';
import { usePage } from '../page.js';
import { ErrorContent } from '../parts/error-page.js';
import { WorkFrame } from '../parts/frame.js';
import { loaderOf } from '../served.js';

export const handle: Handle = { hydrate: true };

export const loader = loaderOf(async ({ visit }) => {
  await requirePortal(visit);
  const { accountId } = await requirePerson(visit);
  return { accountId };
});

/** The frame of every page for signed-in people. */
export default function SignedInLayout() {
  return (
    <WorkFrame>
      <Outlet />
    </WorkFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const page = usePage();
  if (!isRouteErrorResponse(error)) throw error;
  return (
    <WorkFrame>
      <ErrorContent error={error} language={page.language} />
    </WorkFrame>
  );
}
