import type { NoticeKind } from '@allmende/contracts';
import { Button, DeskTable } from '@allmende/ui';
import type { Page } from '../page.js';
import type { SettingsProps } from './settings-person.js';
import { SettingsSection } from './settings-section.js';

type Row = { kind: NoticeKind; /** Nobody else ever gets these. */ only?: 'manages' | 'asks' | 'office' };
type Group = { key: 'solutions' | 'challenges' | 'groups' | 'clusters'; rows: Row[] };

const groups: Group[] = [
  {
    key: 'solutions',
    rows: [
      { kind: 'submission-received' },
      { kind: 'submission-withdrawn' },
      { kind: 'agreement-recorded' },
      { kind: 'agreement-to-confirm' },
      { kind: 'agreement-confirmed' },
      { kind: 'agreement-refused' },
      { kind: 'terms-changed' },
      { kind: 'consent-asked', only: 'office' },
      { kind: 'consent-told', only: 'office' },
      { kind: 'consent-reminder', only: 'office' },
      { kind: 'consent-given' },
      { kind: 'consent-held' },
      { kind: 'consent-lapsed' },
      { kind: 'brief-answered' },
      { kind: 'receipt-issued' },
      { kind: 'team-invitation' },
      { kind: 'team-member-joined' },
      { kind: 'award-offered' },
      { kind: 'decision' },
      { kind: 'deletion-ahead' },
      { kind: 'contents-deleted' },
      { kind: 'non-use-confirmed' },
      { kind: 'outcome-told' },
    ],
  },
  {
    key: 'challenges',
    rows: [
      { kind: 'challenge-extended' },
      { kind: 'challenge-suspended' },
      { kind: 'challenge-resumed' },
      { kind: 'challenge-opened' },
      { kind: 'challenge-decided' },
      { kind: 'complaint-filed' },
      { kind: 'complaint-answered' },
      { kind: 'challenge-to-review', only: 'manages' },
      { kind: 'challenge-sent-back', only: 'asks' },
      { kind: 'challenge-published', only: 'asks' },
      { kind: 'challenge-closed', only: 'asks' },
      { kind: 'opener-named' },
      { kind: 'opener-replaced' },
      { kind: 'brief-requested', only: 'asks' },
      { kind: 'opening-asked' },
      { kind: 'submissions-opened' },
      { kind: 'award-accepted', only: 'asks' },
      { kind: 'award-declined', only: 'asks' },
      { kind: 'award-lapsed' },
      { kind: 'award-taken-back' },
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
      { kind: 'group-post' },
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
    ],
  },
];

/** What somebody wants to be told of, and by which way. */
export function NoticeChoices({ settings: { preferences }, page }: SettingsProps) {
  const { settings: words } = page.texts;
  if (!preferences) return null;
  const isFor = ({ only }: Row): boolean => only === undefined || page.person?.[only] === true;
  const tick = (way: 'portal' | 'mail', kind: NoticeKind) => (
    <Tick key={way} way={way} kind={kind} checked={preferences[way][kind]} words={words} />
  );
  return (
    <SettingsSection part="notices" title={words.notices} page={page}>
      <p className="muted">{words.noticesHint}</p>
      <form method="post" className="notice-choices">
        <DeskTable
          name={words.notices}
          columns={[
            { title: words.what, hidden: true },
            { title: words.ways.portal },
            { title: words.ways.mail },
          ]}
          groups={groups.map(({ key, rows }) => ({
            title: words.groups[key],
            rows: rows.filter(isFor).map(({ kind }) => ({
              key: kind,
              cells: [words.kinds[kind], tick('portal', kind), tick('mail', kind)],
            })),
          }))}
        />
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="notices" aria-label={words.saveName(words.notices)}>
            {words.save}
          </Button>
        </div>
      </form>
    </SettingsSection>
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
