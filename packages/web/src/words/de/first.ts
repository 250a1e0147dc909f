import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('de');

const serverFault = {
  title: 'Der Server hat abgebrochen.',
  advice:
    'Zwischen dieser Seite und dem Server lief etwas nicht wie verabredet. Versuch es noch einmal.',
};
const startAnew = {
  title: 'Dieser Besuch ist abgelaufen.',
  advice: 'Der Server hat ihn schon vergessen. Fang neu an.',
};

export const first: FirstWords = {
  site: { homeTitle: 'Triff einen Fremden', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'Suche läuft',
    missed: 'Die letzte Person war nicht zu erreichen. Die Suche geht weiter.',
    connecting: 'Verbindung entsteht',
    someoneIsHere: 'Jemand ist da.',
    withStranger: 'Im Gespräch',
    someoneCame: '● Jemand ist da',
    started: 'Du bist jetzt im Gespräch.',
  },
  lobby: {
    headline: ['Triff einen Fremden.', 'Hinterlass keine Spur.'],
    region: 'Bevor du anfängst',
    mode: 'Wie willst du jemanden treffen?',
    modes: { video: 'Video', audio: 'Stimme', text: 'Text' },
    interests: 'Worüber du reden magst, wenn du willst',
    addInterest: 'Interesse hinzufügen',
    interestPlaceholder: 'ein Wort',
    interestHint: 'Enter fügt es hinzu. Die Rücktaste nimmt das letzte weg.',
    interestsFull: 'mehr als acht gehen nicht',
    removeInterest: (word) => `${word} entfernen`,
    interestAdded: (word) => `${word} hinzugefügt`,
    interestRemoved: (word) => `${word} entfernt`,
    language: 'Sprache',
    anyLanguage: 'Jede Sprache',
    hideAddress: 'Meine IP-Adresse verbergen',
    hideAddressNotes: {
      price:
        'Etwas langsamer: über das Relais dieser Seite. Es sieht beide Adressen, aber nicht das Gespräch.',
      always:
        'Hier immer an. Das Relais dieser Seite sieht beide Adressen, aber nicht das Gespräch.',
      missing: 'Ein Relais gibt es hier nicht.',
      missingNow:
        'Gerade gibt es hier kein Relais. Du wirst gefragt, bevor du jemanden direkt triffst.',
    },
    start: 'Los',
    startIn: (clock) => `in ${clock}`,
    barred: (over) =>
      over
        ? 'Die Zeit ist um: Du kannst wieder anfangen.'
        : '„Los“ geht wieder, wenn die Zeit um ist.',
    rules: 'Du musst mindestens 18 sein und dich an die',
    rulesLink: 'Regeln',
    rulesEnd: ' halten.',
    risks: (hidden) =>
      hidden
        ? 'Die andere Person könnte dich aufnehmen.'
        : 'Die andere Person sieht deine IP-Adresse und könnte dich aufnehmen.',
    record: 'Was der Server über dich weiß',
    connecting: 'Der Server wird gerufen',
    reconnecting: 'Der Server wird noch einmal gerufen',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'Gerade wartet niemand. Du wärst die erste Person.'
          : 'Jemand wartet, höchstens acht Leute.';
      }
      const all = counts.plural(here, { other: 'Etwa # Leute sind hier' });
      if (waiting === 0) return `${all}, gerade wartet niemand.`;
      return waiting <= 8
        ? `${all}, bis zu acht davon warten.`
        : `${all}, ${counts.plural(waiting, { other: 'etwa # davon warten.' })}`;
    },
    unseen: 'So hört man dich, sieht dich aber nicht.',
    unheard: 'So sieht man dich, hört dich aber nicht. Du kannst schreiben.',
    watching: 'So siehst und hörst du die andere Person, und sie bekommt nur, was du schreibst.',
    listening: 'So hörst du die andere Person, und sie bekommt nur, was du schreibst.',
  },
  devices: {
    camera: 'Kamera',
    microphone: 'Mikrofon',
    chooseCamera: 'Kamera wählen',
    chooseMicrophone: 'Mikrofon wählen',
    level: 'Pegel des Mikrofons',
    settings: 'Einstellungen',
    close: 'Schließen',
    automatic: 'Automatisch',
    unnamedCamera: (place) => `Kamera ${place}`,
    unnamedMicrophone: (place) => `Mikrofon ${place}`,
    instead: (label) => `Was du gewählt hast, geht gerade nicht. Das hier ist ${label}.`,
    yourPicture: 'Dein Bild',
    turnOn: {
      camera: 'Kamera einschalten',
      microphone: 'Mikrofon einschalten',
      both: 'Kamera und Mikrofon einschalten',
    },
    purpose: {
      camera: 'Damit man dich sieht.',
      microphone: 'Damit man dich hört.',
      both: 'Damit man dich sieht und hört.',
    },
    promise: 'Nichts verlässt dieses Gerät, bevor du jemanden triffst.',
    asking: 'Dein Browser fragt dich.',
    askingAdvice: 'Wähl „Zulassen“, dann bist du in diesem Bild.',
    askingVoiceAdvice: 'Wähl „Zulassen“, dann hört man dich.',
    cameraOff: 'Deine Kamera ist aus.',
    cameraOffAdvice: 'Die andere Person siehst du trotzdem.',
    voiceOnly: 'Nur Stimme.',
    voiceOnlyAdvice: 'Deine Kamera bleibt aus.',
    textOnly: 'Nur Worte.',
    textOnlyAdvice: 'Keine Kamera, kein Mikrofon.',
    tryAgain: 'Noch einmal versuchen',
  },
  filter: {
    choice: 'Das Bild der anderen',
    settings: {
      untilSafe: 'Unscharf, bis es harmlos aussieht',
      untilTapped: 'Unscharf, bis ich tippe',
      never: 'Nie unscharf',
    },
    notes: {
      untilSafe: 'Ein Filter auf diesem Gerät sieht hin und sagt es niemandem. Er kann sich irren.',
      untilTapped: 'Niemand prüft die Bilder.',
      never: 'Du siehst sofort, was man dir zeigt, was es auch sei.',
    },
  },
  endings: {
    meetSomeoneElse: 'Jemand anderen treffen',
    back: 'Zurück zum Anfang',
    again: 'Noch einmal versuchen',
    reload: 'Seite neu laden',
    roomMissing: {
      title: 'Ein Teil dieser Seite fehlt.',
      advice:
        'Er kam nicht an, oder es gibt ein neueres Passerby. Lade die Seite neu, dann geht es weiter.',
    },
    directly: 'Direkt treffen',
    directlyMeans:
      'Triffst du andere direkt, sehen sie deine IP-Adresse, bis du wieder am Anfang bist. Deine Wahl dort bleibt bestehen.',
    announcements: {
      left: 'Die andere Person ist gegangen.',
      lost: 'Die Verbindung ist abgerissen.',
      failed: 'Die Verbindung kam nicht zustande.',
      misbehaved: 'Das Gespräch wurde für dich beendet.',
      intercepted: 'Vielleicht hat jemand anderes geantwortet. Das Gespräch wurde beendet.',
      distrusted: 'Du bist gegangen, weil die Emojis nicht übereinstimmen.',
      flagged: 'Gemeldet. Du hast das Gespräch verlassen.',
      removed: 'Die andere Person wurde weggeschickt.',
      terminated: 'Deine Sitzung wurde beendet.',
      blocked: 'Dein Netz muss warten.',
      relayUnavailable: 'Das Relais ist nicht zu erreichen.',
    },
    offline: { title: 'Du bist offline.', advice: 'Dieses Gerät hat gerade kein Netz.' },
    line: {
      unreachable: {
        title: 'Passerby ist nicht zu erreichen.',
        advice:
          'Der Server antwortet nicht, oder etwas auf dem Weg lässt dich nicht durch. Prüf deine Verbindung und versuch es noch einmal.',
      },
      refused: {
        title: 'Von dieser Adresse nimmt der Server keine Gespräche an.',
        advice: 'Öffne die Seite unter ihrer eigenen Adresse, der, die ihr Betreiber nennt.',
      },
      badVersion: {
        title: 'Es gibt ein neueres Passerby.',
        advice: 'Diese Seite ist älter als ihr Server. Lade sie neu, dann geht es weiter.',
      },
      tooManySockets: {
        title: 'Zu viele Leute in deinem Netz.',
        advice:
          'Der Server nimmt von einem Ort nur so viele auf einmal. Schließ andere Tabs dieser Seite oder warte eine Minute.',
      },
      shuttingDown: {
        title: 'Der Server startet neu.',
        advice: 'Das dauert einen Moment. Dann versuch es noch einmal.',
      },
      tooFast: {
        title: 'Das war zu schnell.',
        advice:
          'Der Server bremst, was schneller ist als ein Mensch. Warte einen Moment und versuch es noch einmal.',
      },
      replaced: {
        title: 'Dieser Besuch geht anderswo weiter.',
        advice:
          'Eine neuere Verbindung ist an seine Stelle getreten. Fang neu an, um diese Seite zu benutzen.',
      },
      terminated: {
        title: 'Deine Sitzung wurde beendet.',
        advice:
          'Leute aus mehreren Netzen haben dich gemeldet. Warte eine Weile, bevor du wiederkommst.',
      },
      blocked: {
        title: 'Dein Netz muss warten.',
        advice: 'Jemand darin wurde gemeldet. Nach einer Weile darf es wieder herein.',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
