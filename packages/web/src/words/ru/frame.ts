import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, на главную',
  description:
    'Встретьте незнакомого человека лицом к лицу. Без учётной записи и без следа: звонок идёт из вашего браузера в его.',
  skip: 'К содержанию',
  mainNavigation: 'Страницы',
  allPages: 'Все страницы',
  howItWorks: 'Как работает',
  privacy: 'Приватность',
  guidelines: 'Правила',
  safety: 'Безопасность',
  terms: 'Условия',
  questions: 'Вопросы',
  articles: 'Статьи',
  about: 'О нас',
  inEnglish: 'Эти страницы на английском.',
  languages: 'Языки',
  needsScript:
    'Сам звонок делает JavaScript на этой странице, а он выключен. Включите его и обновите страницу, чтобы кого-нибудь встретить. Остальные страницы работают и без него.',
};
