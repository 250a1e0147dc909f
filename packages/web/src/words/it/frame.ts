import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, all’inizio',
  description:
    'Incontra una persona sconosciuta faccia a faccia. Senza account, senza tracce: la chiamata va dal tuo browser al suo.',
  skip: 'Vai al contenuto',
  mainNavigation: 'Pagine',
  allPages: 'Tutte le pagine',
  howItWorks: 'Come funziona',
  privacy: 'Riservatezza',
  guidelines: 'Regole',
  safety: 'Sicurezza',
  terms: 'Condizioni',
  questions: 'Domande',
  articles: 'Articoli',
  about: 'Chi siamo',
  inEnglish: 'Queste pagine sono in inglese.',
  languages: 'Lingue',
  needsScript:
    'La chiamata la fa il JavaScript di questa pagina, e JavaScript è spento. Accendilo e ricarica per incontrare qualcuno. Le altre pagine funzionano anche senza.',
};
