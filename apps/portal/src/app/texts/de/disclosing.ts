/** What to tell and what to hold back, what a patent means here, and the word to one's transfer office. */
export const disclosing = {
  apart: 'Was später auch andere lesen können',
  apartText:
    'Schreiben Sie Titel und Kurzfassung so, dass sie die Lösung nicht verraten: Nach der Öffnung dürfen sie in einer Entscheidung oder einem Ergebnis stehen. Bis dahin sind beide versiegelt wie alles andere. Arbeiten Sie für eine Organisation, bekommt auch deren Transferstelle hier keines von beiden zu sehen; die Kurzfassung liest sie nur, wenn Ihr Team sie ihr selbst schickt. Einen Text dafür, dem Sie sie anfügen können, finden Sie unter „Schutz“.',
  solution: 'Die Lösung',
  guide: {
    title: 'Was Sie jetzt nennen und was Sie zurückhalten können',
    tell: 'Nennen Sie',
    tells: [
      'was die Lösung leistet, mit Zahlen, und woran man das prüft',
      'den Grundgedanken, so weit, dass man ihn beurteilen kann',
      'was sie braucht: Teile, Zeit, Kosten, Partner',
      'was erprobt ist und was noch nicht',
    ],
    keep: 'Zurückhalten können Sie',
    keeps: [
      'genaue Rezepturen, Parameter und Toleranzen',
      'Quelltexte, Rohdaten und Zeichnungen',
      'Namen von Lieferanten und Kunden',
      'was Sie noch anmelden wollen und zum Beurteilen niemand braucht',
    ],
    foot: 'Sagen Sie, dass Sie etwas zurückhalten und wann Sie es zeigen würden. Beurteilt wird nur, was dasteht.',
  },
  patent: {
    title: 'Schutz',
    question: 'Ist zu dieser Lösung ein Patent angemeldet?',
    model: {
      own: (rights: string) =>
        `Rechteregelung dieser Challenge: ${rights}. Was Sie anmelden, melden Sie auf Ihren eigenen Namen an, vor und nach der Entscheidung.`,
      transfer: (rights: string) =>
        `Rechteregelung dieser Challenge: ${rights}. Bis zur Zahlung melden Sie auf Ihren eigenen Namen an; mit ihr gehen die Rechte an der Erfindung über, eine Anmeldung eingeschlossen.`,
      open: (rights: string) =>
        `Rechteregelung dieser Challenge: ${rights}. Werden Sie ausgezeichnet, wird Ihr Lösungsvorschlag veröffentlicht, frühestens 30 Tage nach Ihrer Annahme. Was dann darin steht, lässt sich danach nicht mehr anmelden.`,
    },
    answers: {
      '': 'Keine Angabe',
      yes: 'Ja',
      'in-preparation': 'Noch nicht, aber geplant',
      no: 'Nein',
      'not-patentable': 'Nein, sie ist nicht patentierbar',
      unknown: 'Das weiß ich nicht',
    },
    hints: {
      yes: 'Dann zählt der Anmeldetag, nicht der Tag Ihrer Einreichung. Die Anmeldung selbst brauchen Sie nicht beizulegen.',
      'in-preparation':
        'Am sichersten melden Sie an, bevor Sie einreichen. Reicht die Zeit nicht, halten Sie zurück, was die Anmeldung schützen soll.',
      no: 'Nach der Öffnung liest das Team des Challenge-Gebers, was hier steht, zur Vertraulichkeit verpflichtet. Ein Schutzrecht haben Sie damit nicht.',
      'not-patentable':
        'Text, Entwurf und Quelltext schützt das Urheberrecht, den Gedanken dahinter nicht. Was geheim bleiben muss, halten Sie zurück.',
      unknown:
        'Fragen Sie, bevor Sie einreichen: eine Patentanwältin oder einen Patentanwalt oder, wenn Sie für eine Organisation arbeiten, deren Transferstelle. Einen Text für die Transferstelle finden Sie gleich darunter.',
    },
    number: 'Aktenzeichen',
    numberHint: 'Sobald Sie es haben.',
    date: 'Anmeldetag',
    stated: (answer: string, filing: string) => (filing === '' ? answer : `${answer}, ${filing}`),
    filing: (number: string, date: string) =>
      [number, date === '' ? '' : `angemeldet am ${date}`].filter((part) => part !== '').join(', '),
  },
  office: {
    title: 'Arbeitgeber oder Transferstelle informieren',
    askAdvice: 'Meine Transferstelle um Rat fragen',
    leadAsked:
      'Von Ihrer Teilnahme weiß Ihre Transferstelle schon: Die Plattform hat es ihr mitgeteilt. Mit diesem Text können Sie sie um Rat bitten. Von Ihrer Lösung steht nichts darin.',
    lead: 'Wenn Sie für eine Organisation arbeiten: ein fertiger Text, den Sie ihr oder ihrer Transferstelle schicken können. Von Ihrer Lösung steht nichts darin. Ist die Transferstelle hier eingetragen, fragt oder informiert die Plattform sie von selbst, sobald Sie einen Lösungsvorschlag beginnen.',
    leadWithSummary: 'Von Ihrer Lösung steht nur die Kurzfassung darin.',
    withSummary: 'Kurzfassung anfügen',
    withSummaryHint: 'Ihr Team entscheidet, ob die Transferstelle sie schon jetzt liest.',
    copy: 'Text kopieren',
    copied: 'Der Text ist kopiert.',
    selected: 'Der Text ist markiert; kopieren Sie ihn mit der Tastatur.',
    mail: 'Als E-Mail öffnen',
    subject: (question: string) => `Teilnahme an einer Challenge: ${question}`,
    greeting: 'Guten Tag,',
    ask: 'ich möchte an dieser Challenge teilnehmen und bitte um Ihren Rat, bevor ich etwas einreiche:',
    askAgain:
      'die Plattform hat Ihnen mitgeteilt, dass ich an dieser Challenge teilnehme. Ich bitte um Ihren Rat, bevor ich etwas einreiche:',
    askAfter:
      'ich nehme an dieser Challenge teil und habe schon etwas eingereicht. Darüber möchte ich gern mit Ihnen sprechen:',
    seeker: (name: string) => `Gestellt von: ${name}`,
    close: (when: string) => `Einreichungsschluss: ${when}`,
    decision: (day: string) => `Entscheidung bis: ${day}`,
    rights: (line: string) => `Rechteregelung: ${line}`,
    terms: (address: string) => `Bedingungen: ${address}`,
    unseen:
      'Was Sie damit nicht sehen: meine Lösung. Was ich einreiche, ist bis zum Einreichungsschluss versiegelt. Danach öffnen es benannte Personen, und das Team des Challenge-Gebers liest es, zur Vertraulichkeit verpflichtet.',
    brief:
      'Zur Challenge gibt es vertrauliche Unterlagen. Ist Ihre Stelle auf der Plattform eingetragen, können Sie sie dort lesen, sobald Sie selbst Vertraulichkeit zugesagt haben; das Unternehmen sieht dann, dass Sie gelesen haben.',
    summary: (text: string) => `Worum es geht, ohne Vertrauliches:\n${text}`,
  },
};
