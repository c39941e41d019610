import type { Texts } from '../index.js';

export const pages: Texts['pages'] = {
  clusters: {
    title: 'Clusters',
    lead: 'Each cluster has a portal of its own. The competition behind them is shared.',
    empty: 'No cluster has been entered yet.',
    portal: 'Go to the portal',
    join: 'Ask to join',
    website: 'Website',
    fields: 'Fields',
    place: 'Seat',
    founded: 'Founded',
    members: 'Members',
    smes: 'of which small and medium-sized companies',
    legalForm: 'Legal form',
    regions: 'Regions',
    contact: 'Contact',
    about: 'About the cluster',
    challenges: 'Challenges of this cluster',
    noChallenges: 'There is no challenge of this cluster right now.',
    facts: 'Facts about the cluster',
  },
  events: {
    title: 'Events',
    coming: 'Coming up',
    past: 'Past',
    empty: 'No event is scheduled right now.',
    emptyText: 'Your contact answers questions between events, too.',
  },
  news: { title: 'News', empty: 'There is no news here yet.' },
  how: {
    title: 'How it works',
    lead: 'From reading to the answer, and what happens to your idea.',
    sections: [
      {
        title: 'Read',
        paragraphs: [
          'You read challenges, terms and outcomes without an account. Each challenge states its question, its dates, what you can expect, the rights model in one line and a person you can call.',
        ],
      },
      {
        title: 'Agree',
        paragraphs: [
          'Before you see a confidential brief you agree to three texts: the terms of use, the cluster’s terms and the terms of the challenge. With each clause stands in plain words what it means.',
          'You get an agreement record. If you decline, nothing is unlocked, and the company that posted the challenge is not told. If you open a confidential brief, the company and the management of the lead cluster see your name, your verified organisation and your agreement at once; whether you submit, the company does not see before the close.',
          'If your organisation names a transfer office, it may read the brief, too, once it is asked about your taking part and has undertaken confidentiality itself. The company that posted the challenge then sees that it has read, not for whom; if you have opened the brief yourself, you stand in the same list. Your solution it never sees.',
        ],
      },
      {
        title: 'Submit under seal',
        paragraphs: [
          'A draft belongs to your team and is stored encrypted. What you submit is sealed to the challenge: until the closing date nobody reads it on the platform, your team included; your team has its working copy if you keep it. Of the solutions, the management of the lead cluster sees only the number; from the closing date on it also sees who agreed to the terms.',
          'Until the closing date you can replace or withdraw. The last version counts. The server’s clock decides, with ten seconds of grace.',
        ],
      },
      {
        title: 'Proof',
        paragraphs: [
          'When you submit you get a receipt with the time and the check sums of text and files, electronically signed by the platform. It proves what was submitted, by which account, and when. It does not replace a patent.',
        ],
      },
      {
        title: 'Decision and answer',
        paragraphs: [
          'After the close one or two people whom the challenge names open all solutions; only then the team of the company that posted the challenge reads them. You see who opens what and when. Everyone who submitted gets an answer with reasons. After that the company tells in public what came of it.',
          'If something about the procedure is not right, you can file a complaint at any time: signed in, with the link on the page of the challenge and at your solution. You get an answer within ten working days.',
        ],
      },
    ],
    honest: {
      title: 'What “sealed” means here, and what it does not',
      paragraphs: [
        'Sealed means: when you submit, text and files are encrypted to this challenge. Databases, file store and backups hold nothing readable of them; whoever gets hold of a copy, or works there, reads nothing. They can be opened only after the closing date, with the approval of everybody named for it, and each opening is recorded.',
        'It does not mean that reading it would be impossible. The keys lie on the servers that run the platform: whoever operates the running servers could take them and read the content, also before the close. Rules protect you from that, not technology.',
        'So state only what is needed to judge your solution, and file for protection beforehand if you can.',
      ],
    },
    rightsTitle: 'The eight rights models',
    rightsLead:
      'Exactly one of them applies to each challenge. All answer the same seven questions in the same order.',
    rightsMissing: 'The rights models',
    start: 'See challenges',
  },
  imprint: {
    title: 'Imprint',
    missing: 'The imprint of this portal has not been entered yet.',
    missingPlatform: 'The imprint of the platform has not been entered yet.',
    operated: 'This portal is part of a shared platform.',
  },
  privacy: {
    title: 'Privacy',
    missing: 'The privacy notice of this cluster has not been entered yet. For the platform:',
    platformTitle: 'What the platform processes',
    platform: [
      'You need no account to read, and the platform sets no cookie that recognises you. If you choose a language, or light or dark pages, your browser remembers that choice at this portal for a year in a cookie.',
      'With an account the platform stores your name, your e-mail address and language, a check sum of your password (never the password itself), your clusters and organisations, your notices, and where you are signed in: portal, browser, time. If the address is not confirmed, all of this is deleted after seven days.',
      'Signing in sets a cookie that is good at this portal only. A session ends after seven days without a visit at the latest, and after thirty days in any case. Your settings list your sessions and let you end them.',
      'Your name is seen by people you deal with: your team, your groups, the cluster management and, if you submit, after the closing date the team of the company that posted the challenge. If you open a confidential brief, that team and the management of the lead cluster see your name, your verified organisation and your agreement at once. If you have only agreed to the terms, that management sees it from the closing date on. Your e-mail address is seen by the managers of a cluster that you belong to or ask to join.',
      'Agreements and submissions are recorded with time and check sums in an evidence log, so that you and others can rely on them. These records hold ids and check sums, not the content of your solutions.',
      'There is no advertising, no analysis by third parties and no content from other servers.',
    ],
    closing: 'You can close your account yourself; what ends then and what stays as proof is said there:',
    download: 'You get a copy of your data here:',
  },
  accessibility: {
    title: 'Accessibility',
    paragraphs: [
      'This portal should work for everyone. The goal is the Web Content Accessibility Guidelines (WCAG 2.2) at level AA.',
      'Public pages and forms work without scripts and with the keyboard, in dark colours too. From a portal’s colours shades are derived whose contrast is sufficient for text, links and buttons. States are a word and a shape, never colour alone.',
      'The main pages are checked for violations automatically. A test with people who use screen readers or other aids has not taken place yet.',
      'Known limits: we do not check files that participants or companies upload for accessibility. Uploading files needs a script.',
    ],
    contact: 'Have you met a barrier? Tell us:',
  },
  report: {
    subject: (url) => `Report content: ${url}`,
  },
};
