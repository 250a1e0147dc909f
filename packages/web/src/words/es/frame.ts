import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, al inicio',
  description:
    'Conoce a alguien desconocido cara a cara. Sin cuenta, sin rastro: la llamada va de tu navegador al suyo.',
  skip: 'Saltar al contenido',
  mainNavigation: 'Páginas',
  allPages: 'Todas las páginas',
  howItWorks: 'Cómo funciona',
  privacy: 'Privacidad',
  guidelines: 'Normas',
  safety: 'Seguridad',
  terms: 'Condiciones',
  questions: 'Preguntas',
  articles: 'Artículos',
  about: 'Quiénes somos',
  inEnglish: 'Estas páginas están en inglés.',
  languages: 'Idiomas',
  needsScript:
    'La llamada la hace el JavaScript de esta página, y JavaScript está desactivado. Actívalo y recarga para conocer a alguien. Las demás páginas funcionan sin él.',
};
