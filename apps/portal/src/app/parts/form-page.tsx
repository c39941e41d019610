import { Breadcrumb, ErrorSummary, Notice, PageHead } from '@allmende/ui';
import type { ReactNode } from 'react';
import { goToField } from '../form.field.js';
import { usePage } from '../page.js';
import type { FormProblem } from '../problem.view.js';

type FormPageProps = {
  title: string;
  lead?: ReactNode;
  problem?: FormProblem;
  children: ReactNode;
  /** Other ways, below the form. */
  links?: ReactNode;
  /** Among working pages, on their wider sheet. */
  work?: boolean;
  /** The way that led here. */
  crumbs?: { href?: string; title: ReactNode }[];
};

/** A short form on a page of its own; what went wrong stands on top and beside its field. */
export function FormPage({ title, lead, problem, children, links, work, crumbs }: FormPageProps) {
  const page = usePage();
  return (
    <div className={work ? 'page-work' : 'page'}>
      <title>{`${title} · ${page.portal?.name ?? page.texts.common.platform}`}</title>
      <meta name="robots" content="noindex" />
      {crumbs ? <Breadcrumb name={page.texts.common.breadcrumb} parts={crumbs} /> : null}
      <PageHead title={title} lead={lead} work={work} />
      <div className="form-page">
        <ProblemSummary problem={problem} />
        {children}
        {links === undefined ? null : <div className="form-links">{links}</div>}
      </div>
    </div>
  );
}

export function ProblemSummary({ problem }: { problem: FormProblem | undefined }) {
  const { texts, to } = usePage();
  const { errors } = texts;
  if (!problem) return null;
  const { message, late } = problem;
  // Nothing failed.
  if (problem.code === 'unsent') return <Notice live>{message}</Notice>;
  const link = late
    ? { href: to(`/me/receipts/${late.receiptId}`), title: errors.receipt }
    : problem.code === 'submission.exists'
      ? { href: `${to('/me')}#submissions`, title: texts.me.mine }
      : undefined;
  const text = link ? (
    <>
      {message} <a href={link.href}>{link.title}</a>
    </>
  ) : (
    message
  );
  const entries = problem.errors.length > 0 ? problem.errors : [{ text }];
  const title = problem.errors.length > 0 ? errors.summary(problem.errors.length) : errors.formFailed;
  return <ErrorSummary title={title} errors={entries} follow={goToField} />;
}
