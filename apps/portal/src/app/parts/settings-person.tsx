import { Button, Choice, DeskTable, Field, formatMoment, SelectField } from '@allmende/ui';
import type { Page } from '../page.js';
import { errorOf } from '../problem.view.js';
import type { SettingsData } from '../routes/settings.js';
import type { FormState } from '../served.js';
import { OwnAccount } from './own-account.js';
import { SettingsSection } from './settings-section.js';

export type SettingsProps = { settings: SettingsData; state: FormState | undefined; page: Page };

export function Person({ settings: { profile }, state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  return (
    <SettingsSection part="person" title={words.person} page={page}>
      <p className="muted">
        {words.email}: {profile.email}
        <br />
        <a href={page.to('/settings/email')}>{page.texts.emailChange.link}</a>
      </p>
      <form method="post" noValidate>
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
          <Button kind="outlined" name="intent" value="person" aria-label={words.saveName(words.person)}>
            {words.save}
          </Button>
        </div>
      </form>
    </SettingsSection>
  );
}

/** Kept in a cookie of this portal, so that every page knows it before it is drawn. */
export function Appearance({ state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  const chosen = state?.values['theme'] ?? page.theme ?? 'system';
  return (
    <SettingsSection part="theme" title={words.theme} page={page}>
      <p className="muted">{words.themeHint}</p>
      <form method="post">
        <fieldset>
          <legend className="visually-hidden">{words.theme}</legend>
          {(['system', 'light', 'dark'] as const).map((value) => (
            <Choice
              key={value}
              type="radio"
              name="theme"
              value={value}
              defaultChecked={chosen === value}
              label={words.themes[value]}
            />
          ))}
        </fieldset>
        <div className="actions path-actions">
          <Button kind="outlined" name="intent" value="theme" aria-label={words.saveName(words.theme)}>
            {words.save}
          </Button>
        </div>
      </form>
    </SettingsSection>
  );
}

export function Password({ state, page }: SettingsProps) {
  const { settings: words } = page.texts;
  return (
    <SettingsSection part="new-password" title={words.password} page={page}>
      <form method="post" noValidate>
        <Field
          name="currentPassword"
          type="password"
          required
          maxLength={200}
          autoComplete="current-password"
          label={words.current}
          error={errorOf(state?.problem, 'currentPassword')}
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
    </SettingsSection>
  );
}

export function Sessions({ settings: { sessions }, page }: SettingsProps) {
  const { settings: words } = page.texts;
  const dates = page.dates();
  const moment = (at: string): string => formatMoment(at, dates, { short: true });
  return (
    <SettingsSection part="sessions" title={words.sessions} page={page}>
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
                  <bdi>{placeOf({ device, portalName }, words)}</bdi>
                  {current ? `, ${words.thisOne}` : null}
                  <small>{words.since(moment(startedAt), moment(lastSeenAt))}</small>
                </>,
                current ? null : (
                  <form key="end" method="post">
                    <input type="hidden" name="sessionId" value={sessionId} />
                    <Button
                      kind="link"
                      name="intent"
                      value="end-session"
                      aria-label={words.endName(placeOf({ device, portalName }, words))}
                    >
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
    </SettingsSection>
  );
}

type Place = { device: string; portalName: string | null };

function placeOf({ device, portalName }: Place, words: SettingsProps['page']['texts']['settings']): string {
  return [device || words.unknownDevice, portalName].filter(Boolean).join(', ');
}

/** A copy of everything about oneself is asked for on a page of its own. */
export function OwnData({ settings: { profile }, page }: Pick<SettingsProps, 'settings' | 'page'>) {
  const { ownData } = page.texts;
  return (
    <section className="settings-part" id="data">
      <h2>{ownData.title}</h2>
      <p className="muted">{ownData.linkText}</p>
      <p>
        <a href={page.to('/settings/data')}>{ownData.link}</a>
      </p>
      <p className="muted path-actions">
        {ownData.opened} <a href={`${page.to('/me')}#submissions`}>{page.texts.me.mine}</a>.
      </p>
      <OwnAccount accountId={profile.accountId} page={page} />
    </section>
  );
}

export function Closing({ page }: Pick<SettingsProps, 'page'>) {
  const { closing } = page.texts.settings;
  return (
    <section className="settings-part" id="close">
      <h2>{closing.title}</h2>
      <p className="muted">{closing.linkText}</p>
      <p>
        <a href={page.to('/settings/close')}>{closing.link}</a>
      </p>
    </section>
  );
}
