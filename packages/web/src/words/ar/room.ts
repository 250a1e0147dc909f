import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('ar-u-nu-latn');
const most = 3;
const byVoice = 'ليقرأ كلٌّ منكما الأسماء الخمسة على الآخر';
const your = { camera: 'كاميرتك', microphone: 'ميكروفونك', both: 'كاميرتك وميكروفونك' };
const the = { camera: 'الكاميرا', microphone: 'الميكروفون', both: 'الكاميرا والميكروفون' };
const without = {
  camera: 'لا يراك أحد',
  microphone: 'لا يسمعك أحد',
  both: 'لا يراك أحد ولا يسمعك',
};
type Subject = keyof typeof your;
const goneBecause = {
  none: (what: Subject) => `انفصال: ${your[what]}.`,
  busy: (what: Subject) => `عطل: ${your[what]}.`,
  overconstrained: (what: Subject) => `لم يعد ما اخترته متاحًا: ${the[what]}.`,
  refused: (what: Subject) => `منع متصفحك ${the[what]}.`,
  insecure: (what: Subject) => `لا تستطيع هذه الصفحة استعمال ${the[what]}.`,
  unsupported: (what: Subject) => `لا يستطيع هذا المتصفح استعمال ${the[what]}.`,
};

export const inRoom: RoomPart = {
  call: {
    region: 'المكالمة',
    connectingAdvice: 'يجري توصيلكما.',
    bothLike: (interests) => `كلاكما يحب ${counts.allOf(interests)}`,
    controls: 'أزرار المكالمة',
    next: 'التالي',
    end: 'إنهاء',
    chat: 'الدردشة',
    unread: (count) =>
      counts.plural(count, {
        zero: 'الدردشة، لا رسائل جديدة',
        one: 'الدردشة، رسالة جديدة',
        two: 'الدردشة، رسالتان جديدتان',
        few: 'الدردشة، # رسائل جديدة',
        many: 'الدردشة، # رسالة جديدة',
        other: 'الدردشة، # رسالة جديدة',
      }),
    tapToHear: 'المس لتسمع',
    keys: 'المفاتيح',
    stranger: 'الطرف الآخر',
    yourPicture: 'صورتك. انقلها إلى زاوية أخرى',
    cameraOff: 'كاميرا الطرف الآخر مطفأة',
    microphoneOff: 'ميكروفون الطرف الآخر مطفأ',
    voice: 'شخص غريب، بالصوت',
    shaky: 'الاتصال مضطرب',
    routes: { direct: 'مباشر', relayed: 'عبر مُرحِّل' },
    routeMeans: {
      seen: 'يستطيع الطرف الآخر أن يرى عنوان IP الخاص بك.',
      maybeSeen: 'ربما ما زال الطرف الآخر يعرف عنوان IP الخاص بك.',
      hidden: 'لا يستطيع الطرف الآخر أن يرى عنوان IP الخاص بك.',
    },
    lineAway: 'سيعمل زر التالي بعد لحظة',
    lineClosed: 'تعذّر الوصول إلى الخادم. هذه المكالمة مستمرة',
    escapeAgain: 'اضغط Esc مرة أخرى للتالي',
    keysTitle: 'المفاتيح',
    keyList: [
      { keys: ['Esc', 'Esc'], does: 'التالي' },
      { keys: ['M'], does: 'تشغيل الميكروفون أو إطفاؤه' },
      { keys: ['V'], does: 'تشغيل الكاميرا أو إطفاؤها' },
      { keys: ['C'], does: 'مقارنة الرموز الخمسة' },
      { keys: ['B'], does: 'تمويه الصورة أو إظهارها' },
      { keys: ['R'], does: 'الإبلاغ عن الطرف الآخر' },
      { keys: ['P'], does: 'نافذة صغيرة' },
      { keys: ['F'], does: 'ملء الشاشة' },
      { keys: ['S'], does: 'الإعدادات' },
      { keys: ['Enter'], does: 'الكتابة' },
      { keys: ['?'], does: 'هذه القائمة' },
    ],
    letterKeys: 'استعمل مفاتيح الحروف',
  },
  chat: {
    region: 'الدردشة',
    close: 'أغلق الدردشة',
    log: 'الرسائل',
    empty: 'ما تكتبه يصل إلى الطرف الآخر وحده ولا يُحفظ في أي مكان.',
    message: 'رسالة',
    placeholder: 'قل شيئًا',
    send: 'إرسال',
    emoji: 'رموز تعبيرية',
    you: 'أنت',
    stranger: 'الطرف الآخر',
    typing: 'الطرف الآخر يكتب',
    left: (characters) =>
      counts.plural(characters, {
        zero: 'لم يبقَ أي حرف',
        one: 'بقي حرف واحد',
        two: 'بقي حرفان',
        few: 'بقي # أحرف',
        many: 'بقي # حرفًا',
        other: 'بقي # حرف',
      }),
    toNewest: 'إلى الأحدث',
    over: 'تزول هذه المحادثة حين تمضي.',
    faults: {
      tooFast: 'تمهّل قليلًا من فضلك. ما زال النص في مكانه.',
      tooLong: 'هذا أكثر من 2000 حرف. اختصره.',
      notConnected: 'لا اتصال في هذه اللحظة. ما زال النص في مكانه.',
    },
  },
  comparing: {
    chip: { checking: 'جارٍ التحقق', uncompared: 'لم تُقارَن', compared: 'قورنت' },
    chipMeans: {
      checking: 'بعد لحظة يمكنك أن تعرف إن كان أحد يجلس بينكما.',
      uncompared: 'هل يجلس أحد بينكما؟',
      compared: 'إنها متطابقة: لا أحد بينكما.',
    },
    title: 'أنتما وحدكما؟',
    list: 'رموزك الخمسة بالترتيب',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}، أو ليرفعها أمام الكاميرا على ورقة` : byVoice}. ` +
      'إن كانت متطابقة، فلا أحد بينكما.',
    notByChat: 'كتابتها في الدردشة لا تثبت شيئًا: من يجلس بينكما قد يغيّر ما يُكتب.',
    state: { uncompared: 'لم تُقارَن بعد.', compared: 'قارنتَها: إنها متطابقة.' },
    match: 'إنها متطابقة',
    differ: 'إنها مختلفة: غادر',
    again: 'قارن من جديد',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      'كلب', 'قطة', 'أسد', 'حصان', 'حصان وحيد القرن', 'خنزير', 'فيل', 'أرنب',
      'باندا', 'ديك', 'بطريق', 'سلحفاة', 'سمكة', 'أخطبوط', 'فراشة', 'زهرة',
      'شجرة', 'صبار', 'فطر', 'كرة أرضية', 'قمر', 'سحابة', 'نار', 'موزة',
      'تفاحة', 'فراولة', 'ذرة', 'بيتزا', 'كعكة', 'قلب', 'ابتسامة', 'روبوت',
      'قبعة', 'نظارة', 'مفتاح ربط', 'بابا نويل', 'إبهام مرفوع', 'مظلة', 'ساعة رملية', 'منبّه',
      'هدية', 'مصباح', 'كتاب', 'قلم رصاص', 'مشبك ورق', 'مقص', 'قفل', 'مفتاح',
      'مطرقة', 'هاتف', 'علم', 'قطار', 'دراجة', 'طائرة', 'صاروخ', 'كأس',
      'كرة قدم', 'غيتار', 'بوق', 'جرس', 'مرساة', 'سماعات', 'ملف', 'دبوس',
    ],
  },
  meetingEndings: {
    left: { title: 'مضى في طريقه.', advice: 'غادر الطرف الآخر. لا يُحفظ من ذلك شيء.' },
    lost: { title: 'صمت الخط.', advice: 'انقطع الاتصال بالطرف الآخر.' },
    failed: {
      title: 'لم ينجح الاتصال.',
      advice:
        'لم يمر ما يكفي: منعه هذا المتصفح أو شبكتك أو شيء في الطريق. حاول مرة أخرى، أو جرّب شبكة أخرى.',
    },
    misbehaved: {
      title: 'أُنهيت المكالمة من أجلك.',
      advice: 'أرسل الطرف الآخر ما لا مكان له في مكالمة، خطأً أو عمدًا، فأنهتها هذه الصفحة.',
    },
    intercepted: {
      title: 'ربما أجاب شخص آخر.',
      advice:
        'لم يستطع الطرف الآخر أن يثبت أنه من قُدّمتَ إليه. ربما وضع أحدهم نفسه بينكما، فأنهت هذه الصفحة المكالمة.',
    },
    distrusted: {
      title: 'غادرتَ: الرموز مختلفة.',
      advice:
        'ربما يجلس أحد بينكما، وربما رأى وسمع كل شيء. لا يقدر على ذلك إلا من يشغّل هذا الخادم، أو من ينتحل صفته.',
    },
    flagged: { title: 'أُبلغ عنه، ومضى.', advice: 'لن تقابله من جديد ما دمتما هنا.' },
    removed: {
      title: 'أُبعد الطرف الآخر.',
      advice: 'أبلغ عنه عدد كافٍ من الناس. لا يُحفظ من المكالمة شيء.',
    },
    terminated: { title: 'أُنهيت جلستك.', advice: 'أبلغ عنك أشخاص من عدة شبكات.' },
    blocked: { title: 'على شبكتك أن تنتظر.', advice: 'أُبلغ عن أحد مستخدميها.' },
    relayUnavailable: {
      title: 'تعذّر الوصول إلى المُرحِّل.',
      advice: 'لا يخفي عنوان IP الخاص بك إلا المُرحِّل، لذلك لم يُتصل بأحد.',
    },
  },
  reporting: {
    report: 'إبلاغ',
    title: 'أبلغ عن هذا الشخص',
    last: 'أبلغ عن الشخص الأخير',
    orLast: 'شخص آخر؟',
    standing: {
      here: 'ضغطة واحدة ترسل البلاغ وتغادر. لا يُرسل معها إلا السبب.',
      gone: 'لقد غادر. ضغطة واحدة تبلغ عنه مع ذلك، ولا أحد سواه.',
      forgotten: 'فات الأوان: نسي الخادم من قابلت.',
    },
    reasons: [
      { code: 'nudity', name: 'عُري أو جنس' },
      { code: 'minor', name: 'شخص دون 18 عامًا' },
      { code: 'harassment', name: 'مضايقة أو كراهية' },
      { code: 'spam', name: 'إزعاج أو آلة' },
      { code: 'other', name: 'شيء آخر' },
    ],
    became: {
      waiting: 'بلاغك ينتظر الخادم',
      sent: 'أُرسل بلاغك',
      undelivered: 'وصل بلاغك متأخرًا: كان الخادم قد نسي من قابلت',
    },
    because: {
      nudity: 'أبلغ عنك أشخاص من عدة شبكات بسبب العُري أو الجنس.',
      minor: 'أبلغ أشخاص من عدة شبكات أنك تبدو دون 18 عامًا.',
      harassment: 'أبلغ عنك أشخاص من عدة شبكات بسبب المضايقة أو الكراهية.',
      spam: 'أبلغ عنك أشخاص من عدة شبكات بسبب الإزعاج، أو كآلة.',
      other: 'أبلغ عنك أشخاص من عدة شبكات.',
    },
    back: 'يمكنك أن تعود بعد',
    backIn: (seconds) => `يمكنك أن تعود بعد ${counts.elapsed(seconds * 1_000)}.`,
    over: 'انتهت المدة. يمكنك أن تعود الآن.',
    guidelines: 'اقرأ القواعد',
    start: 'ابدأ من جديد',
  },
  room: {
    smallWindow: 'نافذة صغيرة',
    fullScreen: 'ملء الشاشة',
    reconnecting: 'جارٍ إعادة الاتصال',
    reconnectingAdvice: 'انقطع الخط. يجري إصلاحه، وقد يستغرق ذلك بضع ثوانٍ.',
    offline: 'أنت غير متصل.',
    offlineAdvice: 'تستمر المكالمة إن عادت الشبكة قريبًا.',
    poor: 'الخط ضعيف.',
    sendLess: 'أرسل صورة أصغر',
    sendingLess: 'تُرسل صورة صغيرة',
    deviceLost: (subject, code) => `${goneBecause[code](subject)} ${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)} البديل الآن: ${label}`,
    strangerHidden: 'أنت تخفي صورة الطرف الآخر',
    showStranger: 'أظهرها',
    onIn: (seconds) => `إلى شخص آخر بعد ${seconds}`,
    stay: 'ابقَ هنا',
    goesOn: 'سينتقل إلى شخص آخر من تلقاء نفسه.',
    searchingOffline: 'أنت غير متصل.',
    searchingOfflineAdvice: 'يستمر البحث من تلقاء نفسه حين تعود الشبكة.',
    willRing: 'لا حاجة إلى المراقبة: ستسمع صوتًا خافتًا، ويتغير اسم علامة التبويب هذه.',
    willTell: 'لا حاجة إلى المراقبة: يتغير اسم علامة التبويب هذه حين يأتي أحد.',
  },
  searching: {
    cancel: 'إلغاء',
    reaching: 'جارٍ الوصول إلى الخادم',
    working: 'يأتي كثيرون في آن واحد: يعمل جهازك قليلًا أولًا',
    someone: 'نبحث عن أحد',
    someoneWhoLikes: (interests) =>
      `نبحث عن أحد يحب ${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'البقية'] : interests,
      )}`,
    someoneWhoSpeaks: (language) => `نبحث عن أحد يتحدث ${language}`,
    anyone: 'نبحث الآن عن أي شخص',
    metEveryone: 'قابلتَ كل من هنا. ننتظر شخصًا جديدًا.',
    nobodyYet: 'لا أحد جديد ينتظر الآن. قد يأتي أحد في أي لحظة.',
    directly: 'مباشرة هذه المرة: يستطيع الطرف الآخر أن يرى عنوان IP الخاص بك.',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'ينتظر 8 أشخاص على الأكثر، وأنت منهم'
        : counts.plural(roundedUp, {
            few: 'ينتظر نحو # أشخاص، وأنت منهم',
            many: 'ينتظر نحو # شخصًا، وأنت منهم',
            other: 'ينتظر نحو # شخص، وأنت منهم',
          }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: 'أظهر الصورة',
    blur: 'موّه الصورة',
    veil: {
      loading: 'مموّهة ريثما يُحمَّل المرشّح.',
      checking: {
        new: 'مموّهة حتى تبدو آمنة.',
        failed: 'مموّهة. يظن المرشّح أنها عُري.',
        cannotTell: 'مموّهة. ما يُرى أقل من أن يؤكَّد.',
        fault: 'مموّهة. فاتت المرشّحَ لحظة.',
        hidden: 'مموّهة إذ كنت بعيدًا.',
        changed: 'مموّهة. تغيّرت الصورة.',
      },
      unavailable: {
        failed: 'لا يعمل المرشّح هنا. مموّهة حتى تلمسها.',
        slow: 'المرشّح بطيء جدًا هنا. مموّهة حتى تلمسها.',
      },
      covered: 'مموّهة حتى تلمسها.',
      watching: 'الصورة واضحة. ما زال المرشّح ينظر.',
      uncovered: 'تُعرض الصورة كما هي.',
    },
    ownInCall: 'تبدو صورتك عُريًا في نظر المرشّح',
  },
};
