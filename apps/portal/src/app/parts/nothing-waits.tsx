import { ButtonLink, EmptyState } from '@allmende/ui';
import type { ReactNode } from 'react';
import type { Page } from '../page.js';
import { ToPost } from './to-post.js';

/** What somebody can do while nothing waits, by what the person is there for. */
export function NothingWaits({ belongs, page }: { belongs: boolean; page: Page }) {
  const { person, texts, to } = page;
  const { me, operate } = texts;
  if (person?.operator) {
    return (
      <Nothing text={me.operator} page={page}>
        <ButtonLink href={to('/operate/restricted')}>{operate.title}</ButtonLink>
      </Nothing>
    );
  }
  if (person?.manages) {
    return (
      <Nothing text={me.doneDesk} page={page}>
        <ButtonLink href={to('/desk')}>{me.toDesk}</ButtonLink>
      </Nothing>
    );
  }
  if (person?.office) {
    return (
      <Nothing text={me.doneOffice} page={page}>
        <ButtonLink href={to('/consents')}>{texts.consents.title}</ButtonLink>
        <a href={to('/challenges')}>{me.see}</a>
      </Nothing>
    );
  }
  // Taking part and posting are equally near to whoever may do both.
  const posts = person?.admitted && person.belongs;
  return (
    <Nothing text={me.doneText} more={<BeforeAdmission belongs={belongs} page={page} />} page={page}>
      <ButtonLink kind={posts ? 'outlined' : 'filled'} href={to('/challenges')}>
        {me.see}
      </ButtonLink>
      {posts ? (
        <ButtonLink kind="outlined" href={to('/desk/challenges/new')}>
          {me.post}
        </ButtonLink>
      ) : person?.admitted ? (
        <a href={to('/desk/challenges/new')}>{me.post}</a>
      ) : null}
    </Nothing>
  );
}

type NothingProps = { text: string; more?: ReactNode; children: ReactNode; page: Page };

function Nothing({ text, more, children, page }: NothingProps) {
  return (
    <EmptyState title={page.texts.me.done} action={children}>
      <p>{text}</p>
      {more}
    </EmptyState>
  );
}

function BeforeAdmission({ belongs, page }: { belongs: boolean; page: Page }) {
  const { me } = page.texts;
  if (page.person?.admitted) return null;
  return (
    <>
      {belongs ? null : (
        <p>
          {me.noCluster} <a href={`${page.to('/settings')}#clusters`}>{me.join}</a>
        </p>
      )}
      <p>
        <ToPost page={page} />
      </p>
    </>
  );
}
