import { redirect } from 'react-router';
import { iconPath } from '../brand.server.js';
import { portalOf } from '../page-data.server.js';
import { loaderOf } from '../served.js';

/** For what asks for a site's icon by heart: files and pages without a frame around them. */
export const loader = loaderOf(async ({ visit }) => {
  return redirect(iconPath(await portalOf(visit)), { headers: { 'cache-control': 'public, max-age=3600' } });
});
