import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('de');
const most = 3;
const byVoice = 'Lest euch die fünf Namen gegenseitig vor';
const lost = { camera: 'Deine Kamera', microphone: 'Dein Mikrofon', both: 'Kamera und Mikrofon' };
const accusative = {
  camera: 'die Kamera',
  microphone: 'das Mikrofon',
  both: 'Kamera und Mikrofon',
};
const without = {
  camera: 'Man sieht dich nicht',
  microphone: 'Man hört dich nicht',
  both: 'Man sieht und hört dich nicht',
};
type Subject = keyof typeof lost;
const goneBecause = {
  none: (what: Subject) => `${lost[what]} ${what === 'both' ? 'sind' : 'ist'} weg.`,
  busy: (what: Subject) => `${lost[what]} ${what === 'both' ? 'gehen' : 'geht'} nicht mehr.`,
  overconstrained: (what: Subject) =>
    what === 'both' ? 'Die gewählten Geräte sind weg.' : 'Das gewählte Gerät ist weg.',
  refused: (what: Subject) => `Dein Browser hat ${accusative[what]} weggenommen.`,
  insecure: (what: Subject) => `Diese Seite kann ${accusative[what]} nicht benutzen.`,
  unsupported: (what: Subject) => `Dieser Browser kann ${accusative[what]} nicht benutzen.`,
};

