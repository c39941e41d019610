export const serviceNames = [
  'identity',
  'challenges',
  'terms',
  'submissions',
  'groups',
  'notifications',
] as const;
export type ServiceName = (typeof serviceNames)[number];
/** Everyone who has a connection to NATS; `demo` loads content once and goes. */
export const processNames = [...serviceNames, 'files', 'gateway', 'demo'] as const;
export type ProcessName = (typeof processNames)[number];
