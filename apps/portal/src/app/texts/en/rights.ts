import type { Texts } from '../index.js';

export const rights: Texts['rights'] = {
  title: 'Rights models compared',
  lead: 'What happens to your idea: eight models, the same seven questions.',
  groups: {
    nothing: 'The rights stay with you for now',
    use: 'The company may use, you keep the rights',
    more: 'Rights pass on, are shared or opened to all',
    chosen: 'Your choice',
  },
  choose: 'Which ones would you like to see side by side?',
  compare: 'Compare',
  all: 'Show all eight',
  full: 'Full text',
  note: 'Each challenge states which model applies and what the model leaves open (date, sum, time, field). Binding is the wording of its challenge terms.',
  fullNote:
    'These are the challenge terms with this rights model, before a challenge fills them in. Binding is what stands in the terms of the challenge that you agree to. Template, not yet confirmed by a lawyer.',
  missing: 'The rights models',
};
