import type { FrameWords } from '../frame.ts';

export const frame: FrameWords = {
  name: 'Passerby',
  home: 'Passerby, शुरुआत पर',
  description:
    'किसी अजनबी से आमने-सामने मिलें। न खाता, न निशान: कॉल आपके ब्राउज़र से सीधे उनके ब्राउज़र तक जाती है।',
  skip: 'सामग्री पर जाएँ',
  mainNavigation: 'पृष्ठ',
  allPages: 'सभी पृष्ठ',
  howItWorks: 'यह कैसे काम करता है',
  privacy: 'निजता',
  guidelines: 'नियम',
  safety: 'सुरक्षा',
  terms: 'शर्तें',
  questions: 'सवाल',
  articles: 'लेख',
  about: 'परिचय',
  inEnglish: 'ये पृष्ठ अंग्रेज़ी में हैं।',
  languages: 'भाषाएँ',
  needsScript:
    'कॉल इस पृष्ठ का JavaScript करता है, और JavaScript बंद है। किसी से मिलने के लिए उसे चालू करके पृष्ठ फिर लोड करें। बाकी पृष्ठ उसके बिना भी चलते हैं।',
};
