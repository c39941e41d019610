import type { Page } from '../page.js';

/** What to tell and what to hold back, beside the text that it is about. */
export function DisclosureGuide({ page }: { page: Page }) {
  const { guide } = page.texts.disclosing;
  return (
    <aside className="disclosure" aria-labelledby="disclosure-title">
      <h3 id="disclosure-title">{guide.title}</h3>
      <div className="disclosure-lists">
        <List title={guide.tell} items={guide.tells} />
        <List title={guide.keep} items={guide.keeps} />
      </div>
      <p>{guide.foot}</p>
    </aside>
  );
}

function List({ title, items }: { title: string; items: string[] }) {
  return (
    <div>
      <h4>{title}</h4>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
