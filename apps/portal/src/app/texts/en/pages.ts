import type { Texts } from '../index.js';

export const pages: Texts['pages'] = {
  clusters: {
    title: 'Clusters',
    lead: 'Each cluster has a portal of its own. The competition behind them is shared.',
    empty: 'No cluster has been entered yet.',
    portal: 'Go to the portal',
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
          'You read challenges, terms and outcomes without an account. Each challenge names its question, dates, reward, the rights model in one line and a person with a telephone number.',
        ],
      },
      {
        title: 'Agree',
        paragraphs: [
          'Before you see a confidential brief you agree to three texts: the terms of use, the cluster’s terms and the terms of the challenge. Beside each clause stands in plain words what it means.',
          'You get an agreement record. If you decline, nothing is unlocked, and the company that posted the challenge is not told.',
        ],
      },
      {
        title: 'Submit in confidence',
        paragraphs: [
          'A draft belongs to your team. While the challenge is open nobody outside your team reads on the platform what you wrote; the cluster management sees only the number of solutions.',
          'Until the closing date you can replace or withdraw. The last version counts, and the server’s clock, with ten seconds of grace.',
        ],
      },
      {
        title: 'Proof',
        paragraphs: [
          'When you submit you get a receipt with the time and the check sums of text and files, electronically signed by us. It proves what you submitted and when. It does not replace a patent.',
        ],
      },
      {
        title: 'Decision and answer',
        paragraphs: [
          'After the close the team of the company that posted the challenge reads the solutions; you see who opens what and when. Everyone who submitted gets an answer with reasons. The outcome then stands publicly on the challenge.',
        ],
      },
    ],
    honest: {
      title: 'What “in confidence” means here, and what it does not',
      paragraphs: [
        'Submitted in confidence means: before the closing date the platform shows your solution to nobody outside your team, and every opening after it is recorded.',
        'It does not mean that reading it would be technically impossible. Whoever operates the servers could access the database and the file store and read the content. So far rules protect you from that, not technology. There is no encryption yet that also keeps the operator out; as soon as there is, it will say so here.',
        'So name only what the evaluation needs, and file for protection before if you can.',
      ],
    },
    rightsTitle: 'The eight rights models',
    rightsLead: 'Each challenge names exactly one of them. The same seven questions, eight answers.',
    rightsMissing: 'The rights models',
    start: 'See challenges',
  },
  imprint: {
    title: 'Imprint',
    missing: 'The imprint of this portal has not been entered yet.',
    operated: 'This portal is part of a shared platform.',
  },
  privacy: {
    title: 'Privacy',
    missing: 'The privacy notice of this cluster has not been entered yet. For the platform:',
    platformTitle: 'What the platform processes',
    platform: [
      'You need no account to read, and the platform sets no cookie that recognises you. If you choose another language, your browser remembers that choice.',
      'With an account we store name, e-mail address, language, your affiliations and sessions. The session cookie is good only at the portal where you signed in.',
      'Agreements and submissions are recorded with time and check sums in an evidence log, so that you and others can rely on them. These records hold ids and check sums, not the content of your solutions.',
      'There is no advertising, no analysis by third parties and no content from other servers.',
    ],
  },
  accessibility: {
    title: 'Accessibility',
    paragraphs: [
      'This portal should work for everyone. The goal is the Web Content Accessibility Guidelines (WCAG 2.2) at level AA.',
      'Public pages and forms work without scripts, with the keyboard, with screen readers, at 200 per cent text size, in the dark and with your system’s contrast colours. The colours of portals are checked for contrast when they are saved. States are always a word and a shape, never colour alone.',
      'Known limits: we do not check files that participants or companies upload for accessibility. Uploading files needs a script.',
    ],
    contact: 'Do you meet a barrier? Tell us, we answer within ten working days:',
  },
  report: {
    subject: (url) => `Report content: ${url}`,
  },
};
