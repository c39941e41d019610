import { Outlet } from 'react-router';
import { groupHeadOf, groupOf } from '../groups.server.js';
import { requirePerson } from '../page-data.server.js';
import { loaderOf } from '../served.js';
import { idOf } from '../submission.server.js';

/** One group for all its parts. */
export const loader = loaderOf(async ({ visit, params }) => {
  const { accountId } = await requirePerson(visit);
  const group = await groupOf(visit, idOf(params['groupId'], visit));
  return { group, head: await groupHeadOf(visit, group), accountId };
});

export default function GroupLayout() {
  return <Outlet />;
}
