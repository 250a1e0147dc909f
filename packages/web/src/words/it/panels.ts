import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('it');
const allow = 'Consenti fotocamera e microfono.';
const again = 'Premi «Riprova».';
const the = {
  camera: 'la fotocamera',
  microphone: 'il microfono',
  both: 'la fotocamera e il microfono',
};
const without = {
  camera: 'oppure inizia senza: nessuno ti vedrà.',
  microphone: 'oppure inizia senza: nessuno ti sentirà.',
  both: 'oppure inizia senza: puoi guardare e scrivere.',
};

export const inPanels: PanelPart = {
  entrance: {
    title: 'Prima della tua prima chiamata',
    ofAge: 'Hai 18 anni o più.',
    rules: 'Rispetti le regole: niente di sessuale, niente odio, niente registrazioni.',
    leave: 'Puoi lasciare chiunque in ogni momento, e segnalarlo.',
    read: 'Prima leggile:',
    links: { guidelines: 'Regole', safety: 'Sicurezza', terms: 'Condizioni' },
    limits:
      'Una pressione non prova l’età di nessuno, né la tua né quella altrui. Il tuo consenso è ricordato solo su questo dispositivo.',
    agree: 'Accetto, inizia',
    checkTitle: 'La tua età',
    checking: 'Chi gestisce questo sito controlla che tu abbia 18 anni o più.',
    refused: 'Il controllo non ha detto che hai 18 anni o più.',
    again: 'Controlla di nuovo',
  },
  lack: {
    browser: {
      title: 'Questo browser non può fare chiamate.',
      advice:
        'È troppo vecchio, o le chiamate (WebRTC) sono disattivate. Un Firefox, Chrome, Edge o Safari degli ultimi due anni può.',
    },
    insecure: {
      title: 'Questo indirizzo non è sicuro.',
      advice:
        'I browser non danno né fotocamera né chiamata a una pagina non aperta con https. Apri l’indirizzo https di questo sito.',
    },
    howItWorks: 'Come funziona',
  },
  failures: {
    refused: {
      title: (subject) => `Il browser non concede ${the[subject]} a questa pagina.`,
      advice: (subject) => `Consentilo a questa pagina e riprova, ${without[subject]}`,
    },
    none: {
      title: (subject) =>
        ({
          camera: 'Nessuna fotocamera trovata.',
          microphone: 'Nessun microfono trovato.',
          both: 'Né fotocamera né microfono trovati.',
        })[subject],
      advice: (subject) => `Collega qualcosa e riprova, ${without[subject]}`,
    },
    busy: {
      title: (subject) => `Un altro programma sta usando ${the[subject]}.`,
      advice: (subject) => `Chiudi quel programma e riprova, ${without[subject]}`,
    },
    overconstrained: {
      title: (subject) =>
        ({
          camera: 'Quella fotocamera non c’è più.',
          microphone: 'Quel microfono non c’è più.',
          both: 'Quei dispositivi non ci sono più.',
        })[subject],
      advice: (subject) => `Scegli qualcos’altro, ${without[subject]}`,
    },
    insecure: {
      title: (subject) => `Questa pagina non può usare ${the[subject]}.`,
      advice: (subject) =>
        `Non è stata aperta con una connessione sicura. Apri il suo indirizzo https, ${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `Questo browser non può usare ${the[subject]}.`,
      advice: (subject) => `Uno più recente può, ${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'Il filtro di questo dispositivo prende la tua immagine per nudità.',
    advice: 'Può sbagliare. Se ha ragione, non è questo il posto.',
    rules: 'Regole',
    gateTitle: 'Prima che ti vedano',
    cameraOffFirst: 'Spegni la fotocamera e inizia',
    startAnyway: 'Inizia comunque',
  },
  permission: {
    title: 'Come consentirlo in questo browser',
    steps: {
      chromium: ['Premi i cursori accanto all’indirizzo.', 'Attiva fotocamera e microfono.', again],
      chromiumPhone: ['Premi i cursori accanto all’indirizzo, poi Autorizzazioni.', allow, again],
      firefox: [
        'Premi la fotocamera barrata accanto all’indirizzo.',
        'Togli ciò che dice «Bloccato».',
        again,
      ],
      firefoxPhone: [
        'Premi il lucchetto accanto all’indirizzo, poi «Modifica permessi».',
        allow,
        again,
      ],
      safari: ['Nel menu Safari scegli «Impostazioni per questo sito web».', allow, again],
      safariPhone: [
        'Premi il pulsante a sinistra dell’indirizzo, poi «Impostazioni sito web».',
        allow,
        again,
      ],
      other: ['Cerca accanto all’indirizzo i permessi di questa pagina.', allow, again],
    },
  },
  record: {
    title: 'Che cosa sa di te il server',
    intro:
      'È tutto qui, richiesto di nuovo ogni secondo. Il tuo nome, le tue parole e la tua immagine non ci arrivano mai.',
    rest: 'Finisce con questa scheda. Che cosa conserva il server di tutti insieme:',
    inventory: 'l’inventario',
    counts:
      'Questo sito conta come nascono le chiamate, in totali: quando una comincia, il tuo browser dice al server se è diretta o via relay e in quale di sei gruppi di tempo è caduta. Niente di ciò è conservato insieme a te.',
    asking: 'Chiediamo al server …',
    away: 'Il server non è raggiungibile, e ti dimenticherà tra un momento.',
    unknown: 'Il server parla di cose che questa pagina non conosce. Ricaricala.',
    names: {
      id: 'Un numero a caso per questa sessione',
      state: 'Che cosa stai facendo',
      token: 'Un segreto che ti riporta dopo una linea rotta',
      socket: 'La tua connessione',
      network: 'Un numero per la tua rete, senza il suo indirizzo; l’inventario dice quanto resta',
      local: 'Sei su una rete privata?',
      lastTicket: 'Quante volte hai cercato',
      avoided: 'Sessioni che hai incontrato e ora non incontrerai più',
      presenceShown: 'Ti è stato detto quanti ci sono?',
      ticket: 'Il numero di questa ricerca o chiamata',
      mode: 'Come vuoi parlare',
      language: 'La tua lingua, come numero',
      tags: 'I tuoi interessi, come impronte cifrate',
      hardNat: 'La tua rete ha bisogno di un relay?',
      relayOnly: 'Nascondi il tuo indirizzo?',
      since: 'Da quanto stai cercando',
      generation: 'Quante volte è stata rinnovata la tua descrizione',
      commitment: 'Un sigillo per gli emoji',
      description: 'Come si raggiunge il tuo browser',
      localCandidates: 'Indirizzi dentro casa tua, solo per chi è lì',
      partner: 'Con chi sei, con un numero a caso',
      partnerTicket: 'Il numero della chiamata dall’altra parte',
      pairKeys: 'Chiavi che provano una chiamata sopravvissuta al server',
      pairings: 'Chiamate che si possono ancora segnalare',
      flagged: 'Sessioni che hai segnalato',
      conduct: 'Totali di ciò che hai fatto, che svaniscono',
      flags: 'Ti hanno segnalato? Detto con un minuto di ritardo',
      workedFor: 'La ricerca per cui ha lavorato il tuo dispositivo',
    },
    states: ['non cerchi', 'cerchi', 'in chiamata', 'di nuovo in chiamata'],
    modes: ['in video', 'a voce', 'per iscritto'],
    units: {
      bytes: (value) => counts.plural(value, { one: '# byte', other: '# byte' }),
      count: (value) => (value === 1 ? '1, non detto' : counts.plural(value, { other: '#' })),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'no' : 'sì'),
    },
    until: {
      session: 'finché non chiudi questa scheda',
      search: 'finché non incontri qualcuno, o smetti',
      pair: 'finché la chiamata non finisce',
    },
    seconds: (left) => `sparisce al massimo tra ${counts.elapsed(left * 1_000)}`,
  },
  settings: {
    title: 'Impostazioni',
    camera: 'La tua immagine',
    microphone: 'La tua voce',
    speaker: 'La sua voce',
    room: 'Nella chiamata',
    turn: 'Passa all’altra fotocamera',
    gain: 'Volume della tua voce',
    percent: (part) => `${Math.round(part * 100)}%`,
    chooseSpeaker: 'Scegli l’altoparlante',
    systemSpeaker: 'Quello di sistema',
    unnamedSpeaker: (place) => `Altoparlante ${place}`,
    otherSpeaker: 'Scegli un altro altoparlante',
    speakerGone: 'Quell’altoparlante non si può usare. Senti da dove suona il sistema.',
    volume: 'Volume dell’altra persona',
    test: 'Riproduci un suono',
    tested: 'Ora dovresti sentire tre note.',
    switches: {
      mirrored: 'Mostrami come allo specchio',
      hideOwn: 'Nascondi la mia immagine a me',
      hideStranger: 'Nascondi l’immagine altrui',
      saving: 'Invia un’immagine piccola, per linee lente',
      echoCancellation: 'Togli l’eco',
      noiseSuppression: 'Togli il rumore',
      autoGainControl: 'Livella il mio volume',
      sounds: 'Suoni lievi quando qualcuno arriva, scrive o va via',
      autoNext: 'Passa oltre automaticamente quando qualcuno va via',
      letterKeys: 'Usa i tasti delle lettere',
    },
    notes: {
      hideOwn: 'L’altra persona ti vede ancora.',
      autoGainControl: 'Con le cuffie puoi spegnere queste opzioni.',
    },
  },
};
