import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby，回到首页',
  description:
    '与陌生人面对面聊天。无需账号，不留痕迹：通话直接从你的浏览器到对方的浏览器，中间没有人保存你说的话、你的画面或你是谁。',
  skip: '跳到内容',
  mainNavigation: '页面',
  allPages: '所有页面',
  howItWorks: '工作原理',
  privacy: '隐私',
  guidelines: '守则',
  safety: '安全',
  terms: '条款',
  questions: '常见问题',
  articles: '文章',
  about: '关于',
  inEnglish: '这些页面是英文的。',
  languages: '语言',
  needsScript:
    '通话由本页的 JavaScript 完成，而 JavaScript 已关闭。请打开它并重新加载，才能与人相遇。其他页面不需要它。',
};
