import { languages } from '@allmende/contracts';
import { Button, Field, TextField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf, type FormProblem } from '../problem.view.js';

export type PortalFormProps = {
  values: Record<string, string>;
  problem: FormProblem | undefined;
  page: Page;
};
type Name = keyof Page['texts']['portal']['fields'];

/** Contact and texts of a portal, each text in both languages side by side. */
export function PortalForm(props: PortalFormProps) {
  const { portal: words } = props.page.texts;
  return (
    <form method="post" noValidate>
      <section className="settings-part portal-part">
        <h2>{words.contact}</h2>
        <p className="muted">{words.contactHint}</p>
        <One {...props} name="contact.name" max={120} />
        <Pair {...props} name="contact.role" max={120} />
        <One {...props} name="contact.phone" max={40} type="tel" />
        <One {...props} name="contact.email" max={254} type="email" />
        <Pair {...props} name="contact.hours" max={120} />
      </section>
      <section className="settings-part portal-part">
        <h2>{words.home}</h2>
        <p className="muted">{words.homeHint}</p>
        <Pair {...props} name="tagline" max={80} />
        <Pair {...props} name="headline" max={160} />
        <Pair {...props} name="lead" max={400} rows={3} />
        <Pair {...props} name="about" max={4000} rows={6} />
      </section>
      <section className="settings-part portal-part">
        <h2>{words.links}</h2>
        <p className="muted">{words.linksHint}</p>
        {Array.from({ length: linkRows(props.values) }, (_, i) => (
          <LinkRow key={i} {...props} at={`links.${i}`} number={i + 1} />
        ))}
      </section>
      <section className="settings-part portal-part">
        <h2>{words.legal}</h2>
        <p className="muted">{words.legalHint}</p>
        <Pair {...props} name="imprint" max={8000} rows={8} />
        <Pair {...props} name="privacy" max={20_000} rows={8} />
      </section>
      <div className="actions path-actions">
        <Button>{words.save}</Button>
      </div>
    </form>
  );
}

/** Those that are there and three more, up to what the contract takes. */
function linkRows(values: PortalFormProps['values']): number {
  const used = Object.keys(values).filter((name) => /^links\.\d+\.url$/.test(name) && values[name] !== '');
  return Math.min(12, used.length + 3);
}

/** The words of a link in both languages, and where it leads. */
function LinkRow({ values, problem, page, at, number }: PortalFormProps & { at: string; number: number }) {
  const { portal: words } = page.texts;
  const address = `${at}.url`;
  return (
    <fieldset className="portal-link">
      <legend>{words.link(number)}</legend>
      <div className="portal-pair">
        {languages.map((language) => {
          const name = `${at}.title.${language}`;
          return (
            <Field
              key={name}
              name={name}
              lang={language}
              maxLength={80}
              label={`${words.linkTitle}, ${words.languages[language]}`}
              defaultValue={values[name]}
              error={errorOf(problem, name)}
            />
          );
        })}
      </div>
      <Field
        name={address}
        type="url"
        maxLength={500}
        label={words.linkAddress}
        defaultValue={values[address]}
        error={errorOf(problem, address)}
      />
    </fieldset>
  );
}

type OneProps = PortalFormProps & { name: Name; max: number; type?: 'tel' | 'email' };

function One({ values, problem, page, name, max, type }: OneProps) {
  return (
    <Field
      name={name}
      type={type}
      maxLength={max}
      label={page.texts.portal.fields[name]}
      defaultValue={values[name]}
      error={errorOf(problem, name)}
    />
  );
}

type PairProps = PortalFormProps & { name: Name; max: number; rows?: number };

function Pair({ values, problem, page, name, max, rows }: PairProps) {
  const { portal: words } = page.texts;
  return (
    <div className="portal-pair">
      {languages.map((language) => {
        const field = `${name}.${language}`;
        const shared = {
          name: field,
          maxLength: max,
          lang: language,
          label: `${words.fields[name]}, ${words.languages[language]}`,
          defaultValue: values[field],
          error: errorOf(problem, field),
        };
        return rows ? <TextField key={field} {...shared} rows={rows} /> : <Field key={field} {...shared} />;
      })}
    </div>
  );
}
