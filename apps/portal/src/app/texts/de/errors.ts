export const errors = {
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse unvollständig, oder Sie dürfen hier nicht hinein. Beides sieht gleich aus.',
    action: 'Zu den Challenges',
  },
  gone: {
    title: 'Hier ist für Sie nichts mehr zu tun',
    text: 'Worum es in Ihrer Mitteilung ging, wurde seitdem zurückgenommen, ist erledigt, oder Sie gehören nicht mehr dazu. Sie müssen nichts unternehmen.',
    action: 'Zur Übersicht',
  },
  unavailable: {
    title: 'Das antwortet gerade nicht',
    text: 'Ein Teil der Plattform ist im Moment nicht erreichbar. Was Sie gespeichert haben, ist gespeichert. Versuchen Sie es in einer Minute noch einmal.',
    action: 'Seite neu laden',
  },
  forbidden: {
    title: 'Das dürfen Sie nicht',
    text: 'Ihre Anmeldung reicht für diese Seite nicht aus.',
    action: 'Zur Startseite',
  },
  unreadable: {
    title: 'Das war nicht zu lesen',
    text: 'Die Adresse ist unvollständig, oder ein Formular kam beschädigt an. Geändert wurde nichts. Gehen Sie im Browser einen Schritt zurück und versuchen Sie es noch einmal.',
    action: 'Zur Startseite',
  },
  tooLarge: {
    title: 'Das ist zu viel auf einmal',
    text: 'Gespeichert wurde davon nichts. Gehen Sie im Browser einen Schritt zurück, meist steht Ihre Eingabe dort noch, und kürzen Sie sie. Große Inhalte laden Sie bitte als Datei hoch.',
    action: 'Zur Startseite',
  },
  refused: {
    title: 'Das ist so nicht möglich',
    text: 'Gehen Sie im Browser einen Schritt zurück und laden Sie die Seite neu.',
    action: 'Zur Startseite',
  },
  internal: {
    title: 'Etwas ist schiefgegangen',
    text: 'Der Fehler liegt bei uns und ist festgehalten. Bitte versuchen Sie es noch einmal.',
    action: 'Zur Startseite',
  },
  id: (id: string) => `Kennung für Rückfragen: ${id}`,
  summary: (count: number) =>
    count === 1 ? 'Eine Angabe fehlt oder passt nicht' : `${count} Angaben fehlen oder passen nicht`,
  formFailed: 'Das hat nicht geklappt',
  unsent:
    'Ihre Anmeldung war abgelaufen, darum ist noch nichts abgeschickt. Was Sie eingegeben haben, steht wieder hier.',
  receipt: 'Nachweis ansehen',
};
