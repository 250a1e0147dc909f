import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('de');
const allow = 'Kamera und Mikrofon erlauben.';
const again = '„Noch einmal versuchen“ drücken.';
const the = {
  camera: 'die Kamera',
  microphone: 'das Mikrofon',
  both: 'Kamera und Mikrofon',
};
const without = {
  camera: 'oder fang ohne an: Dann sieht man dich nicht.',
  microphone: 'oder fang ohne an: Dann hört man dich nicht.',
  both: 'oder fang ohne an: Du kannst zusehen und schreiben.',
};

export const inPanels: PanelPart = {
  entrance: {
    title: 'Vor deinem ersten Gespräch',
    ofAge: 'Du bist 18 oder älter.',
    rules: 'Du hältst dich an die Regeln: nichts Sexuelles, kein Hass, keine Aufnahmen.',
    leave: 'Du kannst jederzeit gehen, von wem auch immer, und jeden melden.',
    read: 'Lies sie erst:',
    links: { guidelines: 'Regeln', safety: 'Sicherheit', terms: 'Bedingungen' },
    limits:
      'Ein Druck beweist niemandes Alter, weder deins noch das der anderen. Dass du zugestimmt hast, merkt sich nur dieses Gerät.',
    agree: 'Einverstanden, los',
    checkTitle: 'Dein Alter',
    checking: 'Wer diese Seite betreibt, prüft, ob du 18 oder älter bist.',
    refused: 'Die Prüfung hat nicht ergeben, dass du 18 oder älter bist.',
    again: 'Noch einmal prüfen',
  },
  lack: {
    browser: {
      title: 'Dieser Browser kann keine Gespräche.',
      advice:
        'Er ist zu alt, oder Gespräche (WebRTC) sind darin abgeschaltet. Ein Firefox, Chrome, Edge oder Safari der letzten zwei Jahre kann es.',
    },
    insecure: {
      title: 'Diese Adresse ist nicht sicher.',
      advice:
        'Browser geben einer Seite, die nicht über https geöffnet wurde, keine Kamera und kein Gespräch. Öffne die https-Adresse.',
    },
    howItWorks: 'So funktioniert es',
  },
  failures: {
    refused: {
      title: (subject) => `Dein Browser gibt ${the[subject]} für diese Seite nicht frei.`,
      advice: (subject) => `Erlaub es dieser Seite und versuch es noch einmal, ${without[subject]}`,
    },
    none: {
      title: (subject) =>
        ({
          camera: 'Es wurde keine Kamera gefunden.',
          microphone: 'Es wurde kein Mikrofon gefunden.',
          both: 'Es wurden weder Kamera noch Mikrofon gefunden.',
        })[subject],
      advice: (subject) => `Schließ etwas an und versuch es noch einmal, ${without[subject]}`,
    },
    busy: {
      title: (subject) => `Ein anderes Programm benutzt ${the[subject]}.`,
      advice: (subject) => `Schließ es und versuch es noch einmal, ${without[subject]}`,
    },
    overconstrained: {
      title: (subject) =>
        ({
          camera: 'Diese Kamera ist weg.',
          microphone: 'Dieses Mikrofon ist weg.',
          both: 'Diese Geräte sind weg.',
        })[subject],
      advice: (subject) => `Wähl etwas anderes, ${without[subject]}`,
    },
    insecure: {
      title: (subject) => `Diese Seite kann ${the[subject]} nicht benutzen.`,
      advice: (subject) =>
        `Sie wurde nicht über eine sichere Verbindung geöffnet. Öffne ihre https-Adresse, ${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `Dieser Browser kann ${the[subject]} nicht benutzen.`,
      advice: (subject) => `Ein neuerer kann es, ${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'Der Filter auf diesem Gerät hält dein Bild für Nacktheit.',
    advice: 'Er kann sich irren. Hat er recht, ist das hier nicht der Ort dafür.',
    rules: 'Regeln',
    gateTitle: 'Bevor man dich sieht',
    cameraOffFirst: 'Kamera ausschalten und los',
    startAnyway: 'Trotzdem los',
  },
  permission: {
    title: 'So erlaubst du es in diesem Browser',
    steps: {
      chromium: [
        'Drück auf die Regler neben der Adresse.',
        'Kamera und Mikrofon einschalten.',
        again,
      ],
      chromiumPhone: [
        'Drück auf die Regler neben der Adresse, dann auf Berechtigungen.',
        allow,
        again,
      ],
      firefox: [
        'Drück auf die durchgestrichene Kamera neben der Adresse.',
        'Nimm weg, was „Blockiert“ heißt.',
        again,
      ],
      firefoxPhone: [
        'Drück auf das Schloss neben der Adresse, dann auf „Berechtigungen bearbeiten“.',
        allow,
        again,
      ],
      safari: ['Wähl im Menü Safari „Einstellungen für diese Website“.', allow, again],
      safariPhone: [
        'Drück auf den Knopf links an der Adresse, dann auf „Website-Einstellungen“.',
        allow,
        again,
      ],
      other: ['Such neben der Adresse nach den Berechtigungen dieser Seite.', allow, again],
    },
  },
  record: {
    title: 'Was der Server über dich weiß',
    intro:
      'Das ist alles, jede Sekunde neu erfragt. Dein Name, deine Worte und dein Bild kommen nie dorthin.',
    rest: 'Es endet mit diesem Tab. Was der Server von allen zusammen hält:',
    inventory: 'das Verzeichnis',
    counts:
      'Diese Seite zählt, wie Gespräche zustande kommen, in Summen: Beginnt ein Gespräch, sagt dein Browser dem Server, ob es direkt oder über ein Relais geht und in welche von sechs Zeitgruppen es fiel. Nichts davon wird zusammen mit dir aufbewahrt.',
    asking: 'Der Server wird gefragt …',
    away: 'Der Server ist nicht zu erreichen und hat dich gleich vergessen.',
    unknown: 'Der Server spricht von Dingen, die diese Seite nicht kennt. Lade sie neu.',
    names: {
      id: 'Eine Zufallszahl für diese Sitzung',
      state: 'Was du gerade machst',
      token: 'Ein Geheimnis, das dich nach einem Abriss zurückbringt',
      socket: 'Deine Verbindung',
      network:
        'Eine Zahl für dein Netz, ohne dessen Adresse; wie lange sie bleibt, steht im Verzeichnis',
      local: 'Bist du in einem privaten Netz?',
      lastTicket: 'Wie oft du gesucht hast',
      avoided: 'Sitzungen, die du getroffen hast und jetzt nicht wieder triffst',
      presenceShown: 'Wurde dir gesagt, wie viele hier sind?',
      ticket: 'Die Nummer dieser Suche oder dieses Gesprächs',
      mode: 'Wie du jemanden treffen willst',
      language: 'Deine Sprache, als Zahl',
      tags: 'Deine Interessen, als Prüfsummen',
      hardNat: 'Braucht dein Netz ein Relais?',
      relayOnly: 'Verbirgst du deine Adresse?',
      since: 'Wie lange du schon suchst',
      generation: 'Wie oft deine Beschreibung erneuert wurde',
      commitment: 'Ein Siegel für die Emojis',
      description: 'Wie dein Browser zu erreichen ist',
      localCandidates: 'Adressen bei dir zu Hause, nur für Leute, die auch dort sind',
      partner: 'Mit wem du sprichst, als Zufallszahl',
      partnerTicket: 'Die Nummer des Gesprächs auf der anderen Seite',
      pairKeys: 'Schlüssel, die ein Gespräch beweisen, das den Server überlebt hat',
      pairings: 'Gespräche, die sich noch melden lassen',
      flagged: 'Sitzungen, die du gemeldet hast',
      conduct: 'Summen dessen, was du getan hast, verblassend',
      flags: 'Wurdest du gemeldet? Eine Minute später gesagt',
      workedFor: 'Die Suche, für die dein Gerät gearbeitet hat',
    },
    states: ['sucht nicht', 'sucht', 'im Gespräch', 'zurück im Gespräch'],
    modes: ['Video', 'Stimme', 'Text'],
    units: {
      bytes: (value) => counts.plural(value, { one: '# Byte', other: '# Bytes' }),
      count: (value) => counts.plural(value, { one: '1, nicht genannt', other: '#' }),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'nein' : 'ja'),
    },
    until: {
      session: 'bis du diesen Tab schließt',
      search: 'bis du jemanden triffst oder aufhörst',
      pair: 'bis das Gespräch endet',
    },
    seconds: (left) => `weg in höchstens ${counts.elapsed(left * 1_000)}`,
  },
  settings: {
    title: 'Einstellungen',
    camera: 'Dein Bild',
    microphone: 'Deine Stimme',
    speaker: 'Die andere Stimme',
    room: 'Im Gespräch',
    turn: 'Zur anderen Kamera wechseln',
    gain: 'Lautstärke deiner Stimme',
    percent: (part) => `${Math.round(part * 100)} %`,
    chooseSpeaker: 'Lautsprecher wählen',
    systemSpeaker: 'Wie im System',
    unnamedSpeaker: (place) => `Lautsprecher ${place}`,
    otherSpeaker: 'Anderen Lautsprecher wählen',
    speakerGone: 'Dieser Lautsprecher geht nicht. Du hörst alles dort, wo das System Ton ausgibt.',
    volume: 'Lautstärke der anderen Person',
    test: 'Einen Ton spielen',
    tested: 'Jetzt solltest du drei Töne hören.',
    switches: {
      mirrored: 'Mich wie im Spiegel zeigen',
      hideOwn: 'Mein Bild vor mir verbergen',
      hideStranger: 'Das Bild der anderen verbergen',
      saving: 'Ein kleines Bild senden, für langsame Leitungen',
      echoCancellation: 'Echo herausnehmen',
      noiseSuppression: 'Rauschen herausnehmen',
      autoGainControl: 'Meine Lautstärke ausgleichen',
      sounds: 'Leise Töne, wenn jemand kommt, schreibt oder geht',
      autoNext: 'Von selbst weiter, wenn jemand geht',
      letterKeys: 'Buchstabentasten benutzen',
    },
    notes: {
      hideOwn: 'Die andere Person sieht dich trotzdem.',
      autoGainControl: 'Mit Kopfhörern kannst du das ausschalten.',
    },
  },
};
