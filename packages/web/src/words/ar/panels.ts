import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('ar-u-nu-latn');
const allow = 'اسمح بالكاميرا والميكروفون.';
const again = 'اضغط «حاول مرة أخرى».';
const the = { camera: 'الكاميرا', microphone: 'الميكروفون', both: 'الكاميرا والميكروفون' };
const without = {
  camera: 'أو ابدأ بدونها: لن يراك أحد.',
  microphone: 'أو ابدأ بدونه: لن يسمعك أحد.',
  both: 'أو ابدأ بدونهما: يمكنك أن تشاهد وتكتب.',
};

export const inPanels: PanelPart = {
  entrance: {
    title: 'قبل مكالمتك الأولى',
    ofAge: 'عمرك 18 عامًا أو أكثر.',
    rules: 'تلتزم بالقواعد: لا شيء جنسي، ولا كراهية، ولا تسجيل.',
    leave: 'يمكنك أن تترك أي غريب في أي لحظة، وأن تبلغ عنه.',
    read: 'اقرأها أولًا:',
    links: { guidelines: 'القواعد', safety: 'السلامة', terms: 'الشروط' },
    limits: 'الضغطة لا تثبت عمر أحد، لا عمرك ولا عمر الغريب. موافقتك محفوظة على هذا الجهاز وحده.',
    agree: 'أوافق، ابدأ',
    checkTitle: 'عمرك',
    checking: 'يتحقق مشغّل هذا الموقع من أن عمرك 18 عامًا أو أكثر.',
    refused: 'لم يقل التحقق إن عمرك 18 عامًا أو أكثر.',
    again: 'تحقق من جديد',
  },
  lack: {
    browser: {
      title: 'لا يستطيع هذا المتصفح إجراء المكالمات.',
      advice:
        'إنه قديم جدًا، أو المكالمات (WebRTC) معطّلة فيه. يستطيعها Firefox أو Chrome أو Edge أو Safari من العامين الأخيرين.',
    },
    insecure: {
      title: 'هذا العنوان غير آمن.',
      advice:
        'لا تمنح المتصفحات كاميرا ولا مكالمة لصفحة لم تُفتح عبر https. افتح عنوان https لهذا الموقع.',
    },
    howItWorks: 'كيف يعمل',
  },
  failures: {
    refused: {
      title: (subject) => `متصفحك يمنع ${the[subject]} عن هذه الصفحة.`,
      advice: (subject) => `اسمح بذلك لهذه الصفحة وحاول مرة أخرى، ${without[subject]}`,
    },
    none: {
      title: (subject) =>
        ({
          camera: 'لم يُعثر على كاميرا.',
          microphone: 'لم يُعثر على ميكروفون.',
          both: 'لم يُعثر على كاميرا ولا ميكروفون.',
        })[subject],
      advice: (subject) => `صِل جهازًا وحاول مرة أخرى، ${without[subject]}`,
    },
    busy: {
      title: (subject) => `برنامج آخر يستعمل ${the[subject]}.`,
      advice: (subject) => `أغلق ذلك البرنامج وحاول مرة أخرى، ${without[subject]}`,
    },
    overconstrained: {
      title: (subject) =>
        ({
          camera: 'لم تعد تلك الكاميرا موجودة.',
          microphone: 'لم يعد ذلك الميكروفون موجودًا.',
          both: 'لم تعد تلك الأجهزة موجودة.',
        })[subject],
      advice: (subject) => `اختر غيرها، ${without[subject]}`,
    },
    insecure: {
      title: (subject) => `لا تستطيع هذه الصفحة استعمال ${the[subject]}.`,
      advice: (subject) => `لم تُفتح عبر اتصال آمن. افتح عنوان https الخاص بها، ${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `لا يستطيع هذا المتصفح استعمال ${the[subject]}.`,
      advice: (subject) => `متصفح أحدث يستطيع، ${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'المرشّح على هذا الجهاز يظن صورتك عُريًا.',
    advice: 'قد يكون مخطئًا. فإن كان مصيبًا، فليس هذا مكانه.',
    rules: 'القواعد',
    gateTitle: 'قبل أن يراك الآخر',
    cameraOffFirst: 'أطفئ الكاميرا وابدأ',
    startAnyway: 'ابدأ على أي حال',
  },
  permission: {
    title: 'كيف تسمح بذلك في هذا المتصفح',
    steps: {
      chromium: ['اضغط رمز المنزلقات بجانب العنوان.', 'شغّل الكاميرا والميكروفون.', again],
      chromiumPhone: ['اضغط رمز المنزلقات بجانب العنوان، ثم «الأذونات».', allow, again],
      firefox: ['اضغط الكاميرا المشطوبة بجانب العنوان.', 'أزل ما كُتب عليه «محظور».', again],
      firefoxPhone: ['اضغط القفل بجانب العنوان، ثم «تعديل الأذونات».', allow, again],
      safari: ['في قائمة Safari اختر «إعدادات هذا الموقع».', allow, again],
      safariPhone: ['اضغط الزر عند طرف العنوان، ثم «إعدادات الموقع».', allow, again],
      other: ['ابحث بجانب العنوان عن أذونات هذه الصفحة.', allow, again],
    },
  },
  record: {
    title: 'ما يعرفه الخادم عنك',
    intro: 'هذا كل شيء، ويُسأل عنه من جديد كل ثانية. اسمك وكلماتك وصورتك لا تصل إليه أبدًا.',
    rest: 'ينتهي مع علامة التبويب هذه. وما يحفظه الخادم عن الجميع معًا:',
    inventory: 'القائمة',
    counts:
      'يحصي هذا الموقع كيف تنشأ المكالمات، مجموعةً: حين تبدأ مكالمة يخبر متصفحك الخادم أمباشرة هي أم عبر مُرحِّل، وأي فئة من ست فئات زمنية استغرقت. لا يُحفظ من ذلك شيء مقرونًا بك.',
    asking: 'جارٍ سؤال الخادم …',
    away: 'تعذّر الوصول إلى الخادم، وسينساك بعد لحظة.',
    unknown: 'يتحدث الخادم عن أشياء لا تعرفها هذه الصفحة. أعد تحميلها.',
    names: {
      id: 'رقم عشوائي لهذه الجلسة',
      state: 'ما تفعله الآن',
      token: 'سر يعيدك بعد انقطاع الخط',
      socket: 'اتصالك',
      network: 'رقم لشبكتك بلا عنوانها؛ وتذكر القائمة كم يبقى',
      local: 'هل أنت على شبكة خاصة؟',
      lastTicket: 'كم مرة بحثت',
      avoided: 'جلسات قابلتها ولن تقابلها الآن من جديد',
      presenceShown: 'هل قيل لك كم شخصًا هنا؟',
      ticket: 'رقم هذا البحث أو هذه المكالمة',
      mode: 'كيف تريد أن تلتقي',
      language: 'لغتك، كرقم',
      tags: 'اهتماماتك، كبصمات رقمية',
      hardNat: 'هل تحتاج شبكتك إلى مُرحِّل؟',
      relayOnly: 'هل تخفي عنوانك؟',
      since: 'منذ متى تبحث',
      generation: 'كم مرة جُدّد وصفك',
      commitment: 'ختم للرموز',
      description: 'كيف يمكن الوصول إلى متصفحك',
      localCandidates: 'عناوين داخل بيتك، لمن هم فيه وحدهم',
      partner: 'مع من أنت، برقم عشوائي',
      partnerTicket: 'رقم المكالمة عند الطرف الآخر',
      pairKeys: 'مفاتيح تثبت مكالمة عاشت بعد الخادم',
      pairings: 'مكالمات ما زال يمكن الإبلاغ عنها',
      flagged: 'جلسات أبلغتَ عنها',
      conduct: 'مجاميع ما فعلته، وهي تتلاشى',
      flags: 'هل أُبلغ عنك؟ يُقال بعد دقيقة',
      workedFor: 'البحث الذي عمل جهازك من أجله',
    },
    states: ['لا تبحث', 'تبحث', 'في مكالمة', 'عدت إلى مكالمة'],
    modes: ['فيديو', 'صوت', 'نص'],
    units: {
      bytes: (value) =>
        counts.plural(value, {
          zero: 'صفر بايت',
          one: 'بايت واحد',
          two: 'بايتان',
          few: '# بايتات',
          many: '# بايتًا',
          other: '# بايت',
        }),
      count: (value) => (value === 1 ? '1، لا يُقال' : counts.plural(value, { other: '#' })),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'لا' : 'نعم'),
    },
    until: {
      session: 'حتى تغلق علامة التبويب هذه',
      search: 'حتى تقابل أحدًا أو تتوقف',
      pair: 'حتى تنتهي المكالمة',
    },
    seconds: (left) => `يزول خلال ${counts.elapsed(left * 1_000)} على الأكثر`,
  },
  settings: {
    title: 'الإعدادات',
    camera: 'صورتك',
    microphone: 'صوتك',
    speaker: 'صوت الطرف الآخر',
    room: 'في المكالمة',
    turn: 'انتقل إلى الكاميرا الأخرى',
    gain: 'علو صوتك',
    percent: (part) => `${Math.round(part * 100)}%`,
    chooseSpeaker: 'اختر مكبر الصوت',
    systemSpeaker: 'كما في النظام',
    unnamedSpeaker: (place) => `مكبر الصوت ${place}`,
    otherSpeaker: 'اختر مكبر صوت آخر',
    speakerGone: 'لا يمكن استعمال مكبر الصوت هذا. تسمع الطرف الآخر حيث يُخرج النظام الصوت.',
    volume: 'علو صوت الطرف الآخر',
    test: 'شغّل صوتًا',
    tested: 'يفترض أن تسمع ثلاث نغمات الآن.',
    switches: {
      mirrored: 'أظهرني كما في المرآة',
      hideOwn: 'أخفِ صورتي عني',
      hideStranger: 'أخفِ صورة الطرف الآخر',
      saving: 'أرسل صورة صغيرة، لخط بطيء',
      echoCancellation: 'أزل الصدى',
      noiseSuppression: 'أزل الضجيج',
      autoGainControl: 'وازن علو صوتي',
      sounds: 'أصوات خافتة حين يأتي أحد أو يكتب أو يغادر',
      autoNext: 'انتقل تلقائيًا حين يغادر الطرف الآخر',
      letterKeys: 'استعمل مفاتيح الحروف',
    },
    notes: {
      hideOwn: 'ما زال الطرف الآخر يراك.',
      autoGainControl: 'مع السماعات يمكنك إيقاف هذه.',
    },
  },
};
