import { periodGraceDays, type PeriodName } from '@allmende/contracts';

const counted = (one: string, many: string) => (count: number) => `${count}\u00a0${count === 1 ? one : many}`;

export const retentionPeriods = {
  title: 'Aufbewahrungsfristen',
  lead: 'Wie lange Ihr Cluster aufbewahrt, was vorbei ist und Personen nennt. Danach wird es von selbst gelöscht.',
  units: { days: counted('Tag', 'Tage'), years: counted('Jahr', 'Jahre') },
  inUnits: { days: 'in Tagen', years: 'in Jahren' },
  fields: {
    closedDrafts: 'Nicht eingereichte Entwürfe',
    endedMemberships: 'Abgelehnte Anträge und beendete Mitgliedschaften',
    readNotices: 'Gelesene Mitteilungen',
    idleSessions: 'Ohne Besuch angemeldet bleiben',
    accessLists: 'Zugriffsverläufe',
    officeConsents: 'Antworten von Transferstellen',
    answeredComplaints: 'Beantwortete Beschwerden',
  } satisfies Record<PeriodName, string>,
  hints: {
    closedDrafts:
      'Ab dem Einreichungsschluss, mit Text, Dateien und Team; ebenso Einladungen in Teams. Das Team sieht bei seinem Entwurf den Tag.',
    endedMemberships: 'Ab der Ablehnung oder dem Ende.',
    readNotices: 'Ab dem Lesen, soweit sie von Ihrem Cluster oder seinen Challenges kommen.',
    idleSessions: 'Ab dem letzten Besuch an Ihrem Portal.',
    accessLists:
      'Ab der Entscheidung: wer vertrauliche Unterlagen angefragt und wer Unterlagen oder Lösungsvorschläge geöffnet hat. Nie kürzer, als die Vertraulichkeit beider Seiten gilt.',
    officeConsents:
      'Ab dem Einreichungsschluss, sobald entschieden ist. Nie kürzer, als Ansprüche in der Regel bestehen; Nachweise darüber bleiben.',
    answeredComplaints:
      'Ab der Antwort, frühestens ab der Entscheidung. Nie kürzer, als Ansprüche in der Regel bestehen.',
  } satisfies Record<PeriodName, string>,
  froms: {
    closedDrafts: 'ab dem Einreichungsschluss',
    endedMemberships: 'ab der Ablehnung oder dem Ende',
    readNotices: 'ab dem Lesen',
    idleSessions: 'ab dem letzten Besuch',
    accessLists: 'ab der Entscheidung',
    officeConsents: 'ab dem Einreichungsschluss, sobald entschieden ist',
    answeredComplaints: 'ab der Antwort, frühestens ab der Entscheidung',
  } satisfies Record<PeriodName, string>,
  bounds: (least: number, most: string, usual: number) => `${least} bis ${most}, üblich: ${usual}.`,
  wrong: (field: string, least: number, most: string) =>
    `${field}: bitte eine ganze Zahl, ${least} bis ${most}.`,
  change: (field: string, after: string, before: string) => `${field}: ${after}, bisher ${before}`,
  untouched: (deletionDays: number) =>
    `Nachweise, Zustimmungen und eingereichte Lösungsvorschläge berührt das nicht. Für sie gelten die Teilnahmebedingungen; was nicht ausgezeichnet wurde, wird spätestens ${deletionDays}\u00a0Tage nach der Entscheidung gelöscht.`,
  shorter: {
    title: 'Sie kürzen:',
    text: (from: string) =>
      `Das gilt ab dem ${from}: Was dann länger vorbei ist, wird gelöscht. Bis dahin können Sie die Frist wieder verlängern; was gelöscht ist, lässt sich nicht zurückholen.`,
    legend: 'Kürzer aufbewahren?',
    sure: 'Ja, die kürzeren Fristen sollen gelten.',
  },
  save: 'Speichern',
  saved: `Gespeichert. Für das, was schon vorbei ist, gilt es in ${periodGraceDays}\u00a0Tagen; für Anmeldungen ab jetzt.`,
  log: {
    title: 'Bisherige Änderungen',
    what: 'Was',
    by: 'Von',
    at: 'Wann',
    closed: 'Geschlossenes Konto',
  },
  publicTitle: 'Wie lange dieses Cluster aufbewahrt, was vorbei ist',
  publicLead: 'Danach wird es gelöscht. Die Fristen legt das Clustermanagement fest.',
};
