import type { TermsVersion } from '@allmende/contracts';
import { Button, formatDay } from '@allmende/ui';
import type { Page } from '../page.js';

type ChoiceProps = {
  /** Of one layer, the newest first. */
  versions: Pick<TermsVersion, 'versionId' | 'number' | 'publishedAt'>[];
  /** The two that are compared now. */
  chosen?: { from: string; to: string };
  /** Where they are compared. */
  action: string;
  page: Page;
};

/** Any two versions of one layer; nothing where there is only one. */
export function VersionChoice({ versions, chosen, action, page }: ChoiceProps) {
  const { changes: words, version: name } = page.texts.terms;
  const [newest, before] = versions;
  if (!newest || !before) return null;
  const shown = { from: before.versionId, to: newest.versionId, ...chosen };
  return (
    <form method="get" action={action} className="version-choice">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field">
          <span className="label">{words[end]}</span>
          <select className="input" name={end} defaultValue={shown[end]}>
            {versions.map(({ versionId, number, publishedAt }) => (
              <option key={versionId} value={versionId}>
                {name(number, formatDay(publishedAt, page.dates(), { weekday: false, year: true }))}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button dense kind="outlined">
        {words.act}
      </Button>
    </form>
  );
}
