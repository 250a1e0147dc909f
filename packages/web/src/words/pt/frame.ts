import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, para o início',
  description:
    'Conheça alguém cara a cara. Sem conta, sem rastro: a chamada vai do seu navegador ao da outra pessoa.',
  skip: 'Ir para o conteúdo',
  mainNavigation: 'Páginas',
  allPages: 'Todas as páginas',
  howItWorks: 'Como funciona',
  privacy: 'Privacidade',
  guidelines: 'Regras',
  safety: 'Segurança',
  terms: 'Termos',
  questions: 'Perguntas',
  articles: 'Artigos',
  about: 'Sobre',
  inEnglish: 'Estas páginas estão em inglês.',
  languages: 'Idiomas',
  needsScript:
    'A chamada é feita pelo JavaScript desta página, e o JavaScript está desligado. Ligue-o e recarregue para conhecer alguém. As outras páginas funcionam sem ele.',
};
