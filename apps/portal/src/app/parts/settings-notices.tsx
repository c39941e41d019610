import type { NoticeKind } from '@allmende/contracts';
import { Button, DeskTable, Fold } from '@allmende/ui';
import type { Page } from '../page.js';
import type { SettingsProps } from './settings-person.js';
import { SettingsSection } from './settings-section.js';

type Row = {
  kind: NoticeKind;
  /** Nobody else ever gets these. */ only?: 'manages' | 'asks' | 'office' | 'operator';
};
type Group = {
  key: keyof Page['texts']['settings']['groups'];
  rows: Row[];
  /** For those alone who hold one of these roles; others are told all the same, should it ever concern them. */
  onlyFor?: NonNullable<Row['only']>[];
};

const groups: Group[] = [
  {
    key: 'solutions',
    rows: [
      { kind: 'submission-received' },
      { kind: 'submission-withdrawn' },
      { kind: 'receipt-issued' },
      { kind: 'team-invitation' },
      { kind: 'team-member-joined' },
      { kind: 'team-member-left' },
      { kind: 'team-member-removed' },
    ],
  },
  {
    key: 'agreements',
    rows: [
      { kind: 'agreement-recorded' },
      { kind: 'agreement-to-confirm' },
      { kind: 'agreement-confirmed' },
      { kind: 'agreement-refused' },
      { kind: 'terms-changed' },
      { kind: 'brief-answered' },
      { kind: 'consent-asked', only: 'office' },
      { kind: 'consent-told', only: 'office' },
      { kind: 'consent-reminder', only: 'office' },
      { kind: 'consent-unanswered', only: 'office' },
      { kind: 'consent-given' },
      { kind: 'consent-given-in-part' },
      { kind: 'consent-held' },
      { kind: 'consent-lapsed' },
    ],
  },
  {
    key: 'decisions',
    rows: [
      { kind: 'award-offered' },
      { kind: 'award-lapsed' },
      { kind: 'award-taken-back' },
      { kind: 'decision' },
      { kind: 'outcome-told' },
      { kind: 'deletion-ahead' },
      { kind: 'draft-deletion-ahead' },
      { kind: 'contents-deleted' },
      { kind: 'non-use-confirmed' },
    ],
  },
  {
    key: 'challenges',
    rows: [
      { kind: 'challenge-opened' },
      { kind: 'challenge-extended' },
      { kind: 'challenge-suspended' },
      { kind: 'challenge-resumed' },
      { kind: 'challenge-decided' },
      { kind: 'complaint-filed' },
      { kind: 'complaint-answered' },
    ],
  },
  {
    key: 'asking',
    onlyFor: ['manages', 'asks'],
    rows: [
      { kind: 'challenge-to-review', only: 'manages' },
      { kind: 'challenge-sent-back', only: 'asks' },
      { kind: 'challenge-published', only: 'asks' },
      { kind: 'brief-requested', only: 'asks' },
      { kind: 'challenge-closed', only: 'asks' },
      { kind: 'seeker-invited' },
      { kind: 'seeker-left', only: 'asks' },
      { kind: 'seeker-removed' },
      { kind: 'opener-named' },
      { kind: 'opener-replaced' },
      { kind: 'opening-asked' },
      { kind: 'submissions-opened' },
      { kind: 'award-accepted', only: 'asks' },
      { kind: 'award-declined', only: 'asks' },
      { kind: 'non-use-asked', only: 'asks' },
      { kind: 'non-use-overdue' },
    ],
  },
  {
    key: 'groups',
    rows: [
      { kind: 'group-invitation' },
      { kind: 'group-member-joined' },
      { kind: 'group-invitation-declined' },
      { kind: 'group-former-seeker' },
      { kind: 'group-former-moderator', only: 'manages' },
      { kind: 'group-post' },
      { kind: 'group-post-removed' },
      { kind: 'group-file' },
    ],
  },
  {
    key: 'clusters',
    rows: [
      { kind: 'membership-requested', only: 'manages' },
      { kind: 'membership-admitted' },
      { kind: 'membership-refused' },
      { kind: 'affiliation-verified' },
      { kind: 'checkpoint', only: 'manages' },
      { kind: 'data-ready' },
      { kind: 'reading-asked', only: 'operator' },
      { kind: 'reading-answered', only: 'operator' },
    ],
  },
];

/** What somebody wants to be told of, and by which way: folded, with what is chosen in the summary. */
export function NoticeChoices({ settings: { preferences, asks }, state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  if (!preferences) return null;
  const isFor = ({ only }: Pick<Row, 'only'>): boolean =>
    only === undefined || (only === 'asks' ? asks : page.person?.[only] === true);
  const typed = state?.values['intent'] === 'notices' ? state.values : undefined;
  const isChosen: IsChosen = (way, kind) =>
    typed ? (typed[way] ?? '').split(',').includes(kind) : preferences[way][kind];
  const shown = groups.filter(({ onlyFor }) => onlyFor?.some((only) => isFor({ only })) ?? true);
  return (
    <SettingsSection part="notices" title={words.notices} page={page}>
      <p className="muted">{words.noticesHint}</p>
      <form method="post" className="notice-choices">
        {shown.map(({ key, rows }) => (
          <Choices
            key={key}
            title={words.groups[key]}
            kinds={rows.filter(isFor).map(({ kind }) => kind)}
            isChosen={isChosen}
            words={words}
          />
        ))}
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="notices" aria-label={words.saveName(words.notices)}>
            {words.save}
          </Button>
        </div>
      </form>
    </SettingsSection>
  );
}

type IsChosen = (way: 'portal' | 'mail', kind: NoticeKind) => boolean;

type ChoicesProps = {
  title: string;
  kinds: NoticeKind[];
  isChosen: IsChosen;
  words: Page['texts']['settings'];
};

function Choices({ title, kinds, isChosen, words }: ChoicesProps) {
  const chosen = (way: 'portal' | 'mail'): number => kinds.filter((kind) => isChosen(way, kind)).length;
  const tick = (way: 'portal' | 'mail', kind: NoticeKind) => (
    <Tick key={way} way={way} kind={kind} checked={isChosen(way, kind)} words={words} />
  );
  return (
    <Fold title={title} hint={words.chosen(chosen('portal'), chosen('mail'), kinds.length)}>
      <DeskTable
        name={title}
        columns={[
          { title: words.what, hidden: true },
          { title: words.ways.portal },
          { title: words.ways.mail },
        ]}
        groups={[
          {
            rows: kinds.map((kind) => ({
              key: kind,
              cells: [words.kinds[kind], tick('portal', kind), tick('mail', kind)],
            })),
          },
        ]}
      />
    </Fold>
  );
}

type TickProps = {
  way: 'portal' | 'mail';
  kind: NoticeKind;
  checked: boolean;
  words: Page['texts']['settings'];
};

function Tick({ way, kind, checked, words }: TickProps) {
  return (
    <label className="tick">
      <input type="hidden" name="shown" value={kind} />
      <input type="checkbox" name={way} value={kind} defaultChecked={checked} />
      <span className="visually-hidden">
        {words.kinds[kind]}: {words.ways[way]}
      </span>
    </label>
  );
}
