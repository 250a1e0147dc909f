export const site = {
  name: 'Passerby',
  homeTitle: 'Meet a stranger',
  home: 'Passerby, to the start',
  description:
    'Meet a stranger face to face. No account, no trace: the call goes from your browser to theirs.',
  howItWorks: 'How it works',
  privacy: 'Privacy',
  guidelines: 'Guidelines',
  skip: 'Skip to the content',
  mainNavigation: 'Pages',
  needsScript:
    'The call itself is made by JavaScript in this page, and JavaScript is off. Turn it on and ' +
    'reload to meet someone. The other pages work without it.',
  notFound: 'There is nothing here.',
  notFoundAdvice: 'The page may have moved, or never was.',
  backToStart: 'Back to the start',
  title: (page: string) => `${page} · Passerby`,
};
