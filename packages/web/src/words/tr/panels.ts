import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('tr');
const allow = 'Kameraya ve mikrofona izin ver.';
const again = '“Yeniden dene”ye bas.';
const accusative = { camera: 'kamerayı', microphone: 'mikrofonu', both: 'kamerayı ve mikrofonu' };
const without = {
  camera: 'ya da onsuz başla: görünmezsin.',
  microphone: 'ya da onsuz başla: duyulmazsın.',
  both: 'ya da onlarsız başla: izleyip yazabilirsin.',
};

export const inPanels: PanelPart = {
  entrance: {
    title: 'İlk görüşmenden önce',
    ofAge: '18 yaşında ya da daha büyüksün.',
    rules: 'Kurallara uyarsın: cinsellik yok, nefret yok, kayıt yok.',
    leave: 'Herkesten her an ayrılabilir ve onu bildirebilirsin.',
    read: 'Önce bunları oku:',
    links: { guidelines: 'Kurallar', safety: 'Güvenlik', terms: 'Koşullar' },
    limits:
      'Bir basış kimsenin yaşını kanıtlamaz, ne seninkini ne karşındakininkini. Kabul ettiğin yalnızca bu aygıtta hatırlanır.',
    agree: 'Kabul ediyorum, başla',
    checkTitle: 'Yaşın',
    checking: 'Bu siteyi işleten, 18 yaşında ya da daha büyük olduğunu denetler.',
    refused: 'Denetim, 18 yaşında ya da daha büyük olduğunu söylemedi.',
    again: 'Yeniden denetle',
  },
  lack: {
    browser: {
      title: 'Bu tarayıcı görüşme yapamaz.',
      advice:
        'Çok eski ya da görüşmeler (WebRTC) kapatılmış. Son iki yılın Firefox, Chrome, Edge ya da Safari’si yapabilir.',
    },
    insecure: {
      title: 'Bu adres güvenli değil.',
      advice:
        'Tarayıcılar, https ile açılmamış bir sayfaya kamera da görüşme de vermez. Bu sitenin https adresini aç.',
    },
    howItWorks: 'Nasıl çalışır',
  },
  failures: {
    refused: {
      title: (subject) => `Tarayıcın bu sayfaya ${accusative[subject]} vermiyor.`,
      advice: (subject) => `Bu sayfaya izin verip yeniden dene, ${without[subject]}`,
    },
    none: {
      title: (subject) =>
        ({
          camera: 'Kamera bulunamadı.',
          microphone: 'Mikrofon bulunamadı.',
          both: 'Ne kamera ne mikrofon bulundu.',
        })[subject],
      advice: (subject) => `Bir tane takıp yeniden dene, ${without[subject]}`,
    },
    busy: {
      title: (subject) => `Başka bir program ${accusative[subject]} kullanıyor.`,
      advice: (subject) => `O programı kapatıp yeniden dene, ${without[subject]}`,
    },
    overconstrained: {
      title: (subject) =>
        ({
          camera: 'O kamera artık yok.',
          microphone: 'O mikrofon artık yok.',
          both: 'O aygıtlar artık yok.',
        })[subject],
      advice: (subject) => `Başka bir şey seç, ${without[subject]}`,
    },
    insecure: {
      title: (subject) => `Bu sayfa ${accusative[subject]} kullanamaz.`,
      advice: (subject) =>
        `Güvenli bir bağlantıyla açılmadı. https adresini aç, ${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `Bu tarayıcı ${accusative[subject]} kullanamaz.`,
      advice: (subject) => `Daha yeni bir tarayıcı kullanabilir, ${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'Bu aygıttaki süzgeç görüntünü çıplaklık sanıyor.',
    advice: 'Yanılıyor olabilir. Haklıysa, burası onun yeri değil.',
    rules: 'Kurallar',
    gateTitle: 'Seni görmeden önce',
    cameraOffFirst: 'Kamerayı kapat ve başla',
    startAnyway: 'Yine de başla',
  },
  permission: {
    title: 'Bu tarayıcıda nasıl izin verilir',
    steps: {
      chromium: ['Adresin yanındaki ayar simgesine bas.', 'Kamerayı ve mikrofonu aç.', again],
      chromiumPhone: ['Adresin yanındaki ayar simgesine, sonra İzinler’e bas.', allow, again],
      firefox: [
        'Adresin yanındaki üstü çizili kameraya bas.',
        '“Engellendi” yazanı kaldır.',
        again,
      ],
      firefoxPhone: ['Adresin yanındaki kilide, sonra “İzinleri düzenle”ye bas.', allow, again],
      safari: ['Safari menüsünde “Bu Web Sitesi İçin Ayarlar”ı seç.', allow, again],
      safariPhone: ['Adresin solundaki düğmeye, sonra “Web Sitesi Ayarları”na bas.', allow, again],
      other: ['Adresin yanında bu sayfanın izinlerini ara.', allow, again],
    },
  },
  record: {
    title: 'Sunucunun hakkında bildikleri',
    intro:
      'Hepsi bu kadar ve her saniye yeniden sorulur. Adın, sözlerin ve görüntün oraya hiç ulaşmaz.',
    rest: 'Bu sekmeyle biter. Sunucunun herkes için birlikte tuttukları:',
    inventory: 'döküm',
    counts:
      'Bu site görüşmelerin nasıl kurulduğunu toplam olarak sayar: bir görüşme başlarken tarayıcın sunucuya bunun doğrudan mı aktarmalı mı olduğunu ve altı süre kümesinden hangisine girdiğini söyler. Bunun hiçbiri seninle birlikte saklanmaz.',
    asking: 'Sunucuya soruluyor …',
    away: 'Sunucuya ulaşılamıyor; birazdan seni unutur.',
    unknown: 'Sunucu bu sayfanın bilmediği şeylerden söz ediyor. Yenile.',
    names: {
      id: 'Bu oturum için rastgele bir sayı',
      state: 'Ne yaptığın',
      token: 'Hat kopunca seni geri getiren bir sır',
      socket: 'Bağlantın',
      network: 'Ağın için bir sayı, adresi olmadan; ne kadar kaldığını döküm söyler',
      local: 'Özel bir ağda mısın?',
      lastTicket: 'Kaç kez aradığın',
      avoided: 'Tanıştığın ve şimdi yeniden karşılaşmayacağın oturumlar',
      presenceShown: 'Burada kaç kişi olduğu sana söylendi mi?',
      ticket: 'Bu aramanın ya da görüşmenin numarası',
      mode: 'Nasıl tanışmak istediğin',
      language: 'Dilin, sayı olarak',
      tags: 'İlgi alanların, özet değer olarak',
      hardNat: 'Ağının aktarıcıya gereksinimi var mı?',
      relayOnly: 'Adresini gizliyor musun?',
      since: 'Ne zamandır aradığın',
      generation: 'Tanımının kaç kez yenilendiği',
      commitment: 'Emojiler için bir mühür',
      description: 'Tarayıcına nasıl ulaşılır',
      localCandidates: 'Evinin içindeki adresler, yalnızca oradakiler için',
      partner: 'Kiminle olduğun, rastgele bir sayıyla',
      partnerTicket: 'Karşı tarafta görüşmenin numarası',
      pairKeys: 'Sunucudan uzun yaşayan bir görüşmeyi kanıtlayan anahtarlar',
      pairings: 'Hâlâ bildirilebilecek görüşmeler',
      flagged: 'Bildirdiğin oturumlar',
      conduct: 'Yaptıklarının toplamları, solarak',
      flags: 'Bildirildin mi? Bir dakika geç söylenir',
      workedFor: 'Aygıtının uğruna çalıştığı arama',
    },
    states: ['aramıyor', 'arıyor', 'görüşmede', 'görüşmeye döndü'],
    modes: ['görüntülü', 'sesli', 'yazılı'],
    units: {
      bytes: (value) => counts.plural(value, { other: '# bayt' }),
      count: (value) => (value === 1 ? '1, söylenmez' : counts.plural(value, { other: '#' })),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'hayır' : 'evet'),
    },
    until: {
      session: 'sen bu sekmeyi kapatana kadar',
      search: 'sen biriyle tanışana ya da durana kadar',
      pair: 'görüşme bitene kadar',
    },
    seconds: (left) => `en geç ${counts.elapsed(left * 1_000)} içinde silinir`,
  },
  settings: {
    title: 'Ayarlar',
    camera: 'Görüntün',
    microphone: 'Sesin',
    speaker: 'Karşının sesi',
    room: 'Görüşmede',
    turn: 'Öteki kameraya geç',
    gain: 'Sesinin yüksekliği',
    percent: (part) => `%${Math.round(part * 100)}`,
    chooseSpeaker: 'Hoparlör seç',
    systemSpeaker: 'Sistemdeki gibi',
    unnamedSpeaker: (place) => `Hoparlör ${place}`,
    otherSpeaker: 'Başka bir hoparlör seç',
    speakerGone: 'O hoparlör kullanılamıyor. Sesi sistemin çaldığı yerden duyarsın.',
    volume: 'Karşının ses düzeyi',
    test: 'Bir ses çal',
    tested: 'Şimdi üç nota duymalısın.',
    switches: {
      mirrored: 'Beni aynadaki gibi göster',
      hideOwn: 'Kendi görüntümü benden gizle',
      hideStranger: 'Karşı görüntüyü gizle',
      saving: 'Yavaş hat için küçük görüntü gönder',
      echoCancellation: 'Yankıyı gider',
      noiseSuppression: 'Gürültüyü gider',
      autoGainControl: 'Ses düzeyimi dengele',
      sounds: 'Biri gelince, yazınca ya da gidince hafif sesler',
      autoNext: 'Karşıdaki ayrılınca kendiliğinden ilerle',
      letterKeys: 'Harf tuşlarını kullan',
    },
    notes: {
      hideOwn: 'Karşındaki seni yine görür.',
      autoGainControl: 'Kulaklıkla bunları kapatabilirsin.',
    },
  },
};
