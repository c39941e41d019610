import type { TermsText } from './wording.js';

/**
 * The terms of a cluster, version 1 of the text that every cluster starts with. The cluster's name stands nowhere in
 * it: a version belongs to one cluster by its record, and a cluster that changes its name asks nobody to agree again.
 * Published, so frozen: another wording is another file.
 */
export const clusterTerms1: TermsText = {
  title: { de: 'Bedingungen des Clusters', en: 'Cluster terms' },
  clauses: [
    {
      clauseId: 'cluster',
      title: { de: 'Wer das Cluster ist', en: 'Who the cluster is' },
      text: {
        de: '„Das Cluster“ ist das federführende Cluster der Challenge, das auf deren Seite genannt ist; seine Anschrift steht im Impressum seines Portals. Es begleitet die Challenge von der Veröffentlichung bis zum Ergebnis. Diese Bedingungen gelten zwischen Ihnen und dem Cluster, gleich durch welches Portal Sie gekommen sind.',
        en: '“The cluster” is the lead cluster of the challenge, named on its page; its address stands in the imprint of its portal. It accompanies the challenge from publication to outcome. These terms apply between you and the cluster, whichever portal you came through.',
      },
      plain: {
        de: 'Das Cluster organisiert die Challenge und ist Ihre Ansprechstelle.',
        en: 'The cluster runs the challenge and is the place to turn to.',
      },
    },
    {
      clauseId: 'membership',
      title: { de: 'Mitgliedschaft', en: 'Membership' },
      text: {
        de: 'Sie müssen nicht Mitglied sein, um teilzunehmen, außer wenn die Challenge es unter „Wer kann teilnehmen“ verlangt. Über die Aufnahme auf der Plattform entscheidet das Clustermanagement; eine Ablehnung wird begründet. Die Mitgliedschaft auf der Plattform begründet keine Zahlungspflicht und keine Mitgliedschaft in einem Verein; dafür gilt allein dessen Satzung. Sie können jederzeit austreten. Laufende Teilnahmen bleiben davon unberührt, wenn sie keine Mitgliedschaft voraussetzen.',
        en: 'You need not be a member to take part, unless the challenge asks for it under “Who may take part”. The cluster’s management decides on admission on the platform; a refusal is given with reasons. Membership on the platform creates no fees and no membership in an association; for that only the association’s statutes apply. You may leave at any time. Current participations are not affected if they do not require membership.',
      },
      plain: {
        de: 'Mitmachen geht meist auch ohne Mitgliedschaft.',
        en: 'In most cases you can take part without being a member.',
      },
    },
    {
      clauseId: 'role',
      title: { de: 'Was das Cluster tut und was nicht', en: 'What the cluster does and does not do' },
      text: {
        de: 'Das Cluster prüft, ob eine Challenge vollständig und fair ist, veröffentlicht sie, beantwortet Fragen und achtet auf Termine und Verfahren. Es erhält keine Rechte an Ihrem Lösungsvorschlag. Das Clustermanagement sieht, dass Lösungsvorschläge eingegangen sind und wie viele, nicht aber ihren Inhalt, außer wenn die Challenge eine Person des Clusters ausdrücklich zum Lesen benennt.',
        en: 'The cluster checks that a challenge is complete and fair, publishes it, answers questions and watches over dates and procedure. It receives no rights in your solution. The cluster’s management sees that solutions have come in, and how many, but not what is in them, unless the challenge expressly names a person of the cluster as a reader.',
      },
      plain: {
        de: 'Das Cluster sorgt für ein faires Verfahren. Ihre Idee liest es nicht.',
        en: 'The cluster looks after a fair procedure. It does not read your idea.',
      },
    },
    {
      clauseId: 'contact',
      title: { de: 'Kontakt', en: 'Contact' },
      text: {
        de: 'Auf jeder Challenge steht eine Kontaktperson mit Name und Telefon. Sie antwortet in der Regel innerhalb von zwei Arbeitstagen, auf Wunsch vertraulich. Antworten, die für alle wichtig sind, werden allen gegeben, ohne die fragende Person zu nennen. Ihre Kontaktdaten verwendet das Cluster für die Challenge und für nichts, dem Sie nicht zugestimmt haben.',
        en: 'Every challenge names a contact with name and telephone. As a rule this person answers within two working days, in confidence if you wish. Answers that matter to everyone are given to everyone, without naming who asked. The cluster uses your contact details for the challenge and for nothing to which you have not agreed.',
      },
      plain: {
        de: 'Ein Mensch mit Telefonnummer, der auch vertraulich antwortet.',
        en: 'A person with a telephone number who also answers in confidence.',
      },
    },
    {
      clauseId: 'impartiality',
      title: { de: 'Unparteilichkeit', en: 'Impartiality' },
      text: {
        de: 'Wer im Cluster an einer Challenge mitwirkt, behandelt alle Teilnehmenden gleich, legt Interessenkonflikte offen und hält sich bei einem solchen heraus. Was dabei bekannt wird, bleibt vertraulich und wird nicht für eigene Vorhaben verwendet.',
        en: 'Whoever works on a challenge in the cluster treats all participants alike, discloses conflicts of interest and stands aside where there is one. What becomes known in doing so stays confidential and is not used for projects of their own.',
      },
      plain: {
        de: 'Gleiche Regeln für alle, Konflikte auf den Tisch.',
        en: 'The same rules for all, conflicts on the table.',
      },
    },
    {
      clauseId: 'moderation',
      title: { de: 'Moderation', en: 'Moderation' },
      text: {
        de: 'Das Cluster kann Inhalte in seinem Portal und in seinen Gruppen entfernen, wenn sie rechtswidrig oder herabsetzend sind, nichts mit der Sache zu tun haben oder Vertrauliches preisgeben. Es nennt den Grund. Von einer Challenge ausgeschlossen werden Sie nur bei einem schweren Verstoß und erst, nachdem Sie sich äußern konnten. Gegen beides können Sie Einwände erheben; darüber entscheidet eine andere Person.',
        en: 'The cluster may remove content from its portal and its groups if it is unlawful or demeaning, has nothing to do with the matter or gives away what is confidential. It states the reason. You are excluded from a challenge only for a serious breach and only after you could comment. You may object to either; another person decides on the objection.',
      },
      plain: {
        de: 'Eingegriffen wird mit Grund und mit der Möglichkeit zu widersprechen.',
        en: 'Steps are taken with a reason, and you can object.',
      },
    },
    {
      clauseId: 'complaints',
      title: { de: 'Vertrauensperson und Fassung', en: 'Complaints contact and version' },
      text: {
        de: 'Einwände zum Verfahren richten Sie an die Vertrauensperson des Clusters; solange keine benannt ist, an die Kontaktperson im Impressum. Sie antwortet innerhalb von zehn Arbeitstagen. Für Sprache, Recht und Änderungen gilt, was die Nutzungsbedingungen sagen.',
        en: 'Objections to the procedure go to the cluster’s complaints contact or, as long as none is named, to the contact in the imprint. This person answers within ten working days. For language, law and changes the terms of use apply.',
      },
      plain: {
        de: 'Beschwerden landen bei einem benannten Menschen.',
        en: 'Complaints reach a named person.',
      },
    },
  ],
};
