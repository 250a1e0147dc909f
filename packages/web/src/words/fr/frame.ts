import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, vers l’accueil',
  description:
    'Rencontrez quelqu’un d’inconnu, face à face. Sans compte, sans trace : l’appel va de votre navigateur au sien.',
  skip: 'Aller au contenu',
  mainNavigation: 'Pages du site',
  allPages: 'Toutes les pages',
  howItWorks: 'Comment ça marche',
  privacy: 'Vie privée',
  guidelines: 'Règles',
  safety: 'Sécurité',
  terms: 'Conditions',
  questions: 'Vos questions',
  articles: 'Nos articles',
  about: 'À propos',
  inEnglish: 'Ces pages sont en anglais.',
  languages: 'Langues',
  needsScript:
    'L’appel lui-même est fait par le JavaScript de cette page, et JavaScript est désactivé. Activez-le et rechargez pour rencontrer quelqu’un. Les autres pages s’en passent.',
};
