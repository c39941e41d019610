import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';

type Look = {
  /** One filled button a page; everything beside it is outlined or a link. */
  kind?: 'filled' | 'outlined' | 'link';
  /** 36px, for rows of lists. */
  dense?: boolean;
  full?: boolean;
};

export type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** The label stays while it works; say it in words: "Wird eingereicht …". */
    busy?: boolean;
    /** Why it cannot be pressed, shown beside it. */
    lockedReason?: ReactNode;
  };

export function Button({ kind, dense, full, busy, lockedReason, children, ...rest }: ButtonProps) {
  const locked = rest.disabled === true || lockedReason !== undefined;
  return (
    <>
      <button
        type="submit"
        {...rest}
        className={look({ kind, dense, full })}
        disabled={locked}
        aria-disabled={busy ? true : undefined}
      >
        {busy ? <span className="turning" aria-hidden="true" /> : null}
        {children}
      </button>
      {lockedReason === undefined ? null : <span className="button-reason">{lockedReason}</span>}
    </>
  );
}

export type ButtonLinkProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ kind, dense, full, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={kind === 'link' ? undefined : look({ kind, dense, full })}>
      {children}
    </a>
  );
}

function look({ kind = 'filled', dense, full }: Look): string {
  if (kind === 'link') return 'link-like';
  const parts = ['button', kind === 'outlined' && 'is-outlined', dense && 'is-dense', full && 'is-full'];
  return parts.filter(Boolean).join(' ');
}
