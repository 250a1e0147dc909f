import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, başa dön',
  description:
    'Tanımadığın biriyle yüz yüze tanış. Hesap yok, iz yok: görüşme senin tarayıcından onunkine gider.',
  skip: 'İçeriğe geç',
  mainNavigation: 'Sayfalar',
  allPages: 'Tüm sayfalar',
  howItWorks: 'Nasıl çalışır',
  privacy: 'Gizlilik',
  guidelines: 'Kurallar',
  safety: 'Güvenlik',
  terms: 'Koşullar',
  questions: 'Sorular',
  articles: 'Yazılar',
  about: 'Hakkında',
  inEnglish: 'Bu sayfalar İngilizcedir.',
  languages: 'Diller',
  needsScript:
    'Görüşmeyi bu sayfadaki JavaScript kurar, ama JavaScript kapalı. Biriyle tanışmak için aç ve sayfayı yenile. Öteki sayfalar onsuz da çalışır.',
};
