/** The parts of the settings, named as their anchors, each with its forms as their buttons name them. */
export const settingsParts = {
  person: ['person'],
  theme: ['theme'],
  notices: ['notices'],
  clusters: ['join', 'of-record', 'leave', 'take-back'],
  organisations: ['affiliation', 'leave-affiliation'],
  'new-password': ['password'],
  sessions: ['end-session', 'sign-out-everywhere'],
} as const;
export type SettingsPart = keyof typeof settingsParts;

/** Where to go on after a form: to its part, which says that it is saved. */
export function partPath(intent: string): string {
  const [part] =
    Object.entries(settingsParts).find(([, intents]) => (intents as readonly string[]).includes(intent)) ??
    [];
  return part ? `/settings#${part}` : '/settings';
}
