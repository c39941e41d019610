import type { Both } from './wording.js';

/** Answers that several rights models share, so that the same rule reads the same everywhere. */
type Answer = { line: Both; clause: Both };

export const notUsed: Answer = {
  line: {
    de: 'Das Unternehmen nutzt Ihren Lösungsvorschlag nicht. Sein Zugriff endet {accessDays} Tage nach der Entscheidung, und es löscht seine Kopien.',
    en: 'The company does not use your solution. Its access ends {accessDays} days after the decision, and it deletes its copies.',
  },
  clause: {
    de: 'Wird Ihr Lösungsvorschlag nicht ausgezeichnet, bleiben alle Rechte daran bei Ihnen. Der Challenge-Geber darf ihn weder nutzen noch weitergeben noch für eigene Anmeldungen von Schutzrechten verwenden. Das gilt auch, wenn die Challenge ohne Auszeichnung endet, wenn Sie die Auszeichnung ablehnen oder wenn das Angebot verfällt.\n\nFrei bleibt der Challenge-Geber in dem, was er nachweislich schon wusste, was öffentlich bekannt ist, was er rechtmäßig von Dritten erhalten oder was er unabhängig von Ihrem Lösungsvorschlag entwickelt hat.',
    en: 'If your solution is not awarded, all rights in it stay with you. The company may not use it, pass it on or rely on it for filings of its own. The same holds if the challenge ends without award, if you decline the award or if the offer lapses.\n\nThe company stays free in what it can show it already knew, what is publicly known, what it lawfully received from others or what it developed independently of your solution.',
  },
};

export const bothKeepTheirs: Answer = {
  line: {
    de: 'Was Sie mitbringen, gehört weiter Ihnen. Was das Unternehmen mitbringt, gehört weiter ihm.',
    en: 'What you bring along stays yours. What the company brings along stays its own.',
  },
  clause: {
    de: 'Rechte, die eine Seite schon vor der Teilnahme hatte oder unabhängig davon erwirbt, bleiben bei ihr. Nennen Sie im Lösungsvorschlag, welche bestehenden Rechte Sie einbringen; eine Lücke in dieser Aufzählung nimmt Ihnen kein Recht.',
    en: 'Rights that one side had before taking part, or acquires independently of it, stay with that side. Say in your solution which existing rights you bring along; leaving one out takes no right away from you.',
  },
};

export const existingRightsAlongside: Answer = {
  line: {
    de: 'Was Sie mitbringen, gehört weiter Ihnen. Das Unternehmen darf davon nur mitnutzen, was der Lösungsvorschlag braucht und was Sie nicht ausgenommen haben.',
    en: 'What you bring along stays yours. The company may use along with the solution only what the solution needs and what you have not excluded.',
  },
  clause: {
    de: 'Rechte, die eine Seite schon vor der Teilnahme hatte oder unabhängig davon erwirbt, bleiben bei ihr. Lässt sich Ihr Lösungsvorschlag ohne ein bestehendes Recht von Ihnen nicht nutzen, erhält der Challenge-Geber daran ein einfaches Nutzungsrecht, aber nur für diesen Lösungsvorschlag, nur so weit und so lange wie am Lösungsvorschlag selbst und nur, soweit Sie darüber verfügen dürfen. Bestehende Rechte, die Sie im Lösungsvorschlag ausnehmen, sind davon nicht erfasst.',
    en: 'Rights that one side had before taking part, or acquires independently of it, stay with that side. If your solution cannot be used without an existing right of yours, the company receives a non-exclusive licence to that right, but only for this solution, only as far and as long as for the solution itself, and only as far as it is yours to give. Existing rights that you exclude in your solution are not included.',
  },
};

export const boundUntilDecision: Answer = {
  line: {
    de: 'Bis zum Einreichungsschluss können Sie Ihren Lösungsvorschlag frei zurückziehen. Danach sind Sie bis zur Entscheidung daran gebunden, längstens drei Monate über den angekündigten Termin hinaus; aus der Bewertung nehmen können Sie ihn auch dann.',
    en: 'Until the closing date you may withdraw your solution freely. After that you are bound by it until the decision, at most three months beyond the announced date; you can take it out of the assessment even then.',
  },
  clause: {
    de: 'Bis zum Einreichungsschluss können Sie Ihren Lösungsvorschlag ersetzen oder ohne Angabe von Gründen zurückziehen. Ab dem Einreichungsschluss sind Sie an ihn gebunden, bis die Entscheidung fällt, längstens bis drei Monate nach dem angekündigten Entscheidungsdatum. Fällt bis dahin keine Entscheidung, sind Sie frei. Eine angebotene Auszeichnung können Sie 14 Tage lang annehmen oder ablehnen; danach verfällt das Angebot.',
    en: 'Until the closing date you may replace your solution or withdraw it without giving reasons. From the closing date you are bound by it until the decision, at the latest until three months after the announced decision date. If there is no decision by then, you are free. You may accept or decline an award that is offered for 14 days; after that the offer lapses.',
  },
};

export const rewardAsStated: Answer = {
  line: {
    de: 'Gezahlt wird, was die Challenge unter „Das erwartet Sie“ nennt. Geld wird innerhalb von 30 Tagen gezahlt, nachdem Sie die Auszeichnung angenommen haben.',
    en: 'You get what the challenge states as its reward. Money is paid within 30 days after you have accepted the award.',
  },
  clause: {
    de: 'Für die Auszeichnung ist zugesagt: {reward}. Geld wird innerhalb von 30 Tagen gezahlt, nachdem Sie die Auszeichnung angenommen und die Angaben für die Zahlung mitgeteilt haben; Umsatzsteuer kommt hinzu, wenn sie anfällt. Steuern auf Ihre Einnahmen tragen Sie selbst. Ein Team teilt nach seiner eigenen Vereinbarung, ohne eine solche zu gleichen Teilen. Die Teilnahme selbst kostet nichts und wird nicht vergütet.',
    en: 'Promised for the award: {reward}. Money is paid within 30 days after you have accepted the award and given the details for payment; value added tax is added where it is due. Taxes on your income are your own. A team shares by its own agreement, and in equal parts without one. Taking part costs nothing and is not paid for.',
  },
};
