import type { Texts } from '../index.js';

export const confirmation: Texts['confirmation'] = {
  title: 'Agreement for your organisation',
  lead: (member, organisation, date) =>
    `On ${date} ${member} agreed to the terms of this challenge in the name of ${organisation} and cannot bind the organisation alone.`,
  someone: 'somebody of your organisation',
  ownOrganisation: 'your organisation',
  meaning:
    'Read the three texts. If you confirm, the agreement is your organisation’s. Until then it is the person’s own only: they read what is confidential and keep it so, and their team cannot submit anything yet.',
  toDecide: 'Confirm or refuse',
  decide: 'Confirm for your organisation?',
  decideText:
    'Once confirmed, confidentiality and the rights model hold for your organisation, too. If you refuse, the agreement ends for the future; the person can still agree for themselves. Either way they are told, and you both receive a receipt.',
  confirm: 'Confirm',
  refuse: 'Refuse',
  confirmed: 'Your organisation has confirmed.',
  refused: 'Your organisation has refused.',
  answeredOn: (date) => `On ${date}.`,
  receipt: 'See the receipt',
  over: 'There is nothing left to confirm here.',
  overText: 'The person has ended the agreement or has agreed in another way.',
  outdated:
    'There is a newer version of the terms by now. First the person agrees to it, then a new question stands here.',
  notOpen: 'Confirming is possible only while the challenge is open.',
};
