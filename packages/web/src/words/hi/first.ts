import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('hi');

const serverFault = {
  title: 'सर्वर ने संपर्क तोड़ दिया।',
  advice: 'इस पृष्ठ और सर्वर के बीच कुछ तय तरीके से नहीं हुआ। फिर कोशिश करें।',
};
const startAnew = {
  title: 'यह सत्र पुराना हो गया।',
  advice: 'सर्वर इसे भूल चुका है। फिर से शुरू करें।',
};

export const first: FirstWords = {
  site: { homeTitle: 'किसी अजनबी से मिलें', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'खोज जारी',
    missed: 'पिछले व्यक्ति से संपर्क नहीं हो सका। खोज जारी है।',
    connecting: 'जुड़ रहे हैं',
    someoneIsHere: 'कोई आया है।',
    withStranger: 'अजनबी के साथ',
    someoneCame: '● कोई आया है',
    started: 'आप एक अजनबी के साथ हैं।',
  },
  lobby: {
    headline: ['अजनबी से मिलें।', 'निशान न छोड़ें।'],
    region: 'शुरू करने से पहले',
    mode: 'आप कैसे मिलना चाहते हैं?',
    modes: { video: 'वीडियो', audio: 'आवाज़', text: 'लिखकर' },
    interests: 'बात करने का कोई विषय, यदि चाहें',
    addInterest: 'रुचि जोड़ें',
    interestPlaceholder: 'एक शब्द जोड़ें',
    interestHint: 'Enter से जुड़ता है। Backspace आख़िरी हटाता है।',
    interestsFull: 'आठ से ज़्यादा नहीं',
    removeInterest: (word) => `${word} हटाएँ`,
    interestAdded: (word) => `${word} जोड़ा गया`,
    interestRemoved: (word) => `${word} हटाया गया`,
    language: 'भाषा',
    anyLanguage: 'कोई भी भाषा',
    hideAddress: 'मेरा IP पता छिपाएँ',
    hideAddressNotes: {
      price: 'थोड़ा धीमा: इस साइट के रिले से होकर, जो दोनों पते देखता है पर कॉल नहीं।',
      always: 'इस साइट पर हमेशा। इसका रिले दोनों पते देखता है पर कॉल नहीं।',
      missing: 'यहाँ रिले नहीं है।',
      missingNow: 'यहाँ अभी रिले नहीं है। सीधे मिलने से पहले आपसे पूछा जाएगा।',
    },
    start: 'शुरू करें',
    startIn: (clock) => `${clock} में`,
    barred: (over) =>
      over ? 'समय पूरा हुआ: आप फिर शुरू कर सकते हैं।' : 'समय पूरा होने पर आप फिर शुरू कर सकेंगे।',
    rules: 'आपकी उम्र 18 या अधिक हो और आप मानें ये',
    rulesLink: 'नियम',
    rulesEnd: '।',
    risks: (hidden) =>
      hidden
        ? 'अजनबी आपको रिकॉर्ड कर सकता है।'
        : 'अजनबी आपका IP पता देख सकता है और आपको रिकॉर्ड कर सकता है।',
    record: 'सर्वर आपके बारे में क्या जानता है',
    connecting: 'सर्वर से संपर्क हो रहा है',
    reconnecting: 'सर्वर से फिर संपर्क हो रहा है',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'अभी कोई इंतज़ार में नहीं। आप पहले होंगे।'
          : 'कोई इंतज़ार में है, ज़्यादा से ज़्यादा आठ लोग।';
      }
      const all = counts.plural(here, { other: 'यहाँ लगभग # लोग हैं' });
      if (waiting === 0) return `${all}, अभी कोई इंतज़ार में नहीं।`;
      return waiting <= 8
        ? `${all}, उनमें आठ तक इंतज़ार में।`
        : `${all}, ${counts.plural(waiting, { other: 'उनमें लगभग # इंतज़ार में।' })}`;
    },
    unseen: 'ऐसे आपकी आवाज़ जाएगी, आप दिखेंगे नहीं।',
    unheard: 'ऐसे आप दिखेंगे, आवाज़ नहीं जाएगी। आप लिख सकते हैं।',
    watching: 'ऐसे आप उन्हें देखेंगे और सुनेंगे, और उन्हें केवल आपका लिखा मिलेगा।',
    listening: 'ऐसे आप उन्हें सुनेंगे, और उन्हें केवल आपका लिखा मिलेगा।',
  },
  devices: {
    camera: 'कैमरा',
    microphone: 'माइक',
    chooseCamera: 'कैमरा चुनें',
    chooseMicrophone: 'माइक चुनें',
    level: 'माइक का स्तर',
    settings: 'सेटिंग',
    close: 'बंद करें',
    automatic: 'अपने-आप',
    unnamedCamera: (place) => `कैमरा ${place}`,
    unnamedMicrophone: (place) => `माइक ${place}`,
    instead: (label) => `आपका चुना हुआ अभी नहीं चल सकता। यह है ${label}।`,
    yourPicture: 'आपकी तस्वीर',
    turnOn: { camera: 'कैमरा चालू करें', microphone: 'माइक चालू करें', both: 'कैमरा और माइक चालू करें' },
    purpose: {
      camera: 'ताकि अजनबी आपको देख सके।',
      microphone: 'ताकि अजनबी आपको सुन सके।',
      both: 'ताकि अजनबी आपको देख और सुन सके।',
    },
    promise: 'किसी से मिलने से पहले इस डिवाइस से कुछ बाहर नहीं जाता।',
    asking: 'आपका ब्राउज़र पूछ रहा है।',
    askingAdvice: '“अनुमति दें” चुनें, और यहाँ आप दिखेंगे।',
    askingVoiceAdvice: '“अनुमति दें” चुनें, और आपकी आवाज़ जाएगी।',
    cameraOff: 'आपका कैमरा बंद है।',
    cameraOffAdvice: 'आप फिर भी अजनबी को देख सकते हैं।',
    voiceOnly: 'केवल आवाज़।',
    voiceOnlyAdvice: 'आपका कैमरा बंद रहता है।',
    textOnly: 'केवल शब्द।',
    textOnlyAdvice: 'न कैमरा, न माइक।',
    tryAgain: 'फिर कोशिश करें',
  },
  filter: {
    choice: 'उनकी तस्वीर',
    settings: {
      untilSafe: 'सुरक्षित लगने तक धुंधली',
      untilTapped: 'मेरे छूने तक धुंधली',
      never: 'कभी धुंधली नहीं',
    },
    notes: {
      untilSafe: 'इस डिवाइस का एक फ़िल्टर देखता है और किसी को नहीं बताता। वह ग़लत हो सकता है।',
      untilTapped: 'तस्वीरों को कोई नहीं जाँचता।',
      never: 'अजनबी जो भी दिखाए, आप तुरंत देखते हैं।',
    },
  },
  endings: {
    meetSomeoneElse: 'किसी और से मिलें',
    back: 'शुरुआत पर लौटें',
    again: 'फिर कोशिश करें',
    reload: 'पृष्ठ फिर लोड करें',
    roomMissing: {
      title: 'इस पृष्ठ का एक हिस्सा ग़ायब है।',
      advice: 'वह पहुँचा नहीं, या Passerby नया हो गया है। आगे बढ़ने के लिए पृष्ठ फिर लोड करें।',
    },
    directly: 'सीधे मिलें',
    directlyMeans:
      'सीधे मिलने पर, शुरुआत पर लौटने तक अजनबी आपका IP पता देख सकते हैं। वहाँ की आपकी पसंद बनी रहती है।',
    announcements: {
      left: 'अजनबी चला गया।',
      lost: 'संपर्क टूट गया।',
      failed: 'संपर्क नहीं हो सका।',
      misbehaved: 'कॉल आपके लिए ख़त्म की गई।',
      intercepted: 'शायद किसी और ने जवाब दिया। कॉल ख़त्म की गई।',
      distrusted: 'इमोजी अलग थे, इसलिए आप चले आए।',
      flagged: 'शिकायत हुई। आप कॉल से चले आए।',
      removed: 'अजनबी को हटा दिया गया।',
      terminated: 'आपका सत्र ख़त्म किया गया।',
      blocked: 'आपके नेटवर्क को रुकना होगा।',
      relayUnavailable: 'रिले से संपर्क नहीं हो रहा।',
    },
    offline: { title: 'आप ऑफ़लाइन हैं।', advice: 'इस डिवाइस पर अभी नेटवर्क नहीं है।' },
    line: {
      unreachable: {
        title: 'Passerby से संपर्क नहीं हो रहा।',
        advice: 'सर्वर जवाब नहीं देता, या रास्ते में कुछ आपको नहीं जाने देता। अपना संपर्क जाँचकर फिर कोशिश करें।',
      },
      refused: {
        title: 'सर्वर इस पते से कॉल नहीं लेता।',
        advice: 'साइट को उसके अपने पते पर खोलें, जो उसे चलाने वाला बताता है।',
      },
      badVersion: {
        title: 'Passerby नया हो गया है।',
        advice: 'यह पृष्ठ अपने सर्वर से पुराना है। आगे बढ़ने के लिए फिर लोड करें।',
      },
      tooManySockets: {
        title: 'आपके नेटवर्क पर बहुत लोग हैं।',
        advice: 'सर्वर एक जगह से एक साथ सीमित लोग ही लेता है। इस पृष्ठ के दूसरे टैब बंद करें, या एक मिनट रुकें।',
      },
      shuttingDown: {
        title: 'सर्वर फिर से शुरू हो रहा है।',
        advice: 'थोड़ी देर लगेगी। फिर कोशिश करें।',
      },
      tooFast: {
        title: 'यह बहुत तेज़ था।',
        advice: 'इंसान से तेज़ जो चले, सर्वर उसे रोकता है। थोड़ा रुककर फिर कोशिश करें।',
      },
      replaced: {
        title: 'यह सत्र कहीं और जारी है।',
        advice: 'एक नए संपर्क ने इसकी जगह ले ली। इस पृष्ठ के लिए फिर से शुरू करें।',
      },
      terminated: {
        title: 'आपका सत्र ख़त्म किया गया।',
        advice: 'कई नेटवर्क के लोगों ने आपकी शिकायत की। लौटने से पहले कुछ देर रुकें।',
      },
      blocked: {
        title: 'आपके नेटवर्क को रुकना होगा।',
        advice: 'वहाँ किसी की शिकायत हुई। कुछ देर बाद वह फिर आ सकता है।',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
