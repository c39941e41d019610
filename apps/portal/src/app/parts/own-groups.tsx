import type { Page } from '../page.js';

type OwnGroup = { groupId: string; name: string; members: number; unread: number };

/** One's closed groups on the overview. */
export function OwnGroups({ groups, page }: { groups: readonly OwnGroup[]; page: Page }) {
  const { me } = page.texts;
  if (groups.length === 0) return null;
  return (
    <section className="me-part">
      <h2>{me.groups}</h2>
      <ul className="plain-list">
        {groups.map(({ groupId, name, members, unread }) => (
          <li key={groupId}>
            <a href={page.to(`/groups/${groupId}`)}>
              <bdi>{name}</bdi>
            </a>
            <span className="small muted">, {me.members(members)}</span>
            {unread > 0 ? <p className="small">{me.unread(unread)}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
