import type { NoticeKind } from '@allmende/contracts';
import { Button, Choice, DeskTable, Field, formatMoment, SelectField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { SettingsData } from '../routes/settings.js';
import type { FormState } from '../served.js';

export type SettingsProps = { settings: SettingsData; state: FormState | undefined; page: Page };

export function Person({ settings: { profile }, state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  return (
    <section className="settings-part">
      <h2>{words.person}</h2>
      <p className="muted">
        {words.email}: {profile.email}
      </p>
      <form method="post">
        <Field
          name="name"
          required
          maxLength={120}
          autoComplete="name"
          label={words.name}
          hint={words.nameHint}
          defaultValue={state?.values['name'] ?? profile.name}
          error={errorOf(state?.problem, 'name')}
        />
        <SelectField
          name="language"
          label={words.language}
          defaultValue={state?.values['language'] ?? profile.language}
          options={(['de', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
        />
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="person">
            {words.save}
          </Button>
        </div>
      </form>
    </section>
  );
}

const mailGroups: { key: 'solutions' | 'challenges' | 'groups' | 'clusters'; kinds: NoticeKind[] }[] = [
  {
    key: 'solutions',
    kinds: [
      'submission-received',
      'submission-withdrawn',
      'agreement-recorded',
      'agreement-to-confirm',
      'agreement-confirmed',
      'agreement-refused',
      'receipt-issued',
      'team-member-joined',
      'award-offered',
      'decision',
      'outcome-told',
    ],
  },
  {
    key: 'challenges',
    kinds: [
      'challenge-extended',
      'challenge-opened',
      'challenge-closed',
      'challenge-decided',
      'challenge-to-review',
      'challenge-sent-back',
      'challenge-published',
      'award-accepted',
      'award-declined',
    ],
  },
  { key: 'groups', kinds: ['group-member-joined', 'group-post', 'group-file'] },
  { key: 'clusters', kinds: ['membership-requested', 'membership-admitted', 'membership-refused'] },
];

/** Invitations always come by mail: their link is the only way in. */
export function Mails({ settings: { mail }, page }: SettingsProps) {
  const { settings: words } = page.texts;
  if (!mail) return null;
  return (
    <section className="settings-part" id="mails">
      <h2>{words.mails}</h2>
      <p className="muted">{words.mailsHint}</p>
      <form method="post">
        <div className="settings-mails">
          {mailGroups.map(({ key, kinds }) => (
            <fieldset key={key}>
              <legend>{words.groups[key]}</legend>
              {kinds.map((kind) => (
                <div key={kind}>
                  <input type="hidden" name="shown" value={kind} />
                  <Choice
                    type="checkbox"
                    name="mail"
                    value={kind}
                    defaultChecked={mail[kind]}
                    label={words.kinds[kind]}
                  />
                </div>
              ))}
            </fieldset>
          ))}
        </div>
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="mails">
            {words.save}
          </Button>
        </div>
      </form>
    </section>
  );
}

export function Password({ state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  return (
    <section className="settings-part">
      <h2>{words.password}</h2>
      <form method="post">
        <Field
          name="currentPassword"
          type="password"
          required
          maxLength={200}
          autoComplete="current-password"
          label={words.current}
          error={errorOf(state?.problem, 'current')}
        />
        <Field
          name="password"
          type="password"
          required
          minLength={12}
          maxLength={200}
          autoComplete="new-password"
          label={words.fresh}
          hint={words.freshHint}
          error={errorOf(state?.problem, 'password')}
        />
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="password">
            {words.changePassword}
          </Button>
        </div>
      </form>
    </section>
  );
}

export function Sessions({ settings: { sessions }, page }: SettingsProps) {
  const { settings: words } = page.texts;
  const dates = page.dates();
  const moment = (at: string): string => formatMoment(at, dates, { short: true });
  return (
    <section className="settings-part">
      <h2>{words.sessions}</h2>
      <DeskTable
        name={words.sessions}
        columns={[
          { title: words.sessions, hidden: true },
          { title: words.end, hidden: true },
        ]}
        groups={[
          {
            rows: sessions.map(({ sessionId, device, portalName, startedAt, lastSeenAt, current }) => ({
              key: sessionId,
              cells: [
                <>
                  <bdi>{[device, portalName].filter(Boolean).join(', ')}</bdi>
                  {current ? `, ${words.thisOne}` : null}
                  <small>{words.since(moment(startedAt), moment(lastSeenAt))}</small>
                </>,
                current ? null : (
                  <form key="end" method="post">
                    <input type="hidden" name="sessionId" value={sessionId} />
                    <Button kind="link" name="intent" value="end-session" aria-label={words.endName(device)}>
                      {words.end}
                    </Button>
                  </form>
                ),
              ],
            })),
          },
        ]}
      />
      <form method="post" className="path-actions">
        <Button kind="outlined" name="intent" value="sign-out-everywhere">
          {words.endAll}
        </Button>
      </form>
    </section>
  );
}
