import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('it');
const most = 3;
const byVoice = 'Leggetevi i cinque nomi a vicenda';
const your = {
  camera: 'La tua fotocamera',
  microphone: 'Il tuo microfono',
  both: 'La tua fotocamera e il tuo microfono',
};
const the = {
  camera: 'la fotocamera',
  microphone: 'il microfono',
  both: 'la fotocamera e il microfono',
};
const without = {
  camera: 'Nessuno ti vede',
  microphone: 'Nessuno ti sente',
  both: 'Nessuno ti vede né ti sente',
};
type Subject = keyof typeof your;
const goneBecause = {
  none: (what: Subject) => `${your[what]} non ${what === 'both' ? 'ci sono' : 'c’è'} più.`,
  busy: (what: Subject) => `${your[what]} non ${what === 'both' ? 'funzionano' : 'funziona'} più.`,
  overconstrained: (what: Subject) => `Quello che avevi scelto non c’è più: ${the[what]}.`,
  refused: (what: Subject) => `Il browser ha tolto ${the[what]}.`,
  insecure: (what: Subject) => `Questa pagina non può usare ${the[what]}.`,
  unsupported: (what: Subject) => `Questo browser non può usare ${the[what]}.`,
};

export const inRoom: RoomPart = {
  call: {
    region: 'Chiamata',
    connectingAdvice: 'Vi stiamo collegando.',
    bothLike: (interests) => `A entrambi piace: ${counts.allOf(interests)}`,
    controls: 'Comandi della chiamata',
    next: 'Avanti',
    end: 'Esci',
    chat: 'Chat',
    unread: (count) =>
      counts.plural(count, { one: 'Chat, # messaggio nuovo', other: 'Chat, # messaggi nuovi' }),
    tapToHear: 'Tocca per sentire',
    keys: 'Tasti',
    stranger: 'L’altra persona',
    yourPicture: 'La tua immagine. Spostala in un altro angolo',
    cameraOff: 'La sua fotocamera è spenta',
    microphoneOff: 'Il suo microfono è spento',
    voice: 'Qualcuno, a voce',
    shaky: 'La connessione è instabile',
    routes: { direct: 'Diretta', relayed: 'Via relay' },
    routeMeans: {
      seen: 'L’altra persona può vedere il tuo indirizzo IP.',
      maybeSeen: 'L’altra persona forse conosce ancora il tuo indirizzo IP.',
      hidden: 'L’altra persona non può vedere il tuo indirizzo IP.',
    },
    lineAway: '«Avanti» tornerà tra un momento',
    lineClosed: 'Il server non è raggiungibile. Questa chiamata continua',
    escapeAgain: 'Premi ancora Esc per «Avanti»',
    keysTitle: 'Tasti',
    keyList: [
      { keys: ['Esc', 'Esc'], does: 'Avanti' },
      { keys: ['M'], does: 'Microfono acceso o spento' },
      { keys: ['V'], does: 'Fotocamera accesa o spenta' },
      { keys: ['C'], does: 'Confronta i cinque emoji' },
      { keys: ['B'], does: 'Sfoca o mostra la sua immagine' },
      { keys: ['R'], does: 'Segnala l’altra persona' },
      { keys: ['P'], does: 'Finestra piccola' },
      { keys: ['F'], does: 'Schermo intero' },
      { keys: ['S'], does: 'Impostazioni' },
      { keys: ['Enter'], does: 'Scrivi' },
      { keys: ['?'], does: 'Questo elenco' },
    ],
    letterKeys: 'Usa i tasti delle lettere',
  },
  chat: {
    region: 'Chat',
    close: 'Chiudi la chat',
    log: 'Messaggi',
    empty: 'Quello che scrivi va solo all’altra persona e non viene conservato da nessuna parte.',
    message: 'Messaggio',
    placeholder: 'Di’ qualcosa',
    send: 'Invia',
    emoji: 'Emoji',
    you: 'Tu',
    stranger: 'L’altra persona',
    typing: 'L’altra persona sta scrivendo',
    left: (characters) =>
      counts.plural(characters, { one: 'resta # carattere', other: 'restano # caratteri' }),
    toNewest: 'Al più recente',
    over: 'Questa conversazione sparisce quando vai avanti.',
    faults: {
      tooFast: 'Un po’ più piano, per favore. Il testo è ancora lì.',
      tooLong: 'Sono più di 2000 caratteri. Accorcialo.',
      notConnected: 'Non c’è connessione in questo momento. Il testo è ancora lì.',
    },
  },
  comparing: {
    chip: { checking: 'Verifica', uncompared: 'Non confrontati', compared: 'Confrontati' },
    chipMeans: {
      checking: 'Tra un momento potrai scoprire se c’è qualcuno in mezzo.',
      uncompared: 'C’è qualcuno in mezzo?',
      compared: 'Sono uguali: in mezzo non c’è nessuno.',
    },
    title: 'Solo voi due?',
    list: 'I tuoi cinque, in ordine',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}, o mostrateli su carta alla fotocamera` : byVoice}. ` +
      'Se sono gli stessi, in mezzo non c’è nessuno.',
    notByChat:
      'Scriverli nella chat non prova niente: chi sta in mezzo potrebbe cambiare quello che si scrive.',
    state: { uncompared: 'Non ancora confrontati.', compared: 'Li hai confrontati: sono uguali.' },
    match: 'Sono uguali',
    differ: 'Sono diversi: esci',
    again: 'Confronta di nuovo',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      'Cane', 'Gatto', 'Leone', 'Cavallo', 'Unicorno', 'Maiale', 'Elefante', 'Coniglio',
      'Panda', 'Gallo', 'Pinguino', 'Tartaruga', 'Pesce', 'Polpo', 'Farfalla', 'Fiore',
      'Albero', 'Cactus', 'Fungo', 'Globo', 'Luna', 'Nuvola', 'Fuoco', 'Banana',
      'Mela', 'Fragola', 'Mais', 'Pizza', 'Torta', 'Cuore', 'Sorriso', 'Robot',
      'Cappello', 'Occhiali', 'Chiave inglese', 'Babbo Natale', 'Pollice in su', 'Ombrello', 'Clessidra', 'Sveglia',
      'Regalo', 'Lampadina', 'Libro', 'Matita', 'Graffetta', 'Forbici', 'Lucchetto', 'Chiave',
      'Martello', 'Telefono', 'Bandiera', 'Treno', 'Bicicletta', 'Aeroplano', 'Razzo', 'Trofeo',
      'Pallone', 'Chitarra', 'Tromba', 'Campana', 'Ancora', 'Cuffie', 'Cartella', 'Puntina',
    ],
  },
  meetingEndings: {
    left: {
      title: 'Ha proseguito.',
      advice: 'L’altra persona è andata via. Non se ne conserva niente.',
    },
    lost: { title: 'La linea tace.', advice: 'La connessione con l’altra persona si è rotta.' },
    failed: {
      title: 'La connessione non ha funzionato.',
      advice:
        'È passato troppo poco: questo browser, la tua rete o qualcosa lungo la strada non l’ha permesso. Riprova, o prova un’altra rete.',
    },
    misbehaved: {
      title: 'La chiamata è stata chiusa per te.',
      advice:
        'L’altra parte ha mandato ciò che in una chiamata non c’entra, per errore o apposta, quindi questa pagina ha riagganciato.',
    },
    intercepted: {
      title: 'Forse ha risposto qualcun altro.',
      advice:
        'L’altro capo non ha potuto provare di essere la persona che ti è stata presentata. Forse qualcuno si è messo in mezzo, quindi questa pagina ha riagganciato.',
    },
    distrusted: {
      title: 'Sei uscito: gli emoji sono diversi.',
      advice:
        'Allora forse c’è qualcuno tra voi due, e può aver visto e sentito tutto. Può farlo solo chi gestisce questo server, o chi si spaccia per lui.',
    },
    flagged: {
      title: 'Segnalato, e via.',
      advice: 'Non vi incontrerete più finché siete qui entrambi.',
    },
    removed: {
      title: 'L’altra persona è stata allontanata.',
      advice: 'L’avevano segnalata in abbastanza. Della chiamata non si conserva niente.',
    },
    terminated: {
      title: 'La tua sessione è stata chiusa.',
      advice: 'Persone da più reti ti hanno segnalato.',
    },
    blocked: { title: 'La tua rete deve aspettare.', advice: 'Qualcuno lì è stato segnalato.' },
    relayUnavailable: {
      title: 'Il relay non è raggiungibile.',
      advice:
        'Solo il relay può nascondere il tuo indirizzo IP, quindi non è stato chiamato nessuno.',
    },
  },
  reporting: {
    report: 'Segnala',
    title: 'Segnala questa persona',
    last: 'Segnala l’ultima persona',
    orLast: 'Qualcun altro?',
    standing: {
      here: 'Una pressione la invia ed esce. Parte solo il motivo.',
      gone: 'È andata via. Una pressione la segnala lo stesso, e nessun altro.',
      forgotten: 'È troppo tardi: il server ha dimenticato chi hai incontrato.',
    },
    reasons: [
      { code: 'nudity', name: 'Nudità o sesso' },
      { code: 'minor', name: 'Qualcuno sotto i 18 anni' },
      { code: 'harassment', name: 'Molestie o odio' },
      { code: 'spam', name: 'Spam, o una macchina' },
      { code: 'other', name: 'Qualcos’altro' },
    ],
    became: {
      waiting: 'La tua segnalazione aspetta il server',
      sent: 'La tua segnalazione è stata inviata',
      undelivered:
        'La tua segnalazione è arrivata tardi: il server aveva dimenticato chi hai incontrato',
    },
    because: {
      nudity: 'Persone da più reti ti hanno segnalato per nudità o sesso.',
      minor: 'Persone da più reti hanno segnalato che sembri avere meno di 18 anni.',
      harassment: 'Persone da più reti ti hanno segnalato per molestie o odio.',
      spam: 'Persone da più reti ti hanno segnalato per spam, o come macchina.',
      other: 'Persone da più reti ti hanno segnalato.',
    },
    back: 'Puoi rientrare tra',
    backIn: (seconds) => `Puoi rientrare tra ${counts.elapsed(seconds * 1_000)}.`,
    over: 'Il tempo è passato. Ora puoi rientrare.',
    guidelines: 'Leggi le regole',
    start: 'Ricomincia',
  },
  room: {
    smallWindow: 'Finestra piccola',
    fullScreen: 'Schermo intero',
    reconnecting: 'Riconnessione',
    reconnectingAdvice: 'La linea si è rotta. La stiamo riparando; può volerci qualche secondo.',
    offline: 'Non sei in rete.',
    offlineAdvice: 'La chiamata continua se la rete torna presto.',
    poor: 'La linea è scarsa.',
    sendLess: 'Invia un’immagine più piccola',
    sendingLess: 'Parte un’immagine piccola',
    deviceLost: (subject, code) => `${goneBecause[code](subject)} ${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)} Ora è ${label}`,
    strangerHidden: 'Hai nascosto la sua immagine',
    showStranger: 'Mostrala',
    onIn: (seconds) => `A qualcun altro tra ${seconds}`,
    stay: 'Resta qui',
    goesOn: 'Si passa automaticamente a qualcun altro.',
    searchingOffline: 'Non sei in rete.',
    searchingOfflineAdvice: 'La ricerca continua da sé quando torna la rete.',
    willRing: 'Non serve guardare: si sentirà un suono lieve, e il nome di questa scheda cambia.',
    willTell: 'Non serve guardare: il nome di questa scheda cambia quando arriva qualcuno.',
  },
  searching: {
    cancel: 'Annulla',
    reaching: 'Contatto il server',
    working: 'Arrivano in molti insieme: il tuo dispositivo prima lavora un po’',
    someone: 'Cerchiamo qualcuno',
    someoneWhoLikes: (interests) =>
      `Cerchiamo qualcuno a cui piaccia ${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'il resto'] : interests,
      )}`,
    someoneWhoSpeaks: (language) => `Cerchiamo qualcuno che parli ${language}`,
    anyone: 'Ora va bene chiunque',
    metEveryone: 'Hai incontrato tutti quelli che sono qui. Aspettiamo qualcuno di nuovo.',
    nobodyYet: 'Ora non aspetta nessuno di nuovo. Qualcuno può arrivare in ogni momento.',
    directly: 'Direttamente, stavolta: l’altra persona può vedere il tuo indirizzo IP.',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'Aspettano fino a 8 persone, te compreso'
        : counts.plural(roundedUp, { other: 'Aspettano circa # persone, te compreso' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: 'Mostra l’immagine',
    blur: 'Sfoca la sua immagine',
    veil: {
      loading: 'Sfocata mentre si carica il filtro.',
      checking: {
        new: 'Sfocata finché non sembra sicura.',
        failed: 'Sfocata. Il filtro la prende per nudità.',
        cannotTell: 'Sfocata. Si vede troppo poco per esserne sicuri.',
        fault: 'Sfocata. Il filtro ha perso un momento.',
        hidden: 'Sfocata mentre non c’eri.',
        changed: 'Sfocata. L’immagine è cambiata.',
      },
      unavailable: {
        failed: 'Il filtro qui non funziona. Sfocata finché non tocchi.',
        slow: 'Il filtro qui è troppo lento. Sfocata finché non tocchi.',
      },
      covered: 'Sfocata finché non tocchi.',
      watching: 'L’immagine è nitida. Il filtro continua a guardare.',
      uncovered: 'L’immagine è mostrata così com’è.',
    },
    ownInCall: 'Al filtro la tua immagine sembra nudità',
  },
};
