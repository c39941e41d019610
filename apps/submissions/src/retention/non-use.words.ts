import type { Language } from '@allmende/contracts';

/** What a signatory confirms. The receipt holds these words, so that changing them changes nothing that was said. */
export const nonUseWords: Record<Language, string> = {
  de: 'Für die Organisation, die fragt, bestätige ich: Nichts, was in dieser Challenge nicht ausgezeichnet wurde, wird genutzt oder weitergegeben, und alle Kopien davon sind gelöscht. Ausgenommen sind Sicherungskopien, die sich selbst überschreiben, und was das Gesetz aufzubewahren verlangt.',
  en: 'For the organisation that asks I confirm: nothing that was not awarded in this challenge is used or passed on, and all copies of it are deleted. Backups that overwrite themselves are excepted, and what the law obliges us to keep.',
};
