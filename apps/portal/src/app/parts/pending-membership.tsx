import type { Profile } from '@allmende/contracts';
import { Notice } from '@allmende/ui';
import type { Page } from '../page.js';
import { Contact } from './contact.js';

type PendingProps = { membership: Profile['memberships'][number]; page: Page };

/** A request to join that nobody has answered yet: with whom it lies, and whom to ask. */
export function PendingMembership({ membership: { clusterId, clusterName }, page }: PendingProps) {
  const { memberships } = page.texts.me;
  return (
    <Notice actions={<a href={`${page.to('/settings')}#clusters`}>{memberships.see}</a>}>
      <bdi>{memberships.pending(clusterName)}</bdi>
      {page.portal?.clusterId === clusterId && page.portal.contact ? (
        <>
          {' '}
          {memberships.ask} <Contact page={page} />
        </>
      ) : null}
    </Notice>
  );
}
