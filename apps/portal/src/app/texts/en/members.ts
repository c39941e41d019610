import type { Texts } from '../index.js';

export const members: Texts['members'] = {
  title: 'Members',
  lead: (cluster) => `Who belongs to ${cluster}, and in which roles.`,
  back: 'Desk',
  search: 'Name or e-mail address',
  find: 'Search',
  all: 'Show all',
  none: 'No members yet',
  noneText: 'Whoever asks to join is listed on the desk.',
  noHit: (word) => `No member found for “${word}”.`,
  columns: { name: 'Name', organisation: 'Organisation', roles: 'Roles', act: 'Change' },
  unverified: 'not verified',
  verified: 'verified',
  signatory: 'may sign',
  verify: 'Verify',
  verifyName: (name, organisation) => `Verify that ${name} belongs to ${organisation}`,
  roles: { member: 'Member', editor: 'Editor', manager: 'Cluster manager' },
  roleHints: {
    editor: 'looks after the texts of the portal',
    manager: 'admits members, checks and publishes challenges',
  },
  change: 'Change',
  changeName: (name) => `Change the roles of ${name}, confirm the right to sign or end the membership`,
  signatoryText: (organisation) =>
    `Whoever may sign for ${organisation} agrees in its name and confirms non-use. Ask for proof first.`,
  makeSignatory: 'Confirm the right to sign',
  makeSignatoryName: (name) => `Confirm the right to sign: ${name}`,
  saveRoles: 'Save roles',
  saveRolesName: (name) => `Save roles of ${name}`,
  endText:
    'When the membership ends, challenges for members are closed to this person. The account and everything submitted stay.',
  end: 'End membership',
  endName: (name) => `End membership of ${name}`,
  own: 'This is you',
  more: 'More members',
  done: {
    roles: 'The roles are saved.',
    ended: 'The membership has ended.',
    verified: 'The affiliation is verified.',
    signatory: 'The right to sign is confirmed.',
  },
};
