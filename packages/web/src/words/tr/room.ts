import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('tr');
const most = 3;
const byVoice = 'Beş adı birbirinize okuyun';
const your = { camera: 'Kameran', microphone: 'Mikrofonun', both: 'Kameran ve mikrofonun' };
const accusative = { camera: 'kamerayı', microphone: 'mikrofonu', both: 'kamerayı ve mikrofonu' };
const without = {
  camera: 'Görünmüyorsun',
  microphone: 'Duyulmuyorsun',
  both: 'Ne görünüyor ne duyuluyorsun',
};
type Subject = keyof typeof your;
const goneBecause = {
  none: (what: Subject) => `${your[what]} artık yok.`,
  busy: (what: Subject) => `${your[what]} çalışmaz oldu.`,
  overconstrained: (what: Subject) =>
    what === 'both' ? 'Seçtiğin aygıtlar artık yok.' : 'Seçtiğin aygıt artık yok.',
  refused: (what: Subject) => `Tarayıcın ${accusative[what]} geri aldı.`,
  insecure: (what: Subject) => `Bu sayfa ${accusative[what]} kullanamaz.`,
  unsupported: (what: Subject) => `Bu tarayıcı ${accusative[what]} kullanamaz.`,
};

export const inRoom: RoomPart = {
  call: {
    region: 'Görüşme',
    connectingAdvice: 'İkiniz birbirinize bağlanıyorsunuz.',
    bothLike: (interests) => `İkinizin de sevdiği: ${counts.allOf(interests)}`,
    controls: 'Görüşme düğmeleri',
    next: 'Sıradaki',
    end: 'Bitir',
    chat: 'Sohbet',
    unread: (count) => counts.plural(count, { other: 'Sohbet, # yeni ileti' }),
    tapToHear: 'Duymak için dokun',
    keys: 'Tuşlar',
    stranger: 'Karşındaki',
    yourPicture: 'Görüntün. Başka bir köşeye taşı',
    cameraOff: 'Karşının kamerası kapalı',
    microphoneOff: 'Karşının mikrofonu kapalı',
    voice: 'Biri, sesli',
    shaky: 'Bağlantı oynak',
    routes: { direct: 'Doğrudan', relayed: 'Aktarmalı' },
    routeMeans: {
      seen: 'Karşındaki IP adresini görebilir.',
      maybeSeen: 'Karşındaki IP adresini hâlâ biliyor olabilir.',
      hidden: 'Karşındaki IP adresini göremez.',
    },
    lineAway: '“Sıradaki” birazdan yine çalışır',
    lineClosed: 'Sunucuya ulaşılamıyor. Bu görüşme sürüyor',
    escapeAgain: 'Sıradaki için yeniden Esc’e bas',
    keysTitle: 'Tuşlar',
    keyList: [
      { keys: ['Esc', 'Esc'], does: 'Sıradaki' },
      { keys: ['M'], does: 'Mikrofonu aç ya da kapat' },
      { keys: ['V'], does: 'Kamerayı aç ya da kapat' },
      { keys: ['C'], does: 'Beş emojiyi karşılaştır' },
      { keys: ['B'], does: 'Görüntüyü bulanıklaştır ya da göster' },
      { keys: ['R'], does: 'Karşındakini bildir' },
      { keys: ['P'], does: 'Küçük pencere' },
      { keys: ['F'], does: 'Tam ekran' },
      { keys: ['S'], does: 'Ayarlar' },
      { keys: ['Enter'], does: 'Yaz' },
      { keys: ['?'], does: 'Bu liste' },
    ],
    letterKeys: 'Harf tuşlarını kullan',
  },
  chat: {
    region: 'Sohbet',
    close: 'Sohbeti kapat',
    log: 'İletiler',
    empty: 'Yazdıkların yalnızca karşındakine gider ve hiçbir yerde saklanmaz.',
    message: 'İleti',
    placeholder: 'Bir şey söyle',
    send: 'Gönder',
    emoji: 'Emojiler',
    you: 'Sen',
    stranger: 'Karşındaki',
    typing: 'Karşındaki yazıyor',
    left: (characters) => counts.plural(characters, { other: '# karakter kaldı' }),
    toNewest: 'En yeniye',
    over: 'Sen ilerleyince bu konuşma kaybolur.',
    faults: {
      tooFast: 'Biraz daha yavaş, lütfen. Yazın hâlâ kutuda.',
      tooLong: 'Bu 2.000 karakterden fazla. Kısalt.',
      notConnected: 'Şu anda bağlantı yok. Yazın hâlâ kutuda.',
    },
  },
  comparing: {
    chip: {
      checking: 'Denetleniyor',
      uncompared: 'Karşılaştırılmadı',
      compared: 'Karşılaştırıldı',
    },
    chipMeans: {
      checking: 'Birazdan arada biri olup olmadığını öğrenebilirsin.',
      uncompared: 'Arada biri mi var?',
      compared: 'Aynılar: arada kimse yok.',
    },
    title: 'Yalnızca ikiniz mi?',
    list: 'Senin beşin, sırayla',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice} ya da kâğıda yazıp kameraya gösterin` : byVoice}. ` +
      'Onunkiler de aynıysa arada kimse yok.',
    notByChat: 'Sohbete yazmak bir şey kanıtlamaz: arada oturan, yazılanı değiştirebilir.',
    state: { uncompared: 'Henüz karşılaştırılmadı.', compared: 'Karşılaştırdın: aynılar.' },
    match: 'Aynılar',
    differ: 'Farklılar: ayrıl',
    again: 'Yeniden karşılaştır',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      'Köpek', 'Kedi', 'Aslan', 'At', 'Tek boynuzlu at', 'Domuz', 'Fil', 'Tavşan',
      'Panda', 'Horoz', 'Penguen', 'Kaplumbağa', 'Balık', 'Ahtapot', 'Kelebek', 'Çiçek',
      'Ağaç', 'Kaktüs', 'Mantar', 'Dünya', 'Ay', 'Bulut', 'Ateş', 'Muz',
      'Elma', 'Çilek', 'Mısır', 'Pizza', 'Pasta', 'Kalp', 'Gülen yüz', 'Robot',
      'Şapka', 'Gözlük', 'İngiliz anahtarı', 'Noel Baba', 'Başparmak', 'Şemsiye', 'Kum saati', 'Çalar saat',
      'Hediye', 'Ampul', 'Kitap', 'Kurşun kalem', 'Ataş', 'Makas', 'Kilit', 'Anahtar',
      'Çekiç', 'Telefon', 'Bayrak', 'Tren', 'Bisiklet', 'Uçak', 'Roket', 'Kupa',
      'Top', 'Gitar', 'Trompet', 'Zil', 'Çapa', 'Kulaklık', 'Klasör', 'Raptiye',
    ],
  },
  meetingEndings: {
    left: { title: 'Yoluna gitti.', advice: 'Karşındaki ayrıldı. Hiçbir şey saklanmadı.' },
    lost: { title: 'Hat sustu.', advice: 'Karşındakiyle bağlantı koptu.' },
    failed: {
      title: 'Bağlantı kurulamadı.',
      advice:
        'Çok az şey geçebildi: bu tarayıcı, ağın ya da yoldaki bir şey bırakmadı. Yeniden dene ya da başka bir ağ dene.',
    },
    misbehaved: {
      title: 'Görüşme senin için sonlandırıldı.',
      advice:
        'Karşı taraf, yanlışlıkla ya da bilerek, görüşmede yeri olmayan bir şey gönderdi; bu sayfa da kapattı.',
    },
    intercepted: {
      title: 'Başka biri yanıtlamış olabilir.',
      advice:
        'Karşı uç, sana tanıtılan kişi olduğunu kanıtlayamadı. Biri araya girmiş olabilir; bu sayfa da kapattı.',
    },
    distrusted: {
      title: 'Ayrıldın: emojiler farklı.',
      advice:
        'Öyleyse aranızda biri olabilir, her şeyi görmüş ve duymuş olabilir. Bunu ancak bu sunucuyu işleten ya da onun yerine geçebilen biri yapabilir.',
    },
    flagged: {
      title: 'Bildirildi ve gitti.',
      advice: 'İkiniz de buradayken yeniden karşılaşmazsınız.',
    },
    removed: {
      title: 'Karşındaki uzaklaştırıldı.',
      advice: 'Yeterince kişi onu bildirmişti. Görüşmeden hiçbir şey saklanmadı.',
    },
    terminated: { title: 'Oturumun sonlandırıldı.', advice: 'Birkaç ağdan kişiler seni bildirdi.' },
    blocked: { title: 'Ağının beklemesi gerekiyor.', advice: 'İçinden biri bildirildi.' },
    relayUnavailable: {
      title: 'Aktarıcıya ulaşılamıyor.',
      advice: 'IP adresini yalnızca aktarıcı gizleyebilir; bu yüzden kimse aranmadı.',
    },
  },
  reporting: {
    report: 'Bildir',
    title: 'Bu kişiyi bildir',
    last: 'Son kişiyi bildir',
    orLast: 'Başka biri mi?',
    standing: {
      here: 'Bir basış gönderir ve ayrılır. Nedenden başka bir şey gitmez.',
      gone: 'O kişi gitti. Bir basış yine de onu bildirir, başka kimseyi değil.',
      forgotten: 'Çok geç: sunucu kiminle tanıştığını unuttu.',
    },
    reasons: [
      { code: 'nudity', name: 'Çıplaklık ya da cinsellik' },
      { code: 'minor', name: '18 yaşından küçük biri' },
      { code: 'harassment', name: 'Taciz ya da nefret' },
      { code: 'spam', name: 'Spam ya da bir makine' },
      { code: 'other', name: 'Başka bir şey' },
    ],
    became: {
      waiting: 'Bildirimin sunucuyu bekliyor',
      sent: 'Bildirimin gönderildi',
      undelivered: 'Bildirimin geç kaldı: sunucu kiminle tanıştığını unutmuştu',
    },
    because: {
      nudity: 'Birkaç ağdan kişiler seni çıplaklık ya da cinsellik nedeniyle bildirdi.',
      minor: 'Birkaç ağdan kişiler 18 yaşından küçük göründüğünü bildirdi.',
      harassment: 'Birkaç ağdan kişiler seni taciz ya da nefret nedeniyle bildirdi.',
      spam: 'Birkaç ağdan kişiler seni spam nedeniyle ya da makine olarak bildirdi.',
      other: 'Birkaç ağdan kişiler seni bildirdi.',
    },
    back: 'Yeniden girmene kalan süre',
    backIn: (seconds) => `${counts.elapsed(seconds * 1_000)} sonra yeniden girebilirsin.`,
    over: 'Süre doldu. Artık dönebilirsin.',
    guidelines: 'Kuralları oku',
    start: 'Yeniden başla',
  },
  room: {
    smallWindow: 'Küçük pencere',
    fullScreen: 'Tam ekran',
    reconnecting: 'Yeniden bağlanıyor',
    reconnectingAdvice: 'Hat koptu. Onarılıyor; birkaç saniye sürebilir.',
    offline: 'Çevrimdışısın.',
    offlineAdvice: 'Ağ yakında dönerse görüşme sürer.',
    poor: 'Hat zayıf.',
    sendLess: 'Daha küçük görüntü gönder',
    sendingLess: 'Küçük bir görüntü gidiyor',
    deviceLost: (subject, code) => `${goneBecause[code](subject)} ${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)} Şimdi: ${label}`,
    strangerHidden: 'Karşı görüntüyü gizliyorsun',
    showStranger: 'Göster',
    onIn: (seconds) => `${seconds} sn sonra başka birine`,
    stay: 'Burada kal',
    goesOn: 'Kendiliğinden başka birine geçer.',
    searchingOffline: 'Çevrimdışısın.',
    searchingOfflineAdvice: 'Ağ dönünce arama kendiliğinden sürer.',
    willRing: 'Ekrana bakman gerekmez: hafif bir ses çıkar ve bu sekmenin adı değişir.',
    willTell: 'Ekrana bakman gerekmez: biri gelince bu sekmenin adı değişir.',
  },
  searching: {
    cancel: 'Vazgeç',
    reaching: 'Sunucuya ulaşılıyor',
    working: 'Aynı anda çok kişi geliyor: aygıtın önce biraz çalışıyor',
    someone: 'Birini arıyoruz',
    someoneWhoLikes: (interests) =>
      `Şunu seven birini arıyoruz: ${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'ötekiler'] : interests,
      )}`,
    someoneWhoSpeaks: (language) => `${language} konuşan birini arıyoruz`,
    anyone: 'Şimdi herkes olur',
    metEveryone: 'Buradaki herkesle tanıştın. Yeni birini bekliyoruz.',
    nobodyYet: 'Şu anda bekleyen yeni kimse yok. Her an biri gelebilir.',
    directly: 'Bu kez doğrudan: karşındaki IP adresini görebilir.',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'Sen de içinde, en fazla 8 kişi bekliyor'
        : counts.plural(roundedUp, { other: 'Sen de içinde, yaklaşık # kişi bekliyor' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: 'Görüntüyü göster',
    blur: 'Görüntüyü bulanıklaştır',
    veil: {
      loading: 'Süzgeç yüklenirken bulanık.',
      checking: {
        new: 'Güvenli görünene dek bulanık.',
        failed: 'Bulanık. Süzgeç bunu çıplaklık sanıyor.',
        cannotTell: 'Bulanık. Emin olmak için çok az şey görünüyor.',
        fault: 'Bulanık. Süzgeç bir anı kaçırdı.',
        hidden: 'Sen yokken bulanık.',
        changed: 'Bulanık. Görüntü değişti.',
      },
      unavailable: {
        failed: 'Süzgeç burada çalışmıyor. Sen dokunana dek bulanık.',
        slow: 'Süzgeç burada çok yavaş. Sen dokunana dek bulanık.',
      },
      covered: 'Sen dokunana dek bulanık.',
      watching: 'Görüntü açık. Süzgeç bakmayı sürdürüyor.',
      uncovered: 'Görüntü olduğu gibi gösteriliyor.',
    },
    ownInCall: 'Görüntün süzgece çıplaklık gibi görünüyor',
  },
};
