import type { disclosing as german } from '../de/disclosing.js';

export const disclosing: typeof german = {
  apart: 'What others may read later',
  apartText:
    'Write title and summary so that they do not give the solution away: after the opening they may appear in a decision or an outcome. Until then both are sealed like everything else. If you work for an organisation, its transfer office is not shown either of them here; it reads the summary only if your team sends it. A text for that, to which you can add it, stands under “Protection”.',
  solution: 'The solution',
  guide: {
    title: 'What to tell now and what to hold back',
    tell: 'Tell',
    tells: [
      'what the solution achieves, in figures, and how that is tested',
      'the basic idea, as far as it takes to judge it',
      'what it needs: parts, time, cost, partners',
      'what has been tried and what has not',
    ],
    keep: 'You can hold back',
    keeps: [
      'exact recipes, parameters and tolerances',
      'source code, raw data and drawings',
      'names of suppliers and customers',
      'what you still want to file and nobody needs for judging',
    ],
    foot: 'Say that you hold something back and when you would show it. Only what is written here can be judged.',
  },
  patent: {
    title: 'Protection',
    question: 'Has a patent been filed for this solution?',
    model: {
      own: (rights) =>
        `Rights model of this challenge: ${rights}. What you file, you file in your own name, before and after the decision.`,
      transfer: (rights) =>
        `Rights model of this challenge: ${rights}. Until the payment you file in your own name; with it the rights to the invention pass to the company, a filing included.`,
      open: (rights) =>
        `Rights model of this challenge: ${rights}. If you are awarded, your solution is published, at the earliest 30 days after you accept. What it then says can no longer be filed afterwards.`,
    },
    answers: {
      '': 'Not stated',
      yes: 'Yes',
      'in-preparation': 'Not yet, but it is planned',
      no: 'No',
      'not-patentable': 'No, it cannot be patented',
      unknown: 'I do not know',
    },
    hints: {
      yes: 'Then the day of filing counts, not the day you submit. You need not enclose the application itself.',
      'in-preparation':
        'It is safest to file before you submit. If time is too short, hold back what the filing is to protect.',
      no: 'After the opening the team of the company that posted the challenge reads what is written here, bound to confidentiality. That gives you no patent.',
      'not-patentable':
        'Copyright protects text, design and source code, not the idea behind them. Hold back what has to stay secret.',
      unknown:
        'Ask before you submit: a patent attorney or, if you work for an organisation, its transfer office. A text for the office stands right below.',
    },
    number: 'File number',
    numberHint: 'As soon as you have it.',
    date: 'Day of filing',
    stated: (answer, filing) => (filing === '' ? answer : `${answer}, ${filing}`),
    filing: (number, date) =>
      [number, date === '' ? '' : `filed on ${date}`].filter((part) => part !== '').join(', '),
  },
  office: {
    title: 'Tell employer or transfer office',
    askAdvice: 'Ask my transfer office for advice',
    leadAsked:
      'Your transfer office knows already that you take part: the platform has told it. With this text you can ask it for advice. It says nothing of your solution.',
    lead: 'If you work for an organisation: a ready text that you can send to it or to its transfer office. It says nothing of your solution. If the transfer office is listed here, the platform asks or tells it without your doing as soon as you begin a solution.',
    leadWithSummary: 'Of your solution it says the summary only.',
    withSummary: 'Add our summary',
    withSummaryHint: 'Your team decides whether the office reads it already now.',
    copy: 'Copy text',
    copied: 'The text is copied.',
    selected: 'The text is selected; copy it with the keyboard.',
    mail: 'Open as e-mail',
    subject: (question) => `Taking part in a challenge: ${question}`,
    greeting: 'Hello,',
    ask: 'I would like to take part in this challenge and ask for your advice before I submit anything:',
    askAgain:
      'The platform has told you that I take part in this challenge. I ask for your advice before I submit anything:',
    askAfter:
      'I take part in this challenge and have already submitted something. I would like to talk to you about it:',
    seeker: (name) => `Posted by: ${name}`,
    close: (when) => `Closing date: ${when}`,
    decision: (day) => `Decision by: ${day}`,
    rights: (line) => `Rights model: ${line}`,
    terms: (address) => `Terms: ${address}`,
    unseen:
      'What you do not see with this: my solution. What I submit is sealed until the closing date. Then named people open it, and the team of the company that posted the challenge reads it, bound to confidentiality.',
    brief:
      'The challenge has a confidential brief. If your office is listed on the platform, you can read it there once you have undertaken confidentiality yourself; the company then sees that you have read it.',
    summary: (text) => `What it is about, without secrets:\n${text}`,
  },
};
