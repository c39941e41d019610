import { type Language, restPeriods } from '@allmende/contracts';

const { documentDays } = restPeriods;

/**
 * What somebody of an office undertakes. The receipt holds these words, so that changing them changes nothing that was
 * said. The clause that they name is `confidential-documents` of every package.
 */
export const confidentialityWords: Record<Language, string> = {
  de: `Für die Transferstelle meiner Organisation verpflichte ich mich gegenüber der Organisation, die fragt: Ich nutze die vertraulichen Unterlagen dieser Challenge nur, um zu beurteilen, ob und wie jemand aus meiner Organisation teilnimmt. Ich gebe sie nicht weiter, außer an Personen der Transferstelle, die sich selbst so verpflichtet haben. Kopien lösche ich, sobald ich sie dafür nicht mehr brauche, spätestens ${documentDays} Tage nach der Entscheidung. Für Dauer und Ausnahmen gilt der Abschnitt „Vertraulichkeit der Unterlagen“ der Teilnahmebedingungen. Rechte an den Unterlagen entstehen dadurch nicht.`,
  en: `For the transfer office of my organisation I undertake towards the organisation that asks: I use the confidential documents of this challenge only to judge whether and how somebody of my organisation takes part. I do not pass them on, except to people of the transfer office who have undertaken the same themselves. I delete copies once I no longer need them for that, at the latest ${documentDays} days after the decision. For duration and exceptions the section “Confidentiality of the documents” of the challenge terms applies. No rights in the documents arise from this.`,
};
