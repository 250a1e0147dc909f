import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, zum Anfang',
  description:
    'Triff einen fremden Menschen von Angesicht zu Angesicht. Kein Konto, keine Spur: Das Gespräch geht von deinem Browser zu seinem.',
  skip: 'Zum Inhalt springen',
  mainNavigation: 'Seiten',
  allPages: 'Alle Seiten',
  howItWorks: 'So funktioniert es',
  privacy: 'Datenschutz',
  guidelines: 'Regeln',
  safety: 'Sicherheit',
  terms: 'Bedingungen',
  questions: 'Fragen',
  articles: 'Artikel',
  about: 'Über uns',
  inEnglish: 'Diese Seiten sind auf Englisch.',
  languages: 'Sprachen',
  needsScript:
    'Das Gespräch selbst macht JavaScript auf dieser Seite, und JavaScript ist aus. Schalte es ein und lade neu, um jemanden zu treffen. Die anderen Seiten gehen ohne.',
};
