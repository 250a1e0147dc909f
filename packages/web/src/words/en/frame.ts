/** What the lobby has around it before any script runs. It is in the page and in no script. */
export const frame = {
  name: 'Passerby',
  home: 'Passerby, to the start',
  description:
    'Meet a stranger face to face. No account, no trace: the call goes from your browser to theirs.',
  skip: 'Skip to the content',
  mainNavigation: 'Pages',
  allPages: 'All pages',
  howItWorks: 'How it works',
  privacy: 'Privacy',
  guidelines: 'Guidelines',
  safety: 'Safety',
  terms: 'Terms',
  questions: 'Questions',
  articles: 'Articles',
  about: 'About',
  /** Said beside those pages where the lobby is in another language than they are. */
  inEnglish: '',
  languages: 'Languages',
  needsScript:
    'The call itself is made by JavaScript in this page, and JavaScript is off. Turn it on and ' +
    'reload to meet someone. The other pages work without it.',
};
