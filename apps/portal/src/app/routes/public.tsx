import { isRouteErrorResponse, Outlet, useRouteError } from 'react-router';
import { PublicFrame } from '../parts/frame.js';
import { ErrorContent } from '../parts/error-page.js';
import { usePage } from '../page.js';

/** The frame of every page that is readable without an account. */
export default function PublicLayout() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  );
}

/** What fails inside keeps the portal's own frame around it. */
export function ErrorBoundary() {
  const error = useRouteError();
  const page = usePage();
  if (!isRouteErrorResponse(error)) throw error;
  return (
    <PublicFrame>
      <ErrorContent error={error} language={page.language} />
    </PublicFrame>
  );
}
