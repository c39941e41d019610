import type { Texts } from '../index.js';

export const retention: Texts['retention'] = {
  title: 'What happens to the contents',
  access: 'Access of the company',
  ends: (date) => `ends on ${date}`,
  ended: (date) => `ended on ${date}`,
  deletion: 'Deletion on the platform',
  deletes: (date) => `on ${date}`,
  deleted: (date) => `deleted on ${date}`,
  kept: 'put off, because your team wants to keep the contents',
  nonUse: 'Non-use',
  due: (date) => `to be confirmed by the company until ${date}`,
  overdue: (date) => `not confirmed yet, asked for by ${date}`,
  confirmed: (date, name) => `confirmed on ${date}, ${name}`,
  documents: 'Confidential brief',
  documentsBy: (date) => `you delete your copies by ${date}; what you know stays confidential`,
  documentsWithin: (days) =>
    `What you know from the confidential brief stays confidential; you delete your copies of it within ${days} days.`,
  receipt: 'Receipt',
  someone: 'by somebody who may sign',
  by: (name) => `by ${name}`,
  keep: {
    text: 'You get a notice seven days before the deletion. Until then you can save everything, or your team keeps it here; then nobody but your team can read it.',
    keep: 'Keep it here',
    keptText: 'Your team goes on reading the contents here, and nobody else.',
    keptUntil: (access) =>
      `Your team goes on reading the contents here; the company’s team until its access ends (${access}), then nobody else.`,
    keptEnds: (deletion) =>
      `If you end that, they are deleted on ${deletion} or, if that day has passed, a day after the next notice.`,
    release: 'Let it be deleted after all',
    leadOnly: 'The team lead decides on that.',
  },
  gone: 'deleted',
  plan: {
    access: 'Access ends',
    deletion: 'Deletion',
    keepAhead: 'Until the deletion your team lead can choose here that your team keeps everything.',
  },
  seeker: {
    title: 'What was not awarded',
    access: 'Access of your team',
    accessManager: 'Access of the team that asks',
    putOff: 'put off, because the teams keep the contents',
    solutions: 'Solutions',
    deletedOf: (deleted, all) => `${deleted} of ${all} deleted`,
    kept: (count) => (count === 1 ? 'one is kept here by its team' : `${count} are kept here by their teams`),
    due: (date) => `to be confirmed by ${date}`,
    overdue: 'overdue',
    confirm: {
      title: 'Confirm non-use',
      text: 'The confirmation stands in the evidence log with this wording. Teams that were not awarded and the cluster management see your name and the time.',
      textUnnamed:
        'The confirmation stands in the evidence log with this wording. As your organisation stays unnamed, the teams read “by somebody who may sign” and the time; the cluster management sees your name.',
      early: (due) =>
        `Your team still has access, until ${due} at the latest. Your confirmation ends it at once, for with it you say that all copies are deleted.`,
      legend: 'Confirmation',
      sure: 'I confirm this wording for our organisation.',
      button: 'Confirm',
      done: 'Non-use is confirmed. The teams have been told.',
    },
    signatory:
      'Somebody of your team who may sign for the organisation can confirm it. If nobody like that belongs to it yet, add the person to the team. If you may sign yourself, your cluster managers confirm that; give them a call.',
  },
  read: {
    ended: (date) => `Your access to this solution has ended on ${date}.`,
    endedText:
      'It was not awarded. You may neither use it nor pass it on; what remains are the time and the check sums.',
    deleted: (date) => `The contents were deleted on ${date}.`,
    until: (date) => `Not awarded: your access ends on ${date}. Delete your copies by then.`,
    title: 'Solution that was not awarded',
    row: 'Access ended',
    see: 'See',
    seeName: (version) => `See the solution of ${version} that was not awarded`,
  },
};
