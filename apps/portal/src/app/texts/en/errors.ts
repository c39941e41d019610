import type { Texts } from '../index.js';

export const errors: Texts['errors'] = {
  notFound: {
    title: 'This page does not exist',
    text: 'The address may be incomplete, or you may not enter here. Both look the same.',
    action: 'Go to the challenges',
  },
  gone: {
    title: 'There is nothing left for you to do here',
    text: 'What your notice was about has been taken back since or is settled, or you no longer belong to it. You need not do anything.',
    action: 'Go to the overview',
  },
  unavailable: {
    title: 'This does not answer right now',
    text: 'A part of the platform cannot be reached at the moment. What you saved is saved. Please try again in a minute.',
    action: 'Reload the page',
  },
  forbidden: {
    title: 'This is not allowed',
    text: 'Your sign-in is not enough for this page.',
    action: 'Go to the home page',
  },
  unreadable: {
    title: 'This could not be read',
    text: 'The address is incomplete, or a form arrived damaged. Nothing was changed. Please go back one step in your browser and try again.',
    action: 'Go to the home page',
  },
  tooLarge: {
    title: 'This is too much at once',
    text: 'None of it was saved. Please go back one step in your browser, where your entries usually still are, and shorten them. Please upload large content as a file.',
    action: 'Go to the home page',
  },
  refused: {
    title: 'This is not possible as it is',
    text: 'Please go back one step in your browser and reload the page.',
    action: 'Go to the home page',
  },
  internal: {
    title: 'Something went wrong',
    text: 'The fault is ours and has been recorded. Please try again.',
    action: 'Go to the home page',
  },
  id: (id) => `Reference for questions: ${id}`,
  summary: (count) =>
    count === 1 ? 'One entry is missing or does not fit' : `${count} entries are missing or do not fit`,
  formFailed: 'That did not work',
  unsent: 'Your session had ended, so nothing has been sent yet. What you typed is here again.',
  receipt: 'See the receipt',
};
