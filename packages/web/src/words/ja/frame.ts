import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby、はじめに戻る',
  description:
    '知らない人と顔を合わせて話す場所。アカウントも痕跡もありません。通話はあなたのブラウザから相手のブラウザへ直接届きます。',
  skip: '本文へ移動',
  mainNavigation: 'ページ',
  allPages: 'すべてのページ',
  howItWorks: 'しくみ',
  privacy: 'プライバシー',
  guidelines: 'ガイドライン',
  safety: '安全',
  terms: '利用条件',
  questions: 'よくある質問',
  articles: '記事',
  about: 'このサイトについて',
  inEnglish: 'これらのページは英語です。',
  languages: '言語',
  needsScript:
    '通話はこのページの JavaScript が行いますが、JavaScript がオフです。オンにして再読み込みすると、人に会えます。ほかのページはなくても読めます。',
};
