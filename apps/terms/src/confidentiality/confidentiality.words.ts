import { type Language, restPeriods } from '@allmende/contracts';

export type Words = Record<Language, string>;

const { documentDays } = restPeriods;

/**
 * What somebody of an office undertakes. The receipt holds these words, so that changing them changes nothing that was
 * said. The clause that they name is `confidential-documents` of every package.
 */
export const officeWords: Words = {
  de: `Für die Transferstelle meiner Organisation verpflichte ich mich gegenüber der Organisation, die fragt: Ich nutze die vertraulichen Unterlagen dieser Challenge nur, um zu beurteilen, ob und wie jemand aus meiner Organisation teilnimmt. Ich gebe sie nicht weiter, außer an Personen der Transferstelle, die sich selbst so verpflichtet haben. Kopien lösche ich, sobald ich sie dafür nicht mehr brauche, spätestens ${documentDays} Tage nach der Entscheidung. Für Dauer und Ausnahmen gilt der Abschnitt „Vertraulichkeit der Unterlagen“ der Teilnahmebedingungen. Rechte an den Unterlagen entstehen dadurch nicht.`,
  en: `For the transfer office of my organisation I undertake towards the organisation that asks: I use the confidential documents of this challenge only to judge whether and how somebody of my organisation takes part. I do not pass them on, except to people of the transfer office who have undertaken the same themselves. I delete copies once I no longer need them for that, at the latest ${documentDays} days after the decision. For duration and exceptions the section “Confidentiality of the documents” of the challenge terms applies. No rights in the documents arise from this.`,
};

/**
 * What a manager undertakes, already while a challenge is a draft: there are no challenge terms yet that could say how
 * long it holds and what it leaves out, so these words do, as `confidential-documents` says it to participants.
 */
export const managerWords: Words = {
  de: `Für das Clustermanagement verpflichte ich mich gegenüber der Organisation, die fragt: Ich nutze die vertraulichen Unterlagen dieser Challenge nur, um die Challenge zu prüfen und zu betreuen. Ich gebe sie nicht weiter, außer an Personen des Clustermanagements, die sich selbst so verpflichtet haben. Kopien lösche ich, sobald ich sie dafür nicht mehr brauche, spätestens ${documentDays} Tage nach der Entscheidung oder nach meinem Ausscheiden aus dem Clustermanagement. Die Pflicht gilt auch, wenn die Challenge nicht veröffentlicht wird oder ich ausscheide. Sie endet fünf Jahre nach der Entscheidung; ohne Entscheidung fünf Jahre nach dieser Zusage. Sie gilt nicht für das, was ich nachweislich schon wusste, was öffentlich bekannt ist oder ohne mein Zutun wird, was ich rechtmäßig von anderen erhalte oder unabhängig entwickle oder was ich nach dem Gesetz offenlegen muss. Rechte an den Unterlagen entstehen dadurch nicht.`,
  en: `For the cluster’s management I undertake towards the organisation that asks: I use the confidential documents of this challenge only to review and look after the challenge. I do not pass them on, except to people of the cluster’s management who have undertaken the same themselves. I delete copies once I no longer need them for that, at the latest ${documentDays} days after the decision or after I leave the cluster’s management. The duty also holds if the challenge is not published or I leave. It ends five years after the decision; without a decision, five years after this undertaking. It does not apply to what I can show I already knew, what is publicly known or becomes so without my doing, what I lawfully receive from others or develop independently, or what the law obliges me to disclose. No rights in the documents arise from this.`,
};
