import { rightsModels, type RightsPackage } from '@allmende/contracts';
import { Choice, ChoiceGroup, SevenLines } from '@allmende/ui';
import { Conflicts, errorAt, One, Pair, type Drafting } from './drafting-fields.js';

type RightsProps = { drafting: Drafting; models: RightsPackage[]; preview: RightsPackage | undefined };

/** Eight models with their line; the blanks of the chosen one; and its seven answers as participants read them. */
export function RightsPart({ drafting, models, preview }: RightsProps) {
  const { page, typed } = drafting;
  const { fields, rightsForYou, rightsPreview, rightsPreviewNone, rightsReader, rightsCompare } =
    page.texts.drafting;
  const known = rightsModels.flatMap((code) => models.find((one) => one.code === code) ?? []);
  return (
    <>
      <p className="path-note">
        {rightsReader}{' '}
        <a href={page.to('/rights-models')} target="_blank" rel="noopener">
          {rightsCompare}
        </a>
      </p>
      <ChoiceGroup legend={fields.rightsModel} name="rightsModel" error={errorAt(drafting, 'rightsModel')}>
        {known.map(({ code, name }) => (
          <Choice
            key={code}
            type="radio"
            name="rightsModel"
            value={code}
            label={name[page.language]}
            hint={rightsForYou[code]}
            defaultChecked={typed['rightsModel'] === code}
          />
        ))}
        <Conflicts drafting={drafting} names={['rightsModel']} />
      </ChoiceGroup>
      <RightsBlanks drafting={drafting} models={known} />
      {preview ? (
        <SevenLines
          id="rights-preview"
          title={rightsPreview}
          summary={preview.line[page.language]}
          lines={preview.lines.map(({ key, answer }) => ({
            question: page.texts.challenges.seven[key],
            answer: answer[page.language],
          }))}
        />
      ) : (
        <p className="muted">{rightsPreviewNone}</p>
      )}
      <div className="path-part">
        <HeldConsents drafting={drafting} />
      </div>
    </>
  );
}

/** What it means for a team that the transfer office of one of them holds its consent. */
function HeldConsents({ drafting }: { drafting: Drafting }) {
  const { page, typed } = drafting;
  const { fields, heldConsents: words } = page.texts.drafting;
  const name = 'heldConsents';
  return (
    <ChoiceGroup legend={fields.heldConsents} hint={words.hint} name={name} error={errorAt(drafting, name)}>
      {(['wait', 'told'] as const).map((one) => (
        <Choice
          key={one}
          type="radio"
          name={name}
          value={one}
          label={words[one]}
          defaultChecked={(typed[name] ?? 'wait') === one}
        />
      ))}
      <Conflicts drafting={drafting} names={[name]} />
    </ChoiceGroup>
  );
}

/** Each blank once; style sheets show those of the chosen model, so that it works without a script. */
function RightsBlanks({ drafting, models }: { drafting: Drafting; models: RightsPackage[] }) {
  const { fields } = drafting.page.texts.drafting;
  const askedBy = (name: string): string =>
    models
      .filter(({ blanks }) => blanks.some((blank) => blank.name === name))
      .map(({ code }) => code)
      .join(' ');
  const blank = (
    name: keyof typeof fields & string,
    rest: Omit<Parameters<typeof One>[0], 'drafting' | 'name' | 'label'>,
  ) => (
    <div className="blank" data-models={askedBy(name)}>
      <One drafting={drafting} name={`termsBlanks.${name}`} label={fields[name] as string} {...rest} />
    </div>
  );
  return (
    <>
      {blank('optionUntil', { type: 'date' })}
      {blank('firstTalkWeeks', { type: 'number', min: 1, max: 26 })}
      <div className="blank" data-models={askedBy('licenceField')}>
        <Pair
          drafting={drafting}
          name="termsBlanks.licenceField"
          label={fields.licenceField}
          hint={fields.licenceFieldHint}
          limit={200}
        />
      </div>
      {blank('licenceYears', { type: 'number', min: 1, max: 20 })}
      {blank('openLicence', { maxLength: 80, hint: fields.openLicenceHint })}
      <div className="blank" data-models={askedBy('jointAgreement')}>
        <Pair
          drafting={drafting}
          name="termsBlanks.jointAgreement"
          label={fields.jointAgreement}
          rows={6}
          limit={8000}
        />
      </div>
      {blank('transferFee', { type: 'number', min: 0, step: 'any', hint: fields.transferFeeHint })}
    </>
  );
}
