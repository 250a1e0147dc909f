export const pages = {
  feed: 'Passerby, articles',
  followFeed: 'Follow them in a feed reader (RSS)',
  feedDescription: 'How a place to meet strangers is made that knows nobody.',
  questionGroups: {
    you: 'You and your device',
    stranger: 'The stranger',
    site: 'This site',
  },
  seeForYourself: 'See for yourself',
  seeForYourselfAdvice: 'In a copy of the source, with Node installed:',
  notFound: 'There is nothing here.',
  notFoundAdvice: 'The page may have moved, or never was.',
  adLabel: 'Advertisement',
  houseAdLabel: 'From this site',
  adWhy: 'Chosen by this page’s words, not by who you are',
  backToStart: 'Back to the start',
};
