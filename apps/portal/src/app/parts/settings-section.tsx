import type { ReactNode } from 'react';
import type { Page } from '../page.js';
import { settingsParts, type SettingsPart } from '../settings.parts.js';
import { DoneNotice } from './done-notice.js';

type SectionProps = {
  part: SettingsPart;
  title: string;
  /** What a form of it came to, where that says more than the texts know. */
  told?: Record<string, string>;
  page: Page;
  children: ReactNode;
};

/** A part of the settings; what was saved in it is told in it. */
export function SettingsSection({ part, title, told, page, children }: SectionProps) {
  const { done, saved } = page.texts.settings;
  const texts = Object.fromEntries(settingsParts[part].map((intent) => [intent, done[intent] ?? saved]));
  return (
    <section className="settings-part" id={part}>
      <h2>{title}</h2>
      <DoneNotice texts={{ ...texts, ...told }} />
      {children}
    </section>
  );
}
