import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('es');
const allow = 'Permite la cámara y el micrófono.';
const again = 'Pulsa «Intentar de nuevo».';
const the = { camera: 'la cámara', microphone: 'el micrófono', both: 'la cámara y el micrófono' };
const without = {
  camera: 'o empieza sin ella: no se te verá.',
  microphone: 'o empieza sin él: no se te oirá.',
  both: 'o empieza sin ellos: puedes mirar y escribir.',
};

export const inPanels: PanelPart = {
  entrance: {
    title: 'Antes de tu primera llamada',
    ofAge: 'Tienes 18 años o más.',
    rules: 'Respetas las normas: nada sexual, nada de odio, nada de grabar.',
    leave: 'Puedes dejar a cualquiera en cualquier momento, y denunciarlo.',
    read: 'Léelas antes:',
    links: { guidelines: 'Normas', safety: 'Seguridad', terms: 'Condiciones' },
    limits:
      'Una pulsación no prueba la edad de nadie, ni la tuya ni la ajena. Que aceptaste se recuerda solo en este dispositivo.',
    agree: 'Acepto, empezar',
    checkTitle: 'Tu edad',
    checking: 'Quien gestiona este sitio comprueba que tengas 18 años o más.',
    refused: 'La comprobación no dijo que tengas 18 años o más.',
    again: 'Comprobar otra vez',
  },
  lack: {
    browser: {
      title: 'Este navegador no puede hacer llamadas.',
      advice:
        'Es demasiado antiguo, o tiene las llamadas (WebRTC) desactivadas. Un Firefox, Chrome, Edge o Safari de los dos últimos años puede.',
    },
    insecure: {
      title: 'Esta dirección no es segura.',
      advice:
        'Los navegadores no dan cámara ni llamadas a una página que no se abrió por https. Abre la dirección https de este sitio.',
    },
    howItWorks: 'Cómo funciona',
  },
  failures: {
    refused: {
      title: (subject) => `Tu navegador no deja que esta página use ${the[subject]}.`,
      advice: (subject) => `Permítelo para esta página e inténtalo de nuevo, ${without[subject]}`,
    },
    none: {
      title: (subject) =>
        ({
          camera: 'No se encontró ninguna cámara.',
          microphone: 'No se encontró ningún micrófono.',
          both: 'No se encontró ni cámara ni micrófono.',
        })[subject],
      advice: (subject) => `Conecta algo e inténtalo de nuevo, ${without[subject]}`,
    },
    busy: {
      title: (subject) => `Otro programa está usando ${the[subject]}.`,
      advice: (subject) => `Cierra ese programa e inténtalo de nuevo, ${without[subject]}`,
    },
    overconstrained: {
      title: (subject) =>
        ({
          camera: 'Esa cámara ya no está.',
          microphone: 'Ese micrófono ya no está.',
          both: 'Esos dispositivos ya no están.',
        })[subject],
      advice: (subject) => `Elige otra cosa, ${without[subject]}`,
    },
    insecure: {
      title: (subject) => `Esta página no puede usar ${the[subject]}.`,
      advice: (subject) =>
        `No se abrió por una conexión segura. Abre su dirección https, ${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `Este navegador no puede usar ${the[subject]}.`,
      advice: (subject) => `Uno más nuevo sí puede, ${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'El filtro de este dispositivo toma tu imagen por un desnudo.',
    advice: 'Puede equivocarse. Si acierta, este no es el lugar.',
    rules: 'Normas',
    gateTitle: 'Antes de que te vean',
    cameraOffFirst: 'Apagar la cámara y empezar',
    startAnyway: 'Empezar de todos modos',
  },
  permission: {
    title: 'Cómo permitirlo en este navegador',
    steps: {
      chromium: ['Pulsa los controles junto a la dirección.', 'Activa cámara y micrófono.', again],
      chromiumPhone: ['Pulsa los controles junto a la dirección y luego Permisos.', allow, again],
      firefox: [
        'Pulsa la cámara tachada junto a la dirección.',
        'Quita lo que diga «Bloqueado».',
        again,
      ],
      firefoxPhone: [
        'Pulsa el candado junto a la dirección y luego «Editar permisos».',
        allow,
        again,
      ],
      safari: ['En el menú Safari elige «Ajustes para este sitio web».', allow, again],
      safariPhone: [
        'Pulsa el botón a la izquierda de la dirección y luego «Ajustes del sitio web».',
        allow,
        again,
      ],
      other: ['Busca junto a la dirección los permisos de esta página.', allow, again],
    },
  },
  record: {
    title: 'Lo que el servidor sabe de ti',
    intro:
      'Esto es todo, y se pregunta de nuevo cada segundo. Tu nombre, tus palabras y tu imagen nunca llegan allí.',
    rest: 'Termina con esta pestaña. Lo que el servidor guarda de todos juntos:',
    inventory: 'el inventario',
    counts:
      'Este sitio cuenta cómo surgen las llamadas, en totales: al empezar una, tu navegador dice al servidor si es directa o por relé y en cuál de seis grupos de tiempo cayó. Nada de eso se guarda junto a ti.',
    asking: 'Preguntando al servidor …',
    away: 'No se puede contactar con el servidor, y te olvidará en un momento.',
    unknown: 'El servidor habla de cosas que esta página no conoce. Recárgala.',
    names: {
      id: 'Un número al azar para esta sesión',
      state: 'Lo que estás haciendo',
      token: 'Un secreto que te trae de vuelta si se corta la línea',
      socket: 'Tu conexión',
      network: 'Un número para tu red, sin su dirección; el inventario dice cuánto dura',
      local: '¿Estás en una red privada?',
      lastTicket: 'Cuántas veces has buscado',
      avoided: 'Sesiones que ya conociste y que ahora no volverás a encontrar',
      presenceShown: '¿Se te dijo cuánta gente hay?',
      ticket: 'El número de esta búsqueda o llamada',
      mode: 'Cómo quieres hablar',
      language: 'Tu idioma, como número',
      tags: 'Tus intereses, como resúmenes cifrados',
      hardNat: '¿Necesita tu red un relé?',
      relayOnly: '¿Ocultas tu dirección?',
      since: 'Cuánto llevas buscando',
      generation: 'Cuántas veces se renovó tu descripción',
      commitment: 'Un sello para los emojis',
      description: 'Cómo se puede llegar a tu navegador',
      localCandidates: 'Direcciones dentro de tu casa, solo para quien esté en ella',
      partner: 'Con quién estás, por un número al azar',
      partnerTicket: 'El número de la llamada en el otro lado',
      pairKeys: 'Claves que prueban una llamada que sobrevivió al servidor',
      pairings: 'Llamadas que aún se pueden denunciar',
      flagged: 'Sesiones que has denunciado',
      conduct: 'Totales de lo que hiciste, que se desvanecen',
      flags: '¿Te denunciaron? Se dice un minuto después',
      workedFor: 'La búsqueda para la que trabajó tu dispositivo',
    },
    states: ['sin buscar', 'buscando', 'en una llamada', 'de vuelta en una llamada'],
    modes: ['vídeo', 'voz', 'texto'],
    units: {
      bytes: (value) => counts.plural(value, { one: '# byte', other: '# bytes' }),
      count: (value) => counts.plural(value, { one: '1, sin decir', other: '#' }),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'no' : 'sí'),
    },
    until: {
      session: 'hasta que cierres esta pestaña',
      search: 'hasta que conozcas a alguien o pares',
      pair: 'hasta que termine la llamada',
    },
    seconds: (left) => `desaparece en ${counts.elapsed(left * 1_000)} como mucho`,
  },
  settings: {
    title: 'Ajustes',
    camera: 'Tu imagen',
    microphone: 'Tu voz',
    speaker: 'Su voz',
    room: 'En la llamada',
    turn: 'Cambiar a la otra cámara',
    gain: 'Volumen de tu voz',
    percent: (part) => `${Math.round(part * 100)} %`,
    chooseSpeaker: 'Elegir altavoz',
    systemSpeaker: 'El del sistema',
    unnamedSpeaker: (place) => `Altavoz ${place}`,
    otherSpeaker: 'Elegir otro altavoz',
    speakerGone: 'Ese altavoz no se puede usar. Oyes por donde suena el sistema.',
    volume: 'Volumen de la otra persona',
    test: 'Reproducir un sonido',
    tested: 'Ahora deberías oír tres notas.',
    switches: {
      mirrored: 'Verme como en un espejo',
      hideOwn: 'Ocultarme mi propia imagen',
      hideStranger: 'Ocultar la imagen ajena',
      saving: 'Enviar una imagen pequeña, para líneas lentas',
      echoCancellation: 'Quitar el eco',
      noiseSuppression: 'Quitar el ruido',
      autoGainControl: 'Igualar mi volumen',
      sounds: 'Sonidos suaves cuando alguien llega, escribe o se va',
      autoNext: 'Seguir automáticamente cuando alguien se va',
      letterKeys: 'Usar las teclas de letras',
    },
    notes: {
      hideOwn: 'La otra persona te sigue viendo.',
      autoGainControl: 'Con auriculares puedes apagar esto.',
    },
  },
};
