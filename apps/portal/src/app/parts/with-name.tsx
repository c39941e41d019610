import { Choice, ChoiceGroup } from '@allmende/ui';
import type { Page } from '../page.js';
import type { FormState } from '../served.js';

type Props = { state: FormState | undefined; page: Page };

/** Once a text to be published gave away who asks: the places, and the tick that it is meant. */
export function WithName({ state, page }: Props) {
  const { withName: words } = page.texts.received;
  const findings = state?.problem.findings ?? [];
  const isMeant = state?.values['withName'] === 'yes';
  if (findings.length === 0 && !isMeant) return null;
  return (
    <>
      {findings.length > 0 ? (
        <section className="path-part">
          <p>{words.places}</p>
          <ul className="plain-list">
            {findings.map(({ field, before, found, after }, index) => (
              <li key={`${field} ${index}`}>
                <bdi>
                  {before}
                  <b>{found}</b>
                  {after}
                </bdi>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ChoiceGroup legend={words.legend} name="withName">
        <Choice
          type="checkbox"
          name="withName"
          value="yes"
          label={words.meant}
          hint={words.hint}
          defaultChecked={isMeant}
        />
      </ChoiceGroup>
    </>
  );
}
