export const invitation = {
  title: 'Einladung',
  team: (name: string) => `${name} lädt Sie in ein Team ein`,
  seekers: (name: string) => `${name} lädt Sie ein, eine Challenge mitzutragen`,
  leads: {
    team: 'Sie arbeiten gemeinsam an einem Lösungsvorschlag zu dieser Challenge:',
    seekers: 'Sie gehören dann zum Team, das diese Challenge stellt:',
  },
  seekersRole:
    'Sie lesen und schreiben alles wie die anderen im Team, nach dem Einreichungsschluss auch die Lösungsvorschläge. Selbst teilnehmen können Sie dann nicht mehr.',
  seekersAlone:
    'Wer an der Challenge teilnimmt, kann nicht annehmen. Ob Sie teilnehmen, erfährt das Unternehmen nicht, auch nicht, wenn Sie ablehnen.',
  roles: {
    lead: 'Sie würden das Team leiten.',
    member: 'Sie schreiben mit und geben eine eigene Erklärung ab.',
    reader: 'Sie lesen mit.',
  },
  teamNext:
    'Nach dem Annehmen lesen Sie die Bedingungen der Challenge. Die Lösung sehen Sie erst, wenn Sie ihnen zugestimmt haben.',
  closes: (when: string) => `Einreichungsschluss: ${when}.`,
  readChallenge: 'Challenge lesen',
  group: (name: string) => `${name} lädt Sie in eine geschlossene Gruppe ein`,
  inviter: 'Eingeladen von',
  purpose: 'Wozu',
  cluster: 'Federführend',
  organisations: 'Wer dabei ist',
  andCompany: (named: string) => `${named} und ein Unternehmen, das hier ungenannt bleibt`,
  companyOnly: 'Ein Unternehmen, das hier ungenannt bleibt.',
  organisationsNone: 'Noch niemand außer der Moderation.',
  note: 'Nachricht an Sie',
  hidden: 'Diese Gruppe ist verborgen. Wer nicht dazugehört, erfährt nicht, dass es sie gibt.',
  seen: 'Treten Sie bei, lesen die Mitglieder Ihren Namen, Ihre Organisation und Ihr Cluster, auch wenn diese Organisation in einer Challenge ungenannt ist.',
  onlyAddress: (email: string) =>
    `Diese Einladung gilt der Adresse ${email}. Annehmen kann sie nur ein Konto mit dieser Adresse.`,
  accept: 'Einladung annehmen',
  join: 'Zustimmen und beitreten',
  decline: 'Ablehnen',
  signInFirst:
    'Zum Annehmen melden Sie sich an. Legen Sie ein Konto an, bestätigen Sie Ihre Adresse mit dem Link in einer zweiten E-Mail. Danach geht es hier weiter.',
  signIn: 'Anmelden und annehmen',
  register: 'Konto anlegen, eine Minute',
  declined: 'Sie haben abgelehnt.',
  declinedText: 'Diese Einladung gilt nicht mehr. Sie können sich noch einmal einladen lassen.',
  gone: 'Diese Einladung gilt nicht mehr',
  goneText:
    'Sie wurde schon benutzt, zurückgenommen oder ist abgelaufen. Fragen Sie, wer Sie eingeladen hat.',
  home: 'Zur Startseite',
  otherAccount: 'Gilt die Einladung einem anderen Konto, melden Sie sich bitte mit diesem an.',
  language: 'Sprache der Einladung',
  languageHint: 'Für Adressen ohne Konto. Wer eines hat, wird in der eigenen Sprache eingeladen.',
  other: (name: string) => `Sie sind angemeldet als ${name}.`,
};
