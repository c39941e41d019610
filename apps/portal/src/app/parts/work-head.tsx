import { Breadcrumb, PageHead } from '@allmende/ui';
import type { ReactNode } from 'react';
import { usePage } from '../page.js';

type WorkHeadProps = {
  title: string;
  /** The title as it is shown, where somebody wrote it. */
  heading?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** The state of what the page is about, above its title. */
  state?: ReactNode;
  /** The way that led here, without this page. */
  crumbs?: { href: string; title: ReactNode }[];
  /** This page at the end of the way, where its title would not do. */
  here?: ReactNode;
  /** What the window's title ends with: the portal, unless something closer is named. */
  within?: string;
};

/** The head of a working page: the window's title, the way that led here, what it is and what for. */
export function WorkHead(props: WorkHeadProps) {
  const { title, heading = title, lead, actions, state, crumbs, here = title, within } = props;
  const { portal, texts } = usePage();
  return (
    <>
      <title>{`${title} · ${within ?? portal?.name ?? texts.common.platform}`}</title>
      {crumbs ? <Breadcrumb name={texts.common.breadcrumb} parts={[...crumbs, { title: here }]} /> : null}
      {state}
      <PageHead work title={heading} lead={lead} actions={actions} />
    </>
  );
}
