import type { NoticeKind } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

/** What members and managers of a cluster hear, and the operator's staff. */
export const clusterTexts = {
  'membership-requested': {
    de: {
      subject: 'Aufnahme in Ihr Cluster',
      body: 'Jemand möchte aufgenommen werden: {cluster}. Im Clusterbüro sehen Sie, wer es ist und welche Organisation angegeben wurde. Bis Sie die Mitteilung gelesen haben, schreiben wir Ihnen zu weiteren Anfragen nicht noch einmal.',
      action: 'Zum Clusterbüro',
    },
    en: {
      subject: 'Someone asks to join your cluster',
      body: 'Someone would like to join {cluster}. Your desk shows who it is and which organisation they gave. Until you have read the notice, we will not write about further requests.',
      action: 'Go to the desk',
    },
  },
  'membership-admitted': {
    de: {
      subject: 'Sie sind aufgenommen',
      body: 'Sie gehören jetzt zu {cluster}. An Challenges, die den Mitgliedern vorbehalten sind, können Sie damit teilnehmen. Haben Sie eine Organisation angegeben, können Sie auch selbst eine Challenge stellen.',
      action: 'Zur Übersicht',
      also: [
        { action: 'Challenges ansehen', path: '/challenges' },
        { action: 'Eine Challenge stellen', path: '/desk/challenges/new' },
      ],
    },
    en: {
      subject: 'You are admitted',
      body: 'You belong to {cluster} now and can take part in challenges for its members. If you have stated an organisation, you can also post a challenge yourself.',
      action: 'Go to your overview',
      also: [
        { action: 'See challenges', path: '/challenges' },
        { action: 'Post a challenge', path: '/desk/challenges/new' },
      ],
    },
  },
  'membership-refused': {
    de: {
      subject: 'Zu Ihrer Aufnahme',
      body: '{cluster} hat Sie nicht aufgenommen. Wurde ein Grund genannt, steht er in Ihren Einstellungen.\n\nIhr Konto bleibt bestehen; an Challenges, die allen offenstehen, können Sie weiterhin teilnehmen.',
      action: 'Zu den Einstellungen',
    },
    en: {
      subject: 'About your membership',
      body: '{cluster} has not admitted you. If a reason was given, your settings show it.\n\nYour account stays; you can still take part in challenges that are open to everyone.',
      action: 'Go to your settings',
    },
  },
  'affiliation-verified': {
    de: {
      subject: 'Ihre Zugehörigkeit ist bestätigt',
      body: 'Ein Clustermanagement hat Ihre Zugehörigkeit zu einer Organisation bestätigt. In den Einstellungen sehen Sie, mit welcher Rolle.',
      action: 'Zu den Einstellungen',
    },
    en: {
      subject: 'Your affiliation is verified',
      body: 'A cluster management has verified that you belong to an organisation. Your settings show in which role.',
      action: 'Go to the settings',
    },
  },
  'data-ready': {
    de: {
      subject: 'Die Kopie Ihrer Daten liegt bereit',
      body: 'Sie haben eine Kopie Ihrer Daten angefordert. Bis {expiresAt} können Sie sie einmal herunterladen, angemeldet mit Ihrem Konto. Haben Sie nichts angefordert, ändern Sie bitte Ihr Passwort.',
      action: 'Zu meinen Daten',
    },
    en: {
      subject: 'The copy of your data is ready',
      body: 'You asked for a copy of your data. Until {expiresAt} you can download it once, signed in to your account. If you did not ask for it, please change your password.',
      action: 'Go to my data',
    },
  },
  'reading-asked': {
    de: {
      subject: 'Gesperrte Nachweise: Ihre Antwort ist gefragt',
      body: 'Eine andere Person des Betriebs möchte lesen, was von einem geschlossenen Konto gesperrt aufbewahrt wird. Den Grund lesen Sie im Portal. Eine Woche lang können Sie zustimmen oder ablehnen.',
      action: 'Antrag lesen',
    },
    en: {
      subject: 'Restricted receipts: your answer is asked for',
      body: 'Somebody else of the operator’s staff wants to read what is kept, restricted, of a closed account. You read the reason in the portal. For a week you can approve or decline.',
      action: 'Read the request',
    },
  },
  'reading-answered': {
    de: {
      subject: 'Gesperrte Nachweise: Ihr Antrag ist beantwortet',
      body: 'Auf Ihren Antrag, gesperrt aufbewahrte Nachweise zu lesen, gibt es eine Antwort. Haben Sie die Zustimmung, können Sie einmal lesen, innerhalb von 24 Stunden.',
      action: 'Antwort ansehen',
    },
    en: {
      subject: 'Restricted receipts: your request is answered',
      body: 'There is an answer to your request to read restricted receipts. If it is approved, you can read once, within 24 hours.',
      action: 'See the answer',
    },
  },
  checkpoint: {
    de: {
      subject: 'Protokollstand dieser Woche',
      body: 'Das Nachweisprotokoll hatte am {signedAt} {rows} Zeilen. Der unterschriebene Protokollstand liegt dieser E-Mail bei.\n\nBitte bewahren Sie die E-Mail auf. Ändert später jemand eine Zeile davor, passt der Stand nicht mehr: Sie sind Zeuge, ohne etwas tun zu müssen.',
      action: 'Zum Nachweisprotokoll',
    },
    en: {
      subject: 'Checkpoint of this week',
      body: 'The evidence log had {rows} rows on {signedAt}. The signed checkpoint is attached to this mail.\n\nPlease keep the mail. If anybody changes a row before it later, the checkpoint no longer fits: you are a witness without having to do anything.',
      action: 'Go to the evidence log',
    },
  },
} satisfies Partial<Record<NoticeKind, InBoth>>;
