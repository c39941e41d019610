import type { ReactNode } from 'react';

export type Tab = { href: string; title: ReactNode; count?: ReactNode; current?: boolean };

/** Tabs are links: each has its address, and the way back works. */
export function Tabs({ tabs, name }: { tabs: Tab[]; name: string }) {
  return (
    <nav className="tabs" aria-label={name}>
      {tabs.map(({ href, title, count, current }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {title}
          {count === undefined ? null : <span>{count}</span>}
        </a>
      ))}
    </nav>
  );
}

export type TopicRowProps = {
  href: string;
  title: ReactNode;
  excerpt?: ReactNode;
  /** Who, from where, when: one line each. */
  meta: ReactNode[];
  /** Says "new" for those who do not see the dot. */
  newText?: string;
};

export function TopicRow({ href, title, excerpt, meta, newText }: TopicRowProps) {
  return (
    <article className={newText === undefined ? 'topic' : 'topic is-new'}>
      <span>
        {newText === undefined ? null : <span className="topic-new" role="img" aria-label={newText} />}
      </span>
      <div>
        <h3>
          <a href={href} dir="auto">
            {title}
          </a>
        </h3>
        {excerpt === undefined ? null : <p dir="auto">{excerpt}</p>}
      </div>
      <p className="topic-meta">
        {meta.map((line, i) => (
          <span key={i}>{line} </span>
        ))}
      </p>
    </article>
  );
}

export type ComposerProps = {
  name: string;
  label: string;
  placeholder?: string;
  defaultValue?: string;
  maxLength?: number;
  /** How many people will read this, with their names behind it. */
  readers: ReactNode;
  actions: ReactNode;
};

/** Stands inside a form of the page; says who will read before anything is written. */
export function Composer({ readers, actions, label, ...input }: ComposerProps) {
  return (
    <div className="composer">
      <textarea aria-label={label} dir="auto" required {...input} />
      <div className="composer-foot">
        <span>{readers}</span>
        <span className="actions">{actions}</span>
      </div>
    </div>
  );
}

export type FileRowProps = {
  name: ReactNode;
  href?: string;
  size: ReactNode;
  state?: ReactNode;
  meta?: ReactNode;
  actions?: ReactNode;
  /** 0 to 1 while it is being uploaded. */
  progress?: number;
  progressName?: string;
};

export function FileRow(props: FileRowProps) {
  const { name, href, size, state, meta, actions, progress, progressName } = props;
  return (
    <li className="file-row">
      <span className="file-name">
        <bdi>{href === undefined ? name : <a href={href}>{name}</a>}</bdi>
      </span>
      <span className="figures nowrap">{size}</span>
      {state}
      {meta === undefined ? null : <span className="muted">{meta}</span>}
      {actions}
      {progress === undefined ? null : <progress value={progress} max={1} aria-label={progressName} />}
    </li>
  );
}
