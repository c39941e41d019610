import type { Texts } from '../index.js';

export const evidence: Texts['evidence'] = {
  title: 'Evidence log',
  lead: 'Every agreement, submission, withdrawal, opening and decision becomes a row in a list that cannot be changed unnoticed. Only those concerned see what it says; anybody can check that it stays the same.',
  latest: 'The newest checkpoint',
  rowsAt: (rows: string, moment: string) => `${rows} ${rows === '1' ? 'row' : 'rows'} on ${moment}`,
  keep: 'Save the checkpoint',
  check: 'Compare a checkpoint that you kept',
  stamps: {
    title: 'Time stamps of somebody else',
    lead: 'These checkpoints were also seen by an authority that does not belong to the platform. With its own clock and its own signature (RFC 3161) it confirms that the checkpoint existed at that time.',
    stamp: (rows, moment) => `${rows} ${rows === '1' ? 'row' : 'rows'}, confirmed on ${moment} by`,
    checkpoint: 'Checkpoint',
    file: 'Time stamp',
    check:
      'This can be checked without the platform, with OpenSSL and the certificate of the authority, which it publishes itself. The answer must be “Verification: OK”:',
    receipt:
      'Your receipt is covered if its checkpoint is contained in the confirmed one. “Check a receipt” shows that when you enter the confirmed checkpoint there as the one you kept.',
  },
  sections: [
    {
      title: 'Why you may want to keep one',
      paragraphs: [
        'A checkpoint states the number of rows and one check sum over them all, signed with the key of the platform. If anybody later changes, deletes, swaps or inserts a row before it, it no longer fits, even if they hold the database and the key.',
        'It only has to lie where the platform cannot reach it: on your computer, in a mail, on paper. The more people keep one, the more witnesses there are.',
        'To compare, choose the file on the page “Check a receipt”. Cluster managers get a checkpoint by mail each week.',
      ],
    },
    {
      title: 'What is not in it',
      paragraphs: [
        'No names, no texts, no files. To everybody else a row is only a number; its statement belongs to those who hold the receipt.',
      ],
    },
  ],
  earlier: 'Earlier checkpoints',
  all: 'All checkpoints for programs:',
};
