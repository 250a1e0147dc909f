import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('it');

const serverFault = {
  title: 'Il server ha interrotto.',
  advice: 'Tra questa pagina e il server qualcosa non è andato come concordato. Riprova.',
};
const startAnew = {
  title: 'Questa visita è scaduta.',
  advice: 'Il server l’ha già dimenticata. Ricomincia.',
};

export const first: FirstWords = {
  site: { homeTitle: 'Incontra qualcuno', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'Ricerca',
    missed: 'Non è stato possibile raggiungere l’ultima persona. La ricerca continua.',
    connecting: 'Connessione',
    someoneIsHere: 'C’è qualcuno.',
    withStranger: 'Con qualcuno',
    someoneCame: '● C’è qualcuno',
    started: 'Sei con qualcuno.',
  },
  lobby: {
    headline: ['Incontra qualcuno.', 'Senza lasciare tracce.'],
    region: 'Prima di iniziare',
    mode: 'Come vuoi parlare?',
    modes: { video: 'In video', audio: 'A voce', text: 'Per iscritto' },
    interests: 'Qualcosa di cui parlare, se vuoi',
    addInterest: 'Aggiungi un interesse',
    interestPlaceholder: 'aggiungi una parola',
    interestHint: 'Invio la aggiunge. Backspace toglie l’ultima.',
    interestsFull: 'otto al massimo',
    removeInterest: (word) => `Togli ${word}`,
    interestAdded: (word) => `${word} aggiunto`,
    interestRemoved: (word) => `${word} tolto`,
    language: 'Lingua',
    anyLanguage: 'Qualsiasi lingua',
    hideAddress: 'Nascondi il mio indirizzo IP',
    hideAddressNotes: {
      price:
        'Un po’ più lento: attraverso il relay di questo sito, che vede i due indirizzi ma non la chiamata.',
      always: 'Sempre, su questo sito. Il suo relay vede i due indirizzi ma non la chiamata.',
      missing: 'Qui non c’è un relay.',
      missingNow: 'Ora qui non c’è un relay. Ti verrà chiesto prima di una chiamata diretta.',
    },
    start: 'Inizia',
    startIn: (clock) => `tra ${clock}`,
    barred: (over) =>
      over
        ? 'Il tempo è passato: puoi ricominciare.'
        : 'Potrai iniziare quando il tempo sarà passato.',
    rules: 'Devi avere almeno 18 anni e rispettare le',
    rulesLink: 'regole',
    rulesEnd: '.',
    risks: (hidden) =>
      hidden
        ? 'L’altra persona potrebbe registrarti.'
        : 'L’altra persona può vedere il tuo indirizzo IP e potrebbe registrarti.',
    record: 'Che cosa sa di te il server',
    connecting: 'Contatto il server',
    reconnecting: 'Contatto di nuovo il server',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'Ora non aspetta nessuno. Saresti la prima persona.'
          : 'Qualcuno aspetta, otto persone al massimo.';
      }
      const all = counts.plural(here, { other: 'Ci sono circa # persone' });
      if (waiting === 0) return `${all}, ora non aspetta nessuno.`;
      return waiting <= 8
        ? `${all}, fino a otto in attesa.`
        : `${all}, ${counts.plural(waiting, { other: 'circa # in attesa.' })}`;
    },
    unseen: 'Così ti sentiranno, ma non ti vedranno.',
    unheard: 'Così ti vedranno, ma non ti sentiranno. Puoi scrivere.',
    watching: 'Così vedi e senti l’altra persona, che riceve solo ciò che scrivi.',
    listening: 'Così senti l’altra persona, che riceve solo ciò che scrivi.',
  },
  devices: {
    camera: 'Fotocamera',
    microphone: 'Microfono',
    chooseCamera: 'Scegli la fotocamera',
    chooseMicrophone: 'Scegli il microfono',
    level: 'Livello del microfono',
    settings: 'Impostazioni',
    close: 'Chiudi',
    automatic: 'Automatico',
    unnamedCamera: (place) => `Fotocamera ${place}`,
    unnamedMicrophone: (place) => `Microfono ${place}`,
    instead: (label) => `Quello che hai scelto ora non si può usare. Questo è ${label}.`,
    yourPicture: 'La tua immagine',
    turnOn: {
      camera: 'Accendi la fotocamera',
      microphone: 'Accendi il microfono',
      both: 'Accendi fotocamera e microfono',
    },
    purpose: {
      camera: 'Così ti si può vedere.',
      microphone: 'Così ti si può sentire.',
      both: 'Così ti si può vedere e sentire.',
    },
    promise: 'Niente lascia questo dispositivo prima che tu incontri qualcuno.',
    asking: 'Il browser te lo sta chiedendo.',
    askingAdvice: 'Scegli Consenti, e qui ci sei tu.',
    askingVoiceAdvice: 'Scegli Consenti, e ti si può sentire.',
    cameraOff: 'La tua fotocamera è spenta.',
    cameraOffAdvice: 'Puoi comunque vedere l’altra persona.',
    voiceOnly: 'Solo voce.',
    voiceOnlyAdvice: 'La fotocamera resta spenta.',
    textOnly: 'Solo parole.',
    textOnlyAdvice: 'Niente fotocamera, niente microfono.',
    tryAgain: 'Riprova',
  },
  filter: {
    choice: 'L’immagine altrui',
    settings: {
      untilSafe: 'Sfocata finché non sembra sicura',
      untilTapped: 'Sfocata finché non tocco',
      never: 'Mai sfocata',
    },
    notes: {
      untilSafe: 'Un filtro su questo dispositivo guarda e non lo dice a nessuno. Può sbagliare.',
      untilTapped: 'Niente guarda le immagini.',
      never: 'Vedi subito qualunque cosa ti mostrino.',
    },
  },
  endings: {
    meetSomeoneElse: 'Incontra qualcun altro',
    back: 'Torna all’inizio',
    again: 'Riprova',
    reload: 'Ricarica la pagina',
    roomMissing: {
      title: 'Manca una parte di questa pagina.',
      advice: 'Non è arrivata, o c’è un Passerby più recente. Ricarica la pagina per continuare.',
    },
    directly: 'Parla direttamente',
    directlyMeans:
      'Parlando direttamente, gli altri possono vedere il tuo indirizzo IP finché non torni all’inizio. La tua scelta lì resta valida.',
    announcements: {
      left: 'L’altra persona è andata via.',
      lost: 'La connessione si è persa.',
      failed: 'La connessione non ha funzionato.',
      misbehaved: 'La chiamata è stata chiusa per te.',
      intercepted: 'Forse ha risposto qualcun altro. La chiamata è stata chiusa.',
      distrusted: 'Sei uscito perché gli emoji sono diversi.',
      flagged: 'Segnalato. Sei uscito dalla chiamata.',
      removed: 'L’altra persona è stata allontanata.',
      terminated: 'La tua sessione è stata chiusa.',
      blocked: 'La tua rete deve aspettare.',
      relayUnavailable: 'Il relay non è raggiungibile.',
    },
    offline: { title: 'Non sei in rete.', advice: 'Questo dispositivo ora non ha rete.' },
    line: {
      unreachable: {
        title: 'Passerby non è raggiungibile.',
        advice:
          'Il server non risponde, o qualcosa lungo la strada non ti lascia passare. Controlla la connessione e riprova.',
      },
      refused: {
        title: 'Il server non accetta chiamate da questo indirizzo.',
        advice: 'Apri il sito al suo indirizzo, quello che dà chi lo gestisce.',
      },
      badVersion: {
        title: 'C’è un Passerby più recente.',
        advice: 'Questa pagina è più vecchia del suo server. Ricaricala per continuare.',
      },
      tooManySockets: {
        title: 'Troppe persone sulla tua rete.',
        advice:
          'Il server ne accetta solo un certo numero alla volta da uno stesso posto. Chiudi le altre schede di questa pagina, o aspetta un minuto.',
      },
      shuttingDown: {
        title: 'Il server si sta riavviando.',
        advice: 'Ci vuole un momento. Poi riprova.',
      },
      tooFast: {
        title: 'Troppo in fretta.',
        advice:
          'Il server ferma ciò che si muove più in fretta di una persona. Aspetta un momento e riprova.',
      },
      replaced: {
        title: 'Questa visita continua altrove.',
        advice:
          'Una connessione più recente ha preso il suo posto. Ricomincia per usare questa pagina.',
      },
      terminated: {
        title: 'La tua sessione è stata chiusa.',
        advice: 'Persone da più reti ti hanno segnalato. Aspetta un po’ prima di tornare.',
      },
      blocked: {
        title: 'La tua rete deve aspettare.',
        advice: 'Qualcuno lì è stato segnalato. Dopo un po’ potrà rientrare.',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
