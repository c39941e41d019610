import type { ChallengePage } from '@allmende/contracts';
import type { Standing } from '../challenge.server.js';
import type { Page } from '../page.js';

type Props = { challenge: ChallengePage; standing: Standing; page: Page };

/** More names than these are counted; the facts of the challenge list them. */
const fewNames = 4;

/** To whoever may not take part: who may, and the way there. */
export function NotEligible({ challenge: { eligibleClusters }, standing: { admission }, page }: Props) {
  const { notEligible: words } = page.texts.challenges;
  const names = eligibleClusters.map(({ name }) => name);
  if (admission?.kind === 'runs') return words.runs;
  if (names.length === 0) return null;
  return (
    <>
      <bdi>{names.length > fewNames ? words.count(names.length) : words.members(list(names, page))}</bdi>
      {admission ? (
        <>
          {' '}
          <Way admission={admission} page={page} />
        </>
      ) : null}
    </>
  );
}

type WayProps = { admission: Exclude<NonNullable<Standing['admission']>, { kind: 'runs' }>; page: Page };

function Way({ admission, page }: WayProps) {
  const { notEligible: words } = page.texts.challenges;
  const { memberships } = page.texts.me;
  if (admission.kind === 'ask') {
    const { clusterId, name } = admission.cluster;
    return <a href={`${page.to('/settings')}?cluster=${clusterId}#clusters`}>{words.ask(name)}</a>;
  }
  return (
    <>
      <bdi>
        {memberships.pending(
          list(
            admission.clusters.map(({ name }) => name),
            page,
          ),
        )}
      </bdi>{' '}
      <a href={`${page.to('/settings')}#clusters`}>{memberships.see}</a>
    </>
  );
}

const list = (names: string[], { language }: Page): string => new Intl.ListFormat(language).format(names);