export const inRoom: RoomPart = {
  call: {
    region: 'Gespräch',
    connectingAdvice: 'Ihr werdet miteinander verbunden.',
    bothLike: (interests) => `Ihr mögt beide ${counts.allOf(interests)}`,
    controls: 'Bedienung des Gesprächs',
    next: 'Weiter',
    end: 'Ende',
    chat: 'Chat',
    unread: (count) =>
      counts.plural(count, { one: 'Chat, # neue Nachricht', other: 'Chat, # neue Nachrichten' }),
    tapToHear: 'Tippen, um zu hören',
    keys: 'Tasten',
    stranger: 'Die andere Person',
    yourPicture: 'Dein Bild. In eine andere Ecke verschieben',
    cameraOff: 'Die Kamera dort ist aus',
    microphoneOff: 'Das Mikrofon dort ist aus',
    voice: 'Ein fremder Mensch, nur Stimme',
    shaky: 'Die Verbindung wackelt',
    routes: { direct: 'Direkt', relayed: 'Über Relais' },
    routeMeans: {
      seen: 'Die andere Person sieht deine IP-Adresse.',
      maybeSeen: 'Die andere Person kennt deine IP-Adresse vielleicht trotzdem.',
      hidden: 'Die andere Person sieht deine IP-Adresse nicht.',
    },
    lineAway: '„Weiter“ geht gleich wieder',
    lineClosed: 'Der Server ist nicht zu erreichen. Das Gespräch geht weiter',
    escapeAgain: 'Noch einmal Esc für „Weiter“',
    keysTitle: 'Tasten',
    keyList: [
      { keys: ['Esc', 'Esc'], does: 'Weiter' },
      { keys: ['M'], does: 'Mikrofon an oder aus' },
      { keys: ['V'], does: 'Kamera an oder aus' },
      { keys: ['C'], does: 'Die fünf Emojis vergleichen' },
      { keys: ['B'], does: 'Bild unscharf oder scharf' },
      { keys: ['R'], does: 'Die andere Person melden' },
      { keys: ['P'], does: 'Kleines Fenster' },
      { keys: ['F'], does: 'Vollbild' },
      { keys: ['S'], does: 'Einstellungen' },
      { keys: ['Enter'], does: 'Schreiben' },
      { keys: ['?'], does: 'Diese Liste' },
    ],
    letterKeys: 'Buchstabentasten benutzen',
  },
  chat: {
    region: 'Chat',
    close: 'Chat schließen',
    log: 'Nachrichten',
    empty: 'Was du schreibst, geht nur an die andere Person und wird nirgends aufbewahrt.',
    message: 'Nachricht',
    placeholder: 'Sag etwas',
    send: 'Senden',
    emoji: 'Emojis',
    you: 'Du',
    stranger: 'Die andere Person',
    typing: 'Die andere Person schreibt',
    left: (characters) =>
      counts.plural(characters, { one: 'noch # Zeichen', other: 'noch # Zeichen' }),
    toNewest: 'Zum Neuesten',
    over: 'Dieses Gespräch ist weg, wenn du weitergehst.',
    faults: {
      tooFast: 'Etwas langsamer, bitte. Der Text steht noch im Feld.',
      tooLong: 'Das sind mehr als 2.000 Zeichen. Kürze es.',
      notConnected: 'Gerade nicht verbunden. Der Text steht noch im Feld.',
    },
  },
  comparing: {
    chip: { checking: 'Wird geprüft', uncompared: 'Nicht verglichen', compared: 'Verglichen' },
    chipMeans: {
      checking: 'Gleich kannst du herausfinden, ob jemand dazwischensitzt.',
      uncompared: 'Sitzt jemand dazwischen?',
      compared: 'Sie stimmen überein: Niemand sitzt dazwischen.',
    },
    title: 'Nur ihr zwei?',
    list: 'Deine fünf, der Reihe nach',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}, oder haltet sie auf Papier in die Kamera` : byVoice}. ` +
      'Sind es dieselben, sitzt niemand dazwischen.',
    notByChat:
      'Sie in den Chat zu tippen beweist nichts: Wer dazwischensitzt, könnte das Getippte ändern.',
    state: {
      uncompared: 'Noch nicht verglichen.',
      compared: 'Du hast sie verglichen: Sie stimmen überein.',
    },
    match: 'Sie stimmen überein',
    differ: 'Sie sind verschieden: gehen',
    again: 'Neu vergleichen',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      'Hund', 'Katze', 'Löwe', 'Pferd', 'Einhorn', 'Schwein', 'Elefant', 'Hase',
      'Panda', 'Hahn', 'Pinguin', 'Schildkröte', 'Fisch', 'Oktopus', 'Schmetterling', 'Blume',
      'Baum', 'Kaktus', 'Pilz', 'Globus', 'Mond', 'Wolke', 'Feuer', 'Banane',
      'Apfel', 'Erdbeere', 'Mais', 'Pizza', 'Kuchen', 'Herz', 'Lächeln', 'Roboter',
      'Hut', 'Brille', 'Schraubenschlüssel', 'Nikolaus', 'Daumen hoch', 'Regenschirm', 'Sanduhr', 'Wecker',
      'Geschenk', 'Glühbirne', 'Buch', 'Bleistift', 'Büroklammer', 'Schere', 'Schloss', 'Schlüssel',
      'Hammer', 'Telefon', 'Flagge', 'Zug', 'Fahrrad', 'Flugzeug', 'Rakete', 'Pokal',
      'Fußball', 'Gitarre', 'Trompete', 'Glocke', 'Anker', 'Kopfhörer', 'Ordner', 'Stecknadel',
    ],
  },
  meetingEndings: {
    left: {
      title: 'Weitergegangen.',
      advice: 'Die andere Person ist gegangen. Nichts davon wird aufbewahrt.',
    },
    lost: { title: 'Es wurde still.', advice: 'Die Verbindung zur anderen Person ist abgerissen.' },
    failed: {
      title: 'Die Verbindung kam nicht zustande.',
      advice:
        'Es kam zu wenig durch: Dieser Browser, dein Netz oder etwas auf dem Weg ließ es nicht zu. Versuch es noch einmal oder in einem anderen Netz.',
    },
    misbehaved: {
      title: 'Das Gespräch wurde für dich beendet.',
      advice:
        'Die andere Seite schickte, was zu keinem Gespräch gehört, aus Versehen oder mit Absicht. Deshalb hat diese Seite aufgelegt.',
    },
    intercepted: {
      title: 'Vielleicht hat jemand anderes geantwortet.',
      advice:
        'Das andere Ende konnte nicht beweisen, dass es die Person ist, mit der du zusammengebracht wurdest. Vielleicht hat sich jemand dazwischengesetzt. Deshalb hat diese Seite aufgelegt.',
    },
    distrusted: {
      title: 'Du bist gegangen: Die Emojis sind verschieden.',
      advice:
        'Dann sitzt vielleicht jemand zwischen euch und hat alles gesehen und gehört. Das kann nur, wer diesen Server betreibt oder sich für ihn ausgibt.',
    },
    flagged: {
      title: 'Gemeldet, und weg.',
      advice: 'Solange ihr beide hier seid, trefft ihr euch nicht wieder.',
    },
    removed: {
      title: 'Die andere Person wurde weggeschickt.',
      advice: 'Genug Leute hatten sie gemeldet. Nichts vom Gespräch wird aufbewahrt.',
    },
    terminated: {
      title: 'Deine Sitzung wurde beendet.',
      advice: 'Leute aus mehreren Netzen haben dich gemeldet.',
    },
    blocked: { title: 'Dein Netz muss warten.', advice: 'Jemand darin wurde gemeldet.' },
    relayUnavailable: {
      title: 'Das Relais ist nicht zu erreichen.',
      advice: 'Nur das Relais kann deine IP-Adresse verbergen, also wurde niemand angerufen.',
    },
  },
  reporting: {
    report: 'Melden',
    title: 'Diese Person melden',
    last: 'Die letzte Person melden',
    orLast: 'Jemand anderes?',
    standing: {
      here: 'Ein Druck meldet und beendet. Nichts als der Grund geht mit.',
      gone: 'Die Person ist weg. Ein Druck meldet sie trotzdem, und niemanden sonst.',
      forgotten: 'Es ist zu spät: Der Server hat vergessen, wen du getroffen hast.',
    },
    reasons: [
      { code: 'nudity', name: 'Nacktheit oder Sex' },
      { code: 'minor', name: 'Jemand unter 18' },
      { code: 'harassment', name: 'Belästigung oder Hass' },
      { code: 'spam', name: 'Spam oder eine Maschine' },
      { code: 'other', name: 'Etwas anderes' },
    ],
    became: {
      waiting: 'Deine Meldung wartet auf den Server',
      sent: 'Deine Meldung ist abgeschickt',
      undelivered: 'Deine Meldung kam zu spät: Der Server hatte vergessen, wen du getroffen hast',
    },
    because: {
      nudity: 'Leute aus mehreren Netzen haben dich wegen Nacktheit oder Sex gemeldet.',
      minor: 'Leute aus mehreren Netzen haben gemeldet, dass du unter 18 zu sein scheinst.',
      harassment: 'Leute aus mehreren Netzen haben dich wegen Belästigung oder Hass gemeldet.',
      spam: 'Leute aus mehreren Netzen haben dich wegen Spam oder als Maschine gemeldet.',
      other: 'Leute aus mehreren Netzen haben dich gemeldet.',
    },
    back: 'Du kannst wieder herein in',
    backIn: (seconds) => `Du kannst wieder herein in ${counts.elapsed(seconds * 1_000)}.`,
    over: 'Die Zeit ist um. Du kannst jetzt wieder herein.',
    guidelines: 'Die Regeln lesen',
    start: 'Neu anfangen',
  },
  room: {
    smallWindow: 'Kleines Fenster',
    fullScreen: 'Vollbild',
    reconnecting: 'Neu verbinden',
    reconnectingAdvice:
      'Die Leitung ist abgerissen. Sie wird geflickt; das kann einige Sekunden dauern.',
    offline: 'Du bist offline.',
    offlineAdvice: 'Das Gespräch geht weiter, wenn das Netz bald wiederkommt.',
    poor: 'Die Leitung ist schlecht.',
    sendLess: 'Ein kleineres Bild senden',
    sendingLess: 'Ein kleines Bild geht hinaus',
    deviceLost: (subject, code) => `${goneBecause[code](subject)} ${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)} Jetzt ist es ${label}`,
    strangerHidden: 'Du verbirgst das andere Bild',
    showStranger: 'Zeigen',
    onIn: (seconds) => `Weiter zur nächsten Person in ${seconds}`,
    stay: 'Hierbleiben',
    goesOn: 'Es geht von selbst zur nächsten Person weiter.',
    searchingOffline: 'Du bist offline.',
    searchingOfflineAdvice: 'Die Suche geht von selbst weiter, wenn das Netz wieder da ist.',
    willRing:
      'Du musst nicht zusehen: Es gibt einen leisen Ton, und der Name dieses Tabs ändert sich.',
    willTell: 'Du musst nicht zusehen: Der Name dieses Tabs ändert sich, wenn jemand kommt.',
  },
  searching: {
    cancel: 'Abbrechen',
    reaching: 'Der Server wird gerufen',
    working: 'Viele kommen auf einmal: Dein Gerät arbeitet erst ein wenig dafür',
    someone: 'Jemand wird gesucht',
    someoneWhoLikes: (interests) =>
      `Gesucht: jemand, der ${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'den Rest'] : interests,
      )} mag`,
    someoneWhoSpeaks: (language) => `Gesucht: jemand, der ${language} spricht`,
    anyone: 'Jetzt ist jeder recht',
    metEveryone: 'Du hast alle getroffen, die hier sind. Warten auf jemand Neuen.',
    nobodyYet: 'Gerade wartet niemand Neues. Es kann jeden Moment jemand kommen.',
    directly: 'Diesmal direkt: Die andere Person sieht deine IP-Adresse.',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'Bis zu 8 Leute warten, du auch'
        : counts.plural(roundedUp, { other: 'Etwa # Leute warten, du auch' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: 'Bild zeigen',
    blur: 'Bild unscharf machen',
    veil: {
      loading: 'Unscharf, solange der Filter lädt.',
      checking: {
        new: 'Unscharf, bis es harmlos aussieht.',
        failed: 'Unscharf. Der Filter hält das für Nacktheit.',
        cannotTell: 'Unscharf. Man sieht zu wenig, um sicher zu sein.',
        fault: 'Unscharf. Der Filter hat einen Moment verpasst.',
        hidden: 'Unscharf, solange du weg warst.',
        changed: 'Unscharf. Das Bild hat sich geändert.',
      },
      unavailable: {
        failed: 'Der Filter geht hier nicht. Unscharf, bis du tippst.',
        slow: 'Der Filter ist hier zu langsam. Unscharf, bis du tippst.',
      },
      covered: 'Unscharf, bis du tippst.',
      watching: 'Das Bild ist scharf. Der Filter sieht weiter hin.',
      uncovered: 'Das Bild wird gezeigt, wie es ist.',
    },
    ownInCall: 'Dein Bild sieht für den Filter nach Nacktheit aus',
  },
};
