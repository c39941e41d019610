import type { desk as german } from '../de/desk.js';

const numbers = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const inWords = (count: number): string => numbers[count] ?? String(count);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const desk: typeof german = {
  title: 'Desk',
  titleSeeker: 'Posted by us',
  lead: (date, count, due) => {
    if (count === 0) return `${date}. Nothing is waiting for you here.`;
    const things = count === 1 ? 'One thing is waiting' : `${capital(inWords(count))} things are waiting`;
    if (due === 0) return `${date}. ${things}.`;
    return `${date}. ${things}, ${due === count ? 'due today' : `${inWords(due)} of them due today`}.`;
  },
  shared: (complaints) => {
    const own =
      complaints === 0
        ? ''
        : complaints === 1
          ? ', a complaint among it,'
          : `, ${inWords(complaints)} complaints among it,`;
    return `All cluster managers see this; what concerns only you${own} stands in the`;
  },
  elsewhere: 'What else waits for you stands in the',
  create: 'Create challenge',
  group: 'Create group',
  columns: { other: 'Other side', what: 'What it is about', since: 'Since', until: 'Until', act: 'Step' },
  groups: {
    today: 'Due today',
    week: 'This week',
    later: 'Later',
    itself: 'Happens by itself',
    others: 'Waiting for others',
  },
  list: 'What is waiting',
  today: 'today',
  rows: {
    tasks: {
      review: () => 'Your review of the draft',
      revise: () => 'Your revised draft',
      write: () => 'Your finished draft',
      unseal: () => 'The opening of the solutions',
      decide: () => 'Your decision on the solutions',
      decideAgain: () => 'Your new decision: the award was not accepted',
      tell: () => 'The outcome in your words',
      confirmNonUse: () => 'Your confirmation of non-use',
      nonUseOverdue: (by) => `The overdue confirmation of non-use by ${by}`,
      answer: () => 'Your answer to requests for the brief',
      overdue: (by) => `The overdue decision by ${by}`,
      closing: () => 'Solutions before the closing date',
      resume: () => 'The suspended challenge to be resumed',
      waitsResume: () => 'The cluster managers to resume it',
      waitsDraft: (by) => `The finished draft by ${by}`,
      waitsReview: () => 'The review by the cluster managers',
      waitsRevise: (by) => `The revision by ${by}`,
      waitsDecision: (by) => `The decision by ${by}`,
      waitsAnswer: () => 'The answer to the award that was offered',
      waitsOutcome: (by) => `The outcome, to be published by ${by}`,
    },
    reviewAct: 'Check',
    reviseAct: 'Open',
    writeAct: 'Go on',
    admit: 'Admission to the cluster',
    admitAct: 'Admit',
    refuse: 'Refuse',
    refuseReason: 'Reason (optional). The person reads it in their settings.',
    refuseAct: 'Refuse admission',
    admitName: (name) => `Admit ${name}`,
    refuseName: (name) => `Refuse the admission of ${name}`,
    verify: (organisation) => `Confirm that they belong to ${organisation}`,
    verified: (organisation) => `${organisation}, confirmed`,
    stated: (organisation) => `${organisation}, as stated`,
    unsealAct: 'Go to the opening',
    decideAct: 'Read',
    answerAct: 'Answer',
    tellAct: 'Publish',
    confirmNonUseAct: 'Confirm',
    overdueAct: 'View',
    closingAct: 'View',
    waitsAct: 'View',
    challenge: (question) => `Challenge “${question}”`,
    cluster: (name) => `Cluster ${name}`,
    managers: 'Cluster managers',
    participants: 'Participants',
    team: 'Your team',
    offeredTeam: 'Team with the offer',
    everyone: 'The public',
    company: 'the company',
    companyWaits: 'The company',
    untitled: 'without a question',
    overdueBy: (days) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
    wantedClose: 'closing date wanted',
    wantedClosePassed: 'closing date wanted, already past',
    todayUntil: 'Today',
  },
  quiet:
    'Solutions are sealed until the close. Databases and backups show nothing of them; whoever operates the running servers could still read them, but must not.',
  empty: 'Nothing is waiting for you here.',
  emptyNext: (date, title) => `Next event: ${date}, ${title}.`,
  emptyText: 'A good moment to create the next challenge.',
  first: {
    title: 'No challenge yet.',
    text: 'Describe a technical problem that your company has no answer to. It begins with one sentence; you write the rest afterwards, in your own time. The cluster managers check the text before others read it.',
  },
  running: 'Running challenges',
  runningAll: 'All, partners’ too',
  runningNone: 'None of your own is running at the moment.',
  agreed: 'agreed',
  submitted: 'submitted',
  closed: 'closed',
  left: (time) => `${time} left`,
  partner: 'partner',
  numbers: 'In challenges of partners only the lead cluster sees how many agreed and submitted.',
  drafts: 'All challenges',
  events: 'Next events',
  noEvents: 'No events entered.',
  lastDone: 'Last done',
  doneSteps: {
    sent: (challenge, when) => `${challenge} sent to review, ${when}.`,
    sentBack: (challenge, when) => `${challenge} sent back with a reason, ${when}.`,
    published: (challenge, when) => `${challenge} published, ${when}.`,
    decided: (challenge, when) => `${challenge} decided, ${when}.`,
    ended: (challenge, when) => `${challenge} ended without award, ${when}.`,
    told: (challenge, when) => `Outcome of the ${challenge} published, ${when}.`,
    withdrawn: (challenge, when) => `${challenge} withdrawn, ${when}.`,
  },
  done: {
    admitted: 'Admitted.',
    refused: 'The admission is refused.',
    back: 'The draft went back with your reason. It is with the company now; you get a notice when it comes again.',
  },
  memberWhere: 'Who is admitted can take part in challenges for members and write challenges.',
};
