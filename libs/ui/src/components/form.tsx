import type {
  InputHTMLAttributes,
  MouseEvent,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react';

export type FieldFrame = {
  /** The input's name, and its id. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** "12 von 140 Zeichen": told with the field, not at each key. */
  count?: ReactNode;
  /** Somebody else changed it: both texts and the choice. */
  conflict?: ReactNode;
};

type Described = {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
};

/** Label above, hint, error beside the field; whatever the control is. */
export function FieldShell({
  frame,
  children,
}: {
  frame: FieldFrame;
  children: (control: Described) => ReactNode;
}) {
  const { name, label, hint, error, count, conflict } = frame;
  const ids = {
    hint: `${name}-hint`,
    error: `${name}-error`,
    conflict: `${name}-conflict`,
    count: `${name}-count`,
  };
  const described = [hint && ids.hint, error && ids.error, conflict && ids.conflict, count && ids.count]
    .filter(Boolean)
    .join(' ');
  const classes = ['field', error && 'has-error', conflict && 'has-conflict'].filter(Boolean).join(' ');
  return (
    <div className={classes}>
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      {hint ? (
        <span className="field-hint" id={ids.hint}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <span className="field-error" id={ids.error}>
          {error}
        </span>
      ) : null}
      {children({
        id: name,
        name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error ? true : undefined,
      })}
      {conflict ? <div id={ids.conflict}>{conflict}</div> : null}
      {count ? (
        <span className="field-state" id={ids.count}>
          {count}
        </span>
      ) : null}
    </div>
  );
}

type Own = keyof FieldFrame;

export type FieldProps = FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, Own>;

export function Field({ name, label, hint, error, count, conflict, ...input }: FieldProps) {
  return (
    <FieldShell frame={{ name, label, hint, error, count, conflict }}>
      {(control) => <input className="input" dir={directionOf(input.type)} {...input} {...control} />}
    </FieldShell>
  );
}

export type TextFieldProps = FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own>;

/** Several lines. */
export function TextField({ name, label, hint, error, count, conflict, ...area }: TextFieldProps) {
  return (
    <FieldShell frame={{ name, label, hint, error, count, conflict }}>
      {(control) => <textarea className="input" dir="auto" {...area} {...control} />}
    </FieldShell>
  );
}

export type SelectFieldProps = FieldFrame &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, Own> & { options: { value: string; label: string }[] };

export function SelectField({
  name,
  label,
  hint,
  error,
  count,
  conflict,
  options,
  ...select
}: SelectFieldProps) {
  return (
    <FieldShell frame={{ name, label, hint, error, count, conflict }}>
      {(control) => (
        <select className="input" {...select} {...control}>
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </FieldShell>
  );
}

export type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'id'> & {
  type: 'checkbox' | 'radio';
  label: ReactNode;
  hint?: ReactNode;
};

/** A checkbox or radio with its words beside it. */
export function Choice({ label, hint, ...input }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...input} />
      <span>
        {label}
        {hint === undefined ? null : <small>{hint}</small>}
      </span>
    </label>
  );
}

/** Several choices that answer one question. */
export function ChoiceGroup({ legend, hint, error, name, children }: ChoiceGroupProps) {
  return (
    <fieldset
      className={error ? 'field has-error' : 'field'}
      id={name}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend>{legend}</legend>
      {hint ? <span className="field-hint">{hint}</span> : null}
      {error ? (
        <span className="field-error" id={`${name}-error`}>
          {error}
        </span>
      ) : null}
      {children}
    </fieldset>
  );
}
export type ChoiceGroupProps = {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  name: string;
  children: ReactNode;
};

export type ErrorSummaryProps = {
  title: ReactNode;
  /** `field` is the name of the input it leads to; none for what concerns the whole form. */
  errors: { field?: string; text: ReactNode }[];
  /** Where a page has a better way to the field than its fragment. */
  follow?: (event: MouseEvent<HTMLAnchorElement>) => void;
};

/** Stands on top of the form and leads to each field. */
export function ErrorSummary({ title, errors, follow }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, text }, i) => (
          <li key={i}>
            {field === undefined ? (
              text
            ) : (
              <a href={`#${field}`} onClick={follow}>
                {text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Names and titles may run either way; addresses, numbers and dates never do. */
function directionOf(type: string | undefined): 'auto' | undefined {
  return type === undefined || type === 'text' || type === 'search' ? 'auto' : undefined;
}
