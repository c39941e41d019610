/** The folder's shape; a later one gets another number. */
export const format = 1;
export const descriptionFile = 'backup.json';

export type Description = {
  format: number;
  /** When it was taken. */
  at: string;
  /** False where files lie in a store that is not ours to copy. */
  files: boolean;
};

/** Small files of the data folder that belong to the databases. What they hold opens nothing that is sealed. */
export const contents = ['secrets.json', 'recovery-recipient.txt', 'migrations.json', 'demo.json'] as const;

/** What lies apart: it seals submissions and signs receipts. */
export const keyFiles = ['submissions.key', 'terms.key', 'evidence-key.pem'] as const;
