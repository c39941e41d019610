import { ButtonLink, EmptyState, formatDay } from '@allmende/ui';
import type { OwnChallenge } from '../desk.rules.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';
import { ToPost } from './to-post.js';

type NothingProps = {
  /** Of a company that has never asked anything. */
  isNew: boolean;
  /** A request to join a cluster has no answer yet. */
  isPending: boolean;
  event: { startsAt: string; title: OwnChallenge['question'] } | undefined;
  page: Page;
};

/** What to do next where nothing waits; who is in no cluster cannot begin with a challenge. */
export function DeskNothing({ isNew, isPending, event, page }: NothingProps) {
  const { desk, me } = page.texts;
  const mayCreate = page.person?.admitted;
  const text = mayCreate ? (isNew ? desk.first.text : desk.emptyText) : isPending ? null : me.noCluster;
  return (
    <EmptyState
      title={isNew ? desk.first.title : desk.empty}
      action={
        mayCreate ? (
          <ButtonLink href={page.to('/desk/challenges/new')}>{desk.create}</ButtonLink>
        ) : isPending ? undefined : (
          <ButtonLink href={`${page.to('/settings')}#clusters`}>{me.join}</ButtonLink>
        )
      }
    >
      {event ? (
        <p>
          {desk.emptyNext(
            formatDay(event.startsAt, page.dates()),
            inLanguage(event.title, page.language).text,
          )}
        </p>
      ) : null}
      {text === null ? null : <p>{text}</p>}
      {mayCreate ? null : (
        <p>
          <ToPost page={page} />
        </p>
      )}
    </EmptyState>
  );
}
