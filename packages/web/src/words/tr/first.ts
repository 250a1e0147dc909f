import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('tr');

const serverFault = {
  title: 'Sunucu bağlantıyı kesti.',
  advice:
    'Bu sayfa ile sunucu arasında kararlaştırıldığı gibi gitmeyen bir şey oldu. Yeniden dene.',
};
const startAnew = {
  title: 'Bu ziyaretin süresi doldu.',
  advice: 'Sunucu onu çoktan unuttu. Yeniden başla.',
};

export const first: FirstWords = {
  site: { homeTitle: 'Biriyle tanış', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'Aranıyor',
    missed: 'Son kişiye ulaşılamadı. Arama sürüyor.',
    connecting: 'Bağlanıyor',
    someoneIsHere: 'Biri geldi.',
    withStranger: 'Biriyle görüşmede',
    someoneCame: '● Biri geldi',
    started: 'Biriyle görüşmedesin.',
  },
  lobby: {
    headline: ['Biriyle tanış.', 'İz bırakma.'],
    region: 'Başlamadan önce',
    mode: 'Nasıl tanışmak istersin?',
    modes: { video: 'Görüntülü', audio: 'Sesli', text: 'Yazılı' },
    interests: 'İstersen, konuşacak bir şey',
    addInterest: 'İlgi alanı ekle',
    interestPlaceholder: 'bir sözcük ekle',
    interestHint: 'Enter ekler. Geri tuşu sonuncuyu siler.',
    interestsFull: 'en fazla sekiz',
    removeInterest: (word) => `Kaldır: ${word}`,
    interestAdded: (word) => `Eklendi: ${word}`,
    interestRemoved: (word) => `Kaldırıldı: ${word}`,
    language: 'Dil',
    anyLanguage: 'Herhangi bir dil',
    hideAddress: 'IP adresimi gizle',
    hideAddressNotes: {
      price:
        'Biraz daha yavaş: bu sitenin aktarıcısından geçer; iki adresi görür, görüşmeyi görmez.',
      always: 'Bu sitede her zaman. Aktarıcı iki adresi görür, görüşmeyi görmez.',
      missing: 'Burada aktarıcı yok.',
      missingNow: 'Burada şu anda aktarıcı yok. Doğrudan tanışmadan önce sana sorulur.',
    },
    start: 'Başla',
    startIn: (clock) => `${clock} sonra`,
    barred: (over) =>
      over ? 'Süre doldu: yeniden başlayabilirsin.' : 'Süre dolunca yeniden başlayabilirsin.',
    rules: '18 yaşında ya da daha büyük olmalı ve şunlara uymalısın:',
    rulesLink: 'kurallar',
    rulesEnd: '.',
    risks: (hidden) =>
      hidden
        ? 'Karşındaki seni kaydedebilir.'
        : 'Karşındaki IP adresini görebilir ve seni kaydedebilir.',
    record: 'Sunucunun hakkında bildikleri',
    connecting: 'Sunucuya ulaşılıyor',
    reconnecting: 'Sunucuya yeniden ulaşılıyor',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'Şu anda bekleyen yok. İlk sen olursun.'
          : 'Bekleyen biri var, en fazla sekiz kişi.';
      }
      const all = counts.plural(here, { other: 'Burada yaklaşık # kişi var' });
      if (waiting === 0) return `${all}, şu anda bekleyen yok.`;
      return waiting <= 8
        ? `${all}, en fazla sekizi bekliyor.`
        : `${all}, ${counts.plural(waiting, { other: 'yaklaşık # kişi bekliyor.' })}`;
    },
    unseen: 'Böyle duyulursun, görünmezsin.',
    unheard: 'Böyle görünürsün, duyulmazsın. Yazabilirsin.',
    watching: 'Böyle karşındakini görür ve duyarsın; ona yalnızca yazdıkların ulaşır.',
    listening: 'Böyle karşındakini duyarsın; ona yalnızca yazdıkların ulaşır.',
  },
  devices: {
    camera: 'Kamera',
    microphone: 'Mikrofon',
    chooseCamera: 'Kamera seç',
    chooseMicrophone: 'Mikrofon seç',
    level: 'Mikrofon düzeyi',
    settings: 'Ayarlar',
    close: 'Kapat',
    automatic: 'Otomatik',
    unnamedCamera: (place) => `Kamera ${place}`,
    unnamedMicrophone: (place) => `Mikrofon ${place}`,
    instead: (label) => `Seçtiğin şu anda kullanılamıyor. Bu: ${label}.`,
    yourPicture: 'Görüntün',
    turnOn: {
      camera: 'Kamerayı aç',
      microphone: 'Mikrofonu aç',
      both: 'Kamerayı ve mikrofonu aç',
    },
    purpose: {
      camera: 'Karşındaki seni görsün diye.',
      microphone: 'Karşındaki seni duysun diye.',
      both: 'Karşındaki seni görsün ve duysun diye.',
    },
    promise: 'Biriyle tanışana kadar bu aygıttan hiçbir şey çıkmaz.',
    asking: 'Tarayıcın soruyor.',
    askingAdvice: 'İzin ver’i seç, burada sen görün.',
    askingVoiceAdvice: 'İzin ver’i seç, sesin duyulsun.',
    cameraOff: 'Kameran kapalı.',
    cameraOffAdvice: 'Karşındakini yine de görebilirsin.',
    voiceOnly: 'Yalnızca ses.',
    voiceOnlyAdvice: 'Kameran kapalı kalır.',
    textOnly: 'Yalnızca sözcükler.',
    textOnlyAdvice: 'Kamera yok, mikrofon yok.',
    tryAgain: 'Yeniden dene',
  },
  filter: {
    choice: 'Karşı görüntü',
    settings: {
      untilSafe: 'Güvenli görünene dek bulanık',
      untilTapped: 'Dokunana dek bulanık',
      never: 'Hiç bulanık değil',
    },
    notes: {
      untilSafe: 'Bu aygıttaki bir süzgeç bakar ve kimseye söylemez. Yanılabilir.',
      untilTapped: 'Görüntülere hiçbir şey bakmaz.',
      never: 'Ne gösterilirse gösterilsin hemen görürsün.',
    },
  },
  endings: {
    meetSomeoneElse: 'Başka biriyle tanış',
    back: 'Başa dön',
    again: 'Yeniden dene',
    reload: 'Sayfayı yenile',
    roomMissing: {
      title: 'Bu sayfanın bir parçası eksik.',
      advice: 'Ulaşmadı ya da daha yeni bir Passerby var. Sürdürmek için sayfayı yenile.',
    },
    directly: 'Doğrudan tanış',
    directlyMeans:
      'Doğrudan tanışınca, sen başa dönene kadar karşındakiler IP adresini görebilir. Oradaki seçimin değişmez.',
    announcements: {
      left: 'Karşındaki ayrıldı.',
      lost: 'Bağlantı koptu.',
      failed: 'Bağlantı kurulamadı.',
      misbehaved: 'Görüşme senin için sonlandırıldı.',
      intercepted: 'Başka biri yanıtlamış olabilir. Görüşme sonlandırıldı.',
      distrusted: 'Emojiler farklı olduğu için ayrıldın.',
      flagged: 'Bildirildi. Görüşmeden ayrıldın.',
      removed: 'Karşındaki uzaklaştırıldı.',
      terminated: 'Oturumun sonlandırıldı.',
      blocked: 'Ağının beklemesi gerekiyor.',
      relayUnavailable: 'Aktarıcıya ulaşılamıyor.',
    },
    offline: { title: 'Çevrimdışısın.', advice: 'Bu aygıtın şu anda ağı yok.' },
    line: {
      unreachable: {
        title: 'Passerby’ye ulaşılamıyor.',
        advice:
          'Sunucu yanıt vermiyor ya da yolda bir şey seni geçirmiyor. Bağlantını denetleyip yeniden dene.',
      },
      refused: {
        title: 'Sunucu bu adresten görüşme kabul etmiyor.',
        advice: 'Siteyi kendi adresinden, işletenin verdiği adresten aç.',
      },
      badVersion: {
        title: 'Daha yeni bir Passerby var.',
        advice: 'Bu sayfa sunucusundan eski. Sürdürmek için yenile.',
      },
      tooManySockets: {
        title: 'Ağında çok fazla kişi var.',
        advice:
          'Sunucu bir yerden aynı anda ancak belli sayıda kişi alır. Bu sayfanın öteki sekmelerini kapat ya da bir dakika bekle.',
      },
      shuttingDown: {
        title: 'Sunucu yeniden başlıyor.',
        advice: 'Bir an sürer. Sonra yeniden dene.',
      },
      tooFast: {
        title: 'Bu çok hızlıydı.',
        advice: 'Sunucu bir insandan hızlı olanı durdurur. Biraz bekleyip yeniden dene.',
      },
      replaced: {
        title: 'Bu ziyaret başka yerde sürüyor.',
        advice: 'Yerini daha yeni bir bağlantı aldı. Bu sayfayı kullanmak için yeniden başla.',
      },
      terminated: {
        title: 'Oturumun sonlandırıldı.',
        advice: 'Birkaç ağdan kişiler seni bildirdi. Dönmeden önce bir süre bekle.',
      },
      blocked: {
        title: 'Ağının beklemesi gerekiyor.',
        advice: 'İçinden biri bildirildi. Bir süre sonra yeniden girebilir.',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
