/** A file to check, or to compare with what is checked. */
export function ChooseFile({
  name,
  label,
  filled,
}: {
  name: 'chosen' | 'compare' | 'kept-file';
  label: string;
  filled?: boolean;
}) {
  const props = { [`data-${name}`]: true };
  return (
    <label className={filled ? 'button' : 'button is-outlined'}>
      {label}
      <input type="file" className="visually-hidden" multiple={name === 'compare'} {...props} />
    </label>
  );
}

/** The same as text. */
export function Pasted({
  name,
  label,
  value,
}: {
  name: 'pasted' | 'keys' | 'kept' | 'note';
  label: string;
  value?: string;
}) {
  const props = { [`data-${name}`]: true };
  return (
    <div className="field">
      <label className="field-label" htmlFor={name}>
        {label}
      </label>
      <textarea
        className="input code"
        id={name}
        defaultValue={value}
        spellCheck={false}
        rows={6}
        {...props}
      />
    </div>
  );
}
