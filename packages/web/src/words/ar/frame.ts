import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby، إلى البداية',
  description: 'قابل شخصًا غريبًا وجهًا لوجه. بلا حساب وبلا أثر: تمضي المكالمة من متصفحك إلى متصفحه.',
  skip: 'انتقل إلى المحتوى',
  mainNavigation: 'الصفحات',
  allPages: 'كل الصفحات',
  howItWorks: 'كيف يعمل',
  privacy: 'الخصوصية',
  guidelines: 'القواعد',
  safety: 'السلامة',
  terms: 'الشروط',
  questions: 'الأسئلة',
  articles: 'المقالات',
  about: 'من نحن',
  inEnglish: 'هذه الصفحات بالإنجليزية.',
  languages: 'اللغات',
  needsScript:
    'تُجري المكالمةَ نفسَها شيفرةُ JavaScript في هذه الصفحة، وهي معطّلة. شغّلها وأعد التحميل لتقابل أحدًا. الصفحات الأخرى تعمل بدونها.',
};
