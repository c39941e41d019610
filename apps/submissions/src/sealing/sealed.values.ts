import type { Declaration } from '@allmende/contracts';

/** What a file of a team is called and the private half that opens it; null for one that came before sealing. */
export type FileCard = { name: string; identity: string | null };

/** What is handed in, as it is sealed to its challenge and kept once opened. */
export type VersionContent = {
  /** The canonical JSON that the text's digest covers, byte for byte. */
  text: string;
  files: (FileCard & { fileId: string })[];
  /** As the team declared by then; versions from before have none. */
  declarations?: Declared[];
};
export type Declared = { accountId: string; declaration: Declaration };

/** A challenge's private half below the inner layer. It names its challenge, so that no other can pass for it. */
export type InnerKey = { challengeId: string; identity: string };
/** Below the outer layer, which is for `terms`. */
export type OuterKey = { challengeId: string; inner: string };

/** Files with their names, empty where the name is sealed or gone. */
export function named<F extends { fileId: string }>(
  files: readonly F[],
  cards: ReadonlyMap<string, FileCard>,
): (F & { name: string })[] {
  return files.map((file) => ({ ...file, name: cards.get(file.fileId)?.name ?? '' }));
}

export const withoutNotes = (declaration: Declaration): Declaration => ({
  ...declaration,
  othersRightsNote: '',
  employerNote: '',
});
