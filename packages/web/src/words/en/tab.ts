/** What the tab is called in each phase, and what is said aloud when one begins. */
export const tab = {
  searching: 'Searching',
  missed: 'The last one could not be reached. The search goes on.',
  connecting: 'Connecting',
  someoneIsHere: 'Someone is here.',
  withStranger: 'With a stranger',
  someoneCame: '● Someone is here',
  started: 'You are with a stranger.',
};
