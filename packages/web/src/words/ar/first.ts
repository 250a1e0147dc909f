import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

// With the digits that clocks and percentages beside them have.
const counts = createCounts('ar-u-nu-latn');

const serverFault = {
  title: 'قطع الخادم الاتصال.',
  advice: 'حدث بين هذه الصفحة والخادم ما لم يُتفق عليه. حاول مرة أخرى.',
};
const startAnew = {
  title: 'انتهت هذه الزيارة.',
  advice: 'لقد نسيها الخادم. ابدأ من جديد.',
};

export const first: FirstWords = {
  site: { homeTitle: 'قابل غريبًا', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'جارٍ البحث',
    missed: 'تعذّر الوصول إلى الشخص الأخير. البحث مستمر.',
    connecting: 'جارٍ الاتصال',
    someoneIsHere: 'هناك أحد.',
    withStranger: 'مع شخص غريب',
    someoneCame: '● جاء أحد',
    started: 'أنت الآن مع شخص غريب.',
  },
  lobby: {
    headline: ['قابل غريبًا.', 'ولا تترك أثرًا.'],
    region: 'قبل أن تبدأ',
    mode: 'كيف تريد أن تلتقي؟',
    modes: { video: 'فيديو', audio: 'صوت', text: 'نص' },
    interests: 'شيء تتحدثان عنه، إن شئت',
    addInterest: 'أضف اهتمامًا',
    interestPlaceholder: 'أضف كلمة',
    interestHint: 'مفتاح Enter يضيفها، ومفتاح التراجع يزيل الأخيرة.',
    interestsFull: 'ثمانية هي الحد',
    removeInterest: (word) => `أزل ${word}`,
    interestAdded: (word) => `أُضيف ${word}`,
    interestRemoved: (word) => `أُزيل ${word}`,
    language: 'اللغة',
    anyLanguage: 'أي لغة',
    hideAddress: 'أخفِ عنوان IP الخاص بي',
    hideAddressNotes: {
      price: 'أبطأ قليلًا: عبر مُرحِّل هذا الموقع، وهو يرى العنوانين لا المكالمة.',
      always: 'دائمًا في هذا الموقع. مُرحِّله يرى العنوانين لا المكالمة.',
      missing: 'لا يتوفر مُرحِّل هنا.',
      missingNow: 'لا يتوفر مُرحِّل هنا الآن. ستُسأل قبل أن تلتقي مباشرة.',
    },
    start: 'ابدأ',
    startIn: (clock) => `بعد ${clock}`,
    barred: (over) =>
      over ? 'انتهت المدة: يمكنك أن تبدأ من جديد.' : 'سيعمل زر البدء حين تنتهي المدة.',
    rules: 'يجب أن تكون في الثامنة عشرة أو أكبر وأن تلتزم بما في',
    rulesLink: 'القواعد',
    rulesEnd: '.',
    risks: (hidden) =>
      hidden ? 'قد يسجّلك الطرف الآخر.' : 'يستطيع الطرف الآخر أن يرى عنوان IP الخاص بك، وقد يسجّلك.',
    record: 'ما يعرفه الخادم عنك',
    connecting: 'جارٍ الوصول إلى الخادم',
    reconnecting: 'جارٍ الوصول إلى الخادم من جديد',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'لا أحد ينتظر الآن. ستكون الأول.'
          : 'هناك من ينتظر، ثمانية أشخاص على الأكثر.';
      }
      const all = counts.plural(here, {
        few: 'هنا نحو # أشخاص',
        many: 'هنا نحو # شخصًا',
        other: 'هنا نحو # شخص',
      });
      if (waiting === 0) return `${all}، ولا أحد ينتظر الآن.`;
      return waiting <= 8
        ? `${all}، ينتظر منهم ثمانية على الأكثر.`
        : `${all}، ${counts.plural(waiting, { other: 'ينتظر منهم نحو #.' })}`;
    },
    unseen: 'هكذا ستُسمَع ولن تُرى.',
    unheard: 'هكذا ستُرى ولن تُسمَع. يمكنك أن تكتب.',
    watching: 'هكذا سترى الطرف الآخر وتسمعه، ولن يصله إلا ما تكتبه.',
    listening: 'هكذا ستسمع الطرف الآخر، ولن يصله إلا ما تكتبه.',
  },
  devices: {
    camera: 'الكاميرا',
    microphone: 'الميكروفون',
    chooseCamera: 'اختر الكاميرا',
    chooseMicrophone: 'اختر الميكروفون',
    level: 'مستوى الميكروفون',
    settings: 'الإعدادات',
    close: 'إغلاق',
    automatic: 'تلقائي',
    unnamedCamera: (place) => `الكاميرا ${place}`,
    unnamedMicrophone: (place) => `الميكروفون ${place}`,
    instead: (label) => `ما اخترته لا يمكن استعماله الآن. هذا هو ${label}.`,
    yourPicture: 'صورتك',
    turnOn: {
      camera: 'شغّل الكاميرا',
      microphone: 'شغّل الميكروفون',
      both: 'شغّل الكاميرا والميكروفون',
    },
    purpose: {
      camera: 'ليراك الطرف الآخر.',
      microphone: 'ليسمعك الطرف الآخر.',
      both: 'ليراك الطرف الآخر ويسمعك.',
    },
    promise: 'لا يغادر شيء هذا الجهاز قبل أن تقابل أحدًا.',
    asking: 'متصفحك يسألك.',
    askingAdvice: 'اختر السماح، فتظهر في هذه الصورة.',
    askingVoiceAdvice: 'اختر السماح، فيُسمَع صوتك.',
    cameraOff: 'الكاميرا مطفأة.',
    cameraOffAdvice: 'ما زال بإمكانك أن ترى الطرف الآخر.',
    voiceOnly: 'صوت فقط.',
    voiceOnlyAdvice: 'تبقى الكاميرا مطفأة.',
    textOnly: 'كلمات فقط.',
    textOnlyAdvice: 'بلا كاميرا ولا ميكروفون.',
    tryAgain: 'حاول مرة أخرى',
  },
  filter: {
    choice: 'صورة الطرف الآخر',
    settings: {
      untilSafe: 'مموّهة حتى تبدو آمنة',
      untilTapped: 'مموّهة حتى ألمسها',
      never: 'بلا تمويه أبدًا',
    },
    notes: {
      untilSafe: 'مرشّح على هذا الجهاز ينظر ولا يخبر أحدًا. وقد يخطئ.',
      untilTapped: 'لا شيء ينظر إلى الصور.',
      never: 'ترى ما يعرضه الطرف الآخر فورًا، أيًّا كان.',
    },
  },
  endings: {
    meetSomeoneElse: 'قابل شخصًا آخر',
    back: 'عودة إلى البداية',
    again: 'حاول مرة أخرى',
    reload: 'أعد تحميل الصفحة',
    roomMissing: {
      title: 'جزء من هذه الصفحة مفقود.',
      advice: 'لم يصل، أو هناك إصدار أحدث من Passerby. أعد تحميل الصفحة لتتابع.',
    },
    directly: 'التقِ مباشرة',
    directlyMeans:
      'إن التقيت مباشرة، أمكن للغرباء أن يروا عنوان IP الخاص بك حتى تعود إلى البداية. ويبقى اختيارك هناك كما هو.',
    announcements: {
      left: 'غادر الطرف الآخر.',
      lost: 'انقطع الاتصال.',
      failed: 'لم ينجح الاتصال.',
      misbehaved: 'أُنهيت المكالمة من أجلك.',
      intercepted: 'ربما أجاب شخص آخر. أُنهيت المكالمة.',
      distrusted: 'غادرتَ لأن الرموز مختلفة.',
      flagged: 'تم الإبلاغ. غادرتَ المكالمة.',
      removed: 'أُبعد الطرف الآخر.',
      terminated: 'أُنهيت جلستك.',
      blocked: 'على شبكتك أن تنتظر.',
      relayUnavailable: 'تعذّر الوصول إلى المُرحِّل.',
    },
    offline: { title: 'أنت غير متصل.', advice: 'لا شبكة لهذا الجهاز الآن.' },
    line: {
      unreachable: {
        title: 'تعذّر الوصول إلى Passerby.',
        advice: 'الخادم لا يجيب، أو شيء في الطريق لا يدعك تمر. تحقق من اتصالك وحاول مرة أخرى.',
      },
      refused: {
        title: 'لا يقبل الخادم مكالمات من هذا العنوان.',
        advice: 'افتح الموقع من عنوانه الخاص الذي يذكره مشغّله.',
      },
      badVersion: {
        title: 'هناك إصدار أحدث من Passerby.',
        advice: 'هذه الصفحة أقدم من خادمها. أعد تحميلها لتتابع.',
      },
      tooManySockets: {
        title: 'عدد كبير من الناس على شبكتك.',
        advice:
          'لا يقبل الخادم من مكان واحد إلا عددًا محدودًا في آن. أغلق علامات التبويب الأخرى لهذه الصفحة، أو انتظر دقيقة.',
      },
      shuttingDown: {
        title: 'يُعاد تشغيل الخادم.',
        advice: 'يستغرق ذلك لحظة. ثم حاول مرة أخرى.',
      },
      tooFast: {
        title: 'كان ذلك سريعًا جدًا.',
        advice: 'يوقف الخادم ما يتحرك أسرع من إنسان. انتظر لحظة ثم حاول مرة أخرى.',
      },
      replaced: {
        title: 'هذه الزيارة مستمرة في مكان آخر.',
        advice: 'حلّ محلها اتصال أحدث. ابدأ من جديد لتستعمل هذه الصفحة.',
      },
      terminated: {
        title: 'أُنهيت جلستك.',
        advice: 'أبلغ عنك أشخاص من عدة شبكات. انتظر قليلًا قبل أن تعود.',
      },
      blocked: {
        title: 'على شبكتك أن تنتظر.',
        advice: 'أُبلغ عن أحد مستخدميها. يمكنها أن تدخل من جديد بعد حين.',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
