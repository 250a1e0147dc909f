import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('es');

const serverFault = {
  title: 'El servidor cortó.',
  advice: 'Algo entre esta página y el servidor no salió como estaba acordado. Inténtalo de nuevo.',
};
const startAnew = {
  title: 'Esta visita ha caducado.',
  advice: 'El servidor ya la ha olvidado. Empieza de nuevo.',
};

export const first: FirstWords = {
  site: { homeTitle: 'Conoce a alguien', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'Buscando',
    missed: 'No se pudo contactar con la última persona. La búsqueda sigue.',
    connecting: 'Conectando',
    someoneIsHere: 'Hay alguien.',
    withStranger: 'Con alguien',
    someoneCame: '● Hay alguien',
    started: 'Estás con alguien.',
  },
  lobby: {
    headline: ['Conoce a alguien.', 'Sin dejar rastro.'],
    region: 'Antes de empezar',
    mode: '¿Cómo quieres hablar?',
    modes: { video: 'Vídeo', audio: 'Voz', text: 'Texto' },
    interests: 'Algo de que hablar, si quieres',
    addInterest: 'Añadir un interés',
    interestPlaceholder: 'añade una palabra',
    interestHint: 'Intro la añade. Retroceso quita la última.',
    interestsFull: 'ocho como máximo',
    removeInterest: (word) => `Quitar ${word}`,
    interestAdded: (word) => `Se añadió ${word}`,
    interestRemoved: (word) => `Se quitó ${word}`,
    language: 'Idioma',
    anyLanguage: 'Cualquier idioma',
    hideAddress: 'Ocultar mi dirección IP',
    hideAddressNotes: {
      price:
        'Algo más lento: por el relé de este sitio, que ve las dos direcciones pero no la llamada.',
      always: 'Siempre, en este sitio. Su relé ve las dos direcciones pero no la llamada.',
      missing: 'Aquí no hay relé.',
      missingNow: 'Ahora no hay relé aquí. Se te preguntará antes de hablar directamente.',
    },
    start: 'Empezar',
    startIn: (clock) => `en ${clock}`,
    barred: (over) =>
      over
        ? 'Ya ha pasado el tiempo: puedes empezar otra vez.'
        : 'Podrás empezar cuando pase el tiempo.',
    rules: 'Debes tener 18 años o más y respetar las',
    rulesLink: 'normas',
    rulesEnd: '.',
    risks: (hidden) =>
      hidden
        ? 'La otra persona podría grabarte.'
        : 'La otra persona puede ver tu dirección IP y podría grabarte.',
    record: 'Lo que el servidor sabe de ti',
    connecting: 'Contactando con el servidor',
    reconnecting: 'Contactando otra vez con el servidor',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'Ahora no espera nadie. Serías la primera persona.'
          : 'Alguien espera, ocho personas como mucho.';
      }
      const all = counts.plural(here, { other: 'Hay unas # personas aquí' });
      if (waiting === 0) return `${all}, ahora no espera nadie.`;
      return waiting <= 8
        ? `${all}, hasta ocho de ellas esperan.`
        : `${all}, ${counts.plural(waiting, { other: 'unas # de ellas esperan.' })}`;
    },
    unseen: 'Así se te oirá, pero no se te verá.',
    unheard: 'Así se te verá, pero no se te oirá. Puedes escribir.',
    watching: 'Así verás y oirás a la otra persona, y ella solo recibirá lo que escribas.',
    listening: 'Así oirás a la otra persona, y ella solo recibirá lo que escribas.',
  },
  devices: {
    camera: 'Cámara',
    microphone: 'Micrófono',
    chooseCamera: 'Elegir cámara',
    chooseMicrophone: 'Elegir micrófono',
    level: 'Nivel del micrófono',
    settings: 'Ajustes',
    close: 'Cerrar',
    automatic: 'Automático',
    unnamedCamera: (place) => `Cámara ${place}`,
    unnamedMicrophone: (place) => `Micrófono ${place}`,
    instead: (label) => `Lo que elegiste no se puede usar ahora. Esto es ${label}.`,
    yourPicture: 'Tu imagen',
    turnOn: {
      camera: 'Encender la cámara',
      microphone: 'Encender el micrófono',
      both: 'Encender cámara y micrófono',
    },
    purpose: {
      camera: 'Para que te puedan ver.',
      microphone: 'Para que te puedan oír.',
      both: 'Para que te puedan ver y oír.',
    },
    promise: 'Nada sale de este dispositivo antes de que conozcas a alguien.',
    asking: 'Tu navegador pregunta.',
    askingAdvice: 'Elige Permitir y te verás aquí.',
    askingVoiceAdvice: 'Elige Permitir y se te podrá oír.',
    cameraOff: 'Tu cámara está apagada.',
    cameraOffAdvice: 'Aun así puedes ver a la otra persona.',
    voiceOnly: 'Solo voz.',
    voiceOnlyAdvice: 'Tu cámara sigue apagada.',
    textOnly: 'Solo palabras.',
    textOnlyAdvice: 'Sin cámara ni micrófono.',
    tryAgain: 'Intentar de nuevo',
  },
  filter: {
    choice: 'La imagen ajena',
    settings: {
      untilSafe: 'Borrosa hasta que parezca segura',
      untilTapped: 'Borrosa hasta que toque',
      never: 'Nunca borrosa',
    },
    notes: {
      untilSafe: 'Un filtro en este dispositivo mira y no se lo cuenta a nadie. Puede equivocarse.',
      untilTapped: 'Nada mira las imágenes.',
      never: 'Ves lo que te muestren, sea lo que sea, al instante.',
    },
  },
  endings: {
    meetSomeoneElse: 'Conocer a otra persona',
    back: 'Volver al inicio',
    again: 'Intentar de nuevo',
    reload: 'Recargar la página',
    roomMissing: {
      title: 'Falta una parte de esta página.',
      advice: 'No llegó, o hay un Passerby más nuevo. Recarga la página para seguir.',
    },
    directly: 'Hablar directamente',
    directlyMeans:
      'Si hablas directamente, otras personas podrán ver tu dirección IP hasta que vuelvas al inicio. Tu elección allí no cambia.',
    announcements: {
      left: 'La otra persona se fue.',
      lost: 'Se perdió la conexión.',
      failed: 'La conexión no funcionó.',
      misbehaved: 'Terminamos la llamada para protegerte.',
      intercepted: 'Quizá respondió alguien más. La llamada se terminó.',
      distrusted: 'Te fuiste porque los emojis no coinciden.',
      flagged: 'Denuncia hecha. Saliste de la llamada.',
      removed: 'Expulsaron a la otra persona.',
      terminated: 'Tu sesión se terminó.',
      blocked: 'Tu red tiene que esperar.',
      relayUnavailable: 'No se puede contactar con el relé.',
    },
    offline: { title: 'Estás sin conexión.', advice: 'Este dispositivo no tiene red ahora.' },
    line: {
      unreachable: {
        title: 'No se puede contactar con Passerby.',
        advice:
          'El servidor no responde, o algo en el camino no te deja pasar. Revisa tu conexión e inténtalo de nuevo.',
      },
      refused: {
        title: 'El servidor no acepta llamadas desde esta dirección.',
        advice: 'Abre el sitio en su propia dirección, la que da quien lo gestiona.',
      },
      badVersion: {
        title: 'Hay un Passerby más nuevo.',
        advice: 'Esta página es más antigua que su servidor. Recárgala para seguir.',
      },
      tooManySockets: {
        title: 'Demasiada gente en tu red.',
        advice:
          'El servidor solo acepta cierto número a la vez desde un mismo lugar. Cierra otras pestañas de esta página o espera un minuto.',
      },
      shuttingDown: {
        title: 'El servidor se está reiniciando.',
        advice: 'Tarda un momento. Después inténtalo de nuevo.',
      },
      tooFast: {
        title: 'Eso fue demasiado rápido.',
        advice:
          'El servidor frena lo que se mueve más deprisa que una persona. Espera un momento e inténtalo de nuevo.',
      },
      replaced: {
        title: 'Esta visita sigue en otra parte.',
        advice: 'Una conexión más nueva ocupó su lugar. Empieza de nuevo para usar esta página.',
      },
      terminated: {
        title: 'Tu sesión se terminó.',
        advice: 'Personas de varias redes te denunciaron. Espera un rato antes de volver.',
      },
      blocked: {
        title: 'Tu red tiene que esperar.',
        advice: 'Denunciaron a alguien de ella. Podrá entrar otra vez dentro de un rato.',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
