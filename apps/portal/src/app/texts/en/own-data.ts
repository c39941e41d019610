import type { Texts } from '../index.js';

export const ownData: Texts['ownData'] = {
  title: 'My data',
  link: 'My data …',
  linkText: 'A copy of everything that the platform knows about you.',
  opened: 'Who opened what of your solutions, and when, stands with each under “Who opened what”:',
  account: 'Receipts call you by the id of your account; it tells that a receipt is yours:',
  lead: 'A copy of everything that the platform knows about you, as one file (ZIP). Only you can fetch it; no cluster manager can.',
  contents: 'What is in it',
  contentsWhat: [
    'Your account, your clusters and organisations, and where you are signed in.',
    'Your agreements and all your receipts, so complete that anybody can check them without the platform.',
    'The solutions of your teams with declarations and files, as far as your team can read them. What is sealed is opened by nobody before the close; its check sum stands there.',
    'Challenges that you posted with others, and which confidential briefs you opened.',
    'Your groups with your posts and files, your notices and what you want to hear of.',
  ],
  confidential:
    'Confidential matters of others may be in it, for example from your groups. Your duty of confidentiality covers the copy, too.',
  ask: 'Request my data',
  askHint: 'It usually takes a moment, ten minutes at most. You get a notice and a mail.',
  collecting: 'Your data is being collected.',
  collectingText: 'You need not wait: you get a notice and a mail as soon as the copy is ready.',
  ready: 'You can download your copy now',
  readyText: (until) =>
    `Once, until ${until}. The file is made while you download it and kept nowhere. If the download breaks off, just request another one.`,
  download: 'Download',
  fetched: 'You have fetched the last copy.',
  expired: 'The last copy was not fetched and has expired.',
  back: 'Back to the settings',
};
