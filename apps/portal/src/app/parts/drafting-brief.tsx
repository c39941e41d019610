import { Choice, ChoiceGroup, TextField } from '@allmende/ui';
import { Conflicts, errorAt, frameOf, type Drafting } from './drafting-fields.js';

/** Who reads the confidential brief beside agreeing to the terms. */
export function BriefReaders({ drafting }: { drafting: Drafting }) {
  const { page, typed, now } = drafting;
  const { fields } = page.texts.drafting;
  const onRequest = typed['briefOnRequest'] === 'yes';
  const verifiedOnly = (now['briefVerifiedOnly'] ?? typed['briefVerifiedOnly']) === 'yes';
  // Whoever is left out could come with an address that says nothing.
  const isFixed = Boolean((now['briefExcluded'] ?? typed['briefExcluded'])?.trim());
  return (
    <div className="brief-readers">
      <ChoiceGroup
        legend={fields.briefReaders}
        name="briefOnRequest"
        error={errorAt(drafting, 'briefOnRequest')}
      >
        <Choice
          type="radio"
          name="briefOnRequest"
          value="no"
          label={fields.briefAgreed}
          defaultChecked={!onRequest}
        />
        <Choice
          type="radio"
          name="briefOnRequest"
          value="yes"
          label={fields.briefOnRequest}
          hint={fields.briefOnRequestHint}
          defaultChecked={onRequest}
        />
        <Conflicts drafting={drafting} names={['briefOnRequest']} />
      </ChoiceGroup>
      <ChoiceGroup
        legend={fields.briefLimits}
        name="briefVerifiedOnly"
        error={errorAt(drafting, 'briefVerifiedOnly')}
      >
        {isFixed ? (
          <>
            <Choice
              key="fixed"
              type="checkbox"
              label={fields.briefVerifiedOnly}
              hint={`${fields.briefVerifiedHint} ${fields.briefVerifiedFixed}`}
              checked
              disabled
            />
            {verifiedOnly ? <input type="hidden" name="briefVerifiedOnly" value="yes" /> : null}
          </>
        ) : (
          <Choice
            key="free"
            type="checkbox"
            name="briefVerifiedOnly"
            value="yes"
            label={fields.briefVerifiedOnly}
            hint={fields.briefVerifiedHint}
            defaultChecked={verifiedOnly}
          />
        )}
        <Conflicts drafting={drafting} names={['briefVerifiedOnly']} />
      </ChoiceGroup>
      <TextField
        {...frameOf(drafting, 'briefExcluded')}
        label={fields.briefExcluded}
        hint={fields.briefExcludedHint}
        rows={3}
        autoComplete="off"
      />
    </div>
  );
}
