import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('es');
const most = 3;
const byVoice = 'Leed en voz alta los cinco nombres';
const your = { camera: 'Tu cámara', microphone: 'Tu micrófono', both: 'Tu cámara y tu micrófono' };
const the = { camera: 'la cámara', microphone: 'el micrófono', both: 'la cámara y el micrófono' };
const without = {
  camera: 'No se te ve',
  microphone: 'No se te oye',
  both: 'Ni se te ve ni se te oye',
};
type Subject = keyof typeof your;
const goneBecause = {
  none: (what: Subject) => `${your[what]} ya no ${what === 'both' ? 'están' : 'está'}.`,
  busy: (what: Subject) => `${your[what]} ${what === 'both' ? 'dejaron' : 'dejó'} de funcionar.`,
  overconstrained: (what: Subject) => `Lo que elegiste ya no está: ${the[what]}.`,
  refused: (what: Subject) => `Tu navegador ha quitado ${the[what]}.`,
  insecure: (what: Subject) => `Esta página no puede usar ${the[what]}.`,
  unsupported: (what: Subject) => `Este navegador no puede usar ${the[what]}.`,
};

export const inRoom: RoomPart = {
  call: {
    region: 'Llamada',
    connectingAdvice: 'Os estamos conectando.',
    bothLike: (interests) => `A los dos os gusta: ${counts.allOf(interests)}`,
    controls: 'Controles de la llamada',
    next: 'Siguiente',
    end: 'Salir',
    chat: 'Chat',
    unread: (count) =>
      counts.plural(count, { one: 'Chat, # mensaje nuevo', other: 'Chat, # mensajes nuevos' }),
    tapToHear: 'Toca para oír',
    keys: 'Teclas',
    stranger: 'La otra persona',
    yourPicture: 'Tu imagen. Moverla a otra esquina',
    cameraOff: 'Su cámara está apagada',
    microphoneOff: 'Su micrófono está apagado',
    voice: 'Alguien, solo por voz',
    shaky: 'La conexión es inestable',
    routes: { direct: 'Directa', relayed: 'Por relé' },
    routeMeans: {
      seen: 'La otra persona puede ver tu dirección IP.',
      maybeSeen: 'Puede que la otra persona aún conozca tu dirección IP.',
      hidden: 'La otra persona no puede ver tu dirección IP.',
    },
    lineAway: '«Siguiente» volverá a funcionar en un momento',
    lineClosed: 'No se puede contactar con el servidor. Esta llamada sigue',
    escapeAgain: 'Pulsa Esc otra vez para «Siguiente»',
    keysTitle: 'Teclas',
    keyList: [
      { keys: ['Esc', 'Esc'], does: 'Siguiente' },
      { keys: ['M'], does: 'Encender o apagar el micrófono' },
      { keys: ['V'], does: 'Encender o apagar la cámara' },
      { keys: ['C'], does: 'Comparar los cinco emojis' },
      { keys: ['B'], does: 'Difuminar o mostrar su imagen' },
      { keys: ['R'], does: 'Denunciar a la otra persona' },
      { keys: ['P'], does: 'Ventana pequeña' },
      { keys: ['F'], does: 'Pantalla completa' },
      { keys: ['S'], does: 'Ajustes' },
      { keys: ['Enter'], does: 'Escribir' },
      { keys: ['?'], does: 'Esta lista' },
    ],
    letterKeys: 'Usar las teclas de letras',
  },
  chat: {
    region: 'Chat',
    close: 'Cerrar el chat',
    log: 'Mensajes',
    empty: 'Lo que escribes llega solo a la otra persona y no se guarda en ningún sitio.',
    message: 'Mensaje',
    placeholder: 'Di algo',
    send: 'Enviar',
    emoji: 'Emojis',
    you: 'Tú',
    stranger: 'La otra persona',
    typing: 'La otra persona está escribiendo',
    left: (characters) =>
      counts.plural(characters, { one: 'queda # carácter', other: 'quedan # caracteres' }),
    toNewest: 'A lo más nuevo',
    over: 'Esta conversación desaparece cuando sigas.',
    faults: {
      tooFast: 'Un poco más despacio, por favor. Sigue en la caja.',
      tooLong: 'Son más de 2000 caracteres. Acórtalo.',
      notConnected: 'Sin conexión en este momento. Sigue en la caja.',
    },
  },
  comparing: {
    chip: { checking: 'Comprobando', uncompared: 'Sin comparar', compared: 'Comparados' },
    chipMeans: {
      checking: 'En un momento podrás averiguar si hay alguien en medio.',
      uncompared: '¿Hay alguien en medio?',
      compared: 'Coinciden: no hay nadie en medio.',
    },
    title: '¿Solo vosotros dos?',
    list: 'Tus cinco, en orden',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}, o mostradlos en papel ante la cámara` : byVoice}. ` +
      'Si son los mismos, no hay nadie en medio.',
    notByChat:
      'Escribirlos en el chat no prueba nada: quien esté en medio podría cambiar lo escrito.',
    state: { uncompared: 'Aún sin comparar.', compared: 'Los has comparado: coinciden.' },
    match: 'Coinciden',
    differ: 'Son distintos: salir',
    again: 'Comparar otra vez',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      'Perro', 'Gato', 'León', 'Caballo', 'Unicornio', 'Cerdo', 'Elefante', 'Conejo',
      'Panda', 'Gallo', 'Pingüino', 'Tortuga', 'Pez', 'Pulpo', 'Mariposa', 'Flor',
      'Árbol', 'Cactus', 'Seta', 'Globo terráqueo', 'Luna', 'Nube', 'Fuego', 'Plátano',
      'Manzana', 'Fresa', 'Maíz', 'Pizza', 'Tarta', 'Corazón', 'Sonrisa', 'Robot',
      'Sombrero', 'Gafas', 'Llave inglesa', 'Papá Noel', 'Pulgar arriba', 'Paraguas', 'Reloj de arena', 'Despertador',
      'Regalo', 'Bombilla', 'Libro', 'Lápiz', 'Clip', 'Tijeras', 'Candado', 'Llave',
      'Martillo', 'Teléfono', 'Bandera', 'Tren', 'Bicicleta', 'Avión', 'Cohete', 'Trofeo',
      'Balón', 'Guitarra', 'Trompeta', 'Campana', 'Ancla', 'Auriculares', 'Carpeta', 'Chincheta',
    ],
  },
  meetingEndings: {
    left: { title: 'Siguió su camino.', advice: 'La otra persona se fue. No se guarda nada.' },
    lost: {
      title: 'La línea quedó en silencio.',
      advice: 'Se cortó la conexión con la otra persona.',
    },
    failed: {
      title: 'La conexión no funcionó.',
      advice:
        'Llegó demasiado poco: este navegador, tu red o algo en el camino no lo dejó pasar. Inténtalo de nuevo, o prueba otra red.',
    },
    misbehaved: {
      title: 'Terminamos la llamada para protegerte.',
      advice:
        'Del otro lado llegó algo que no es parte de una llamada, por error o a propósito, así que esta página colgó.',
    },
    intercepted: {
      title: 'Quizá respondió alguien más.',
      advice:
        'El otro extremo no pudo demostrar que es la persona que te presentaron. Puede que alguien se haya puesto en medio, así que esta página colgó.',
    },
    distrusted: {
      title: 'Te fuiste: los emojis no coinciden.',
      advice:
        'Entonces puede haber alguien entre los dos que lo haya visto y oído todo. Eso solo puede hacerlo quien gestiona este servidor, o quien se haga pasar por él.',
    },
    flagged: {
      title: 'Denuncia hecha, y fuera.',
      advice: 'No volveréis a encontraros mientras ambos estéis aquí.',
    },
    removed: {
      title: 'Expulsaron a la otra persona.',
      advice: 'La había denunciado suficiente gente. No se guarda nada de la llamada.',
    },
    terminated: {
      title: 'Tu sesión se terminó.',
      advice: 'Personas de varias redes te denunciaron.',
    },
    blocked: { title: 'Tu red tiene que esperar.', advice: 'Denunciaron a alguien de ella.' },
    relayUnavailable: {
      title: 'No se puede contactar con el relé.',
      advice: 'Solo el relé puede ocultar tu dirección IP, así que no se llamó a nadie.',
    },
  },
  reporting: {
    report: 'Denunciar',
    title: 'Denunciar a esta persona',
    last: 'Denunciar a la última persona',
    orLast: '¿Otra persona?',
    standing: {
      here: 'Con una pulsación se envía y sales. Solo se envía el motivo.',
      gone: 'Ya se fue. Una pulsación la denuncia igualmente, y a nadie más.',
      forgotten: 'Es tarde: el servidor ha olvidado con quién estuviste.',
    },
    reasons: [
      { code: 'nudity', name: 'Desnudez o sexo' },
      { code: 'minor', name: 'Alguien menor de 18' },
      { code: 'harassment', name: 'Acoso u odio' },
      { code: 'spam', name: 'Spam o una máquina' },
      { code: 'other', name: 'Otra cosa' },
    ],
    became: {
      waiting: 'Tu denuncia espera al servidor',
      sent: 'Tu denuncia se ha enviado',
      undelivered: 'Tu denuncia llegó tarde: el servidor había olvidado con quién estuviste',
    },
    because: {
      nudity: 'Personas de varias redes te denunciaron por desnudez o sexo.',
      minor: 'Personas de varias redes dijeron que pareces menor de 18.',
      harassment: 'Personas de varias redes te denunciaron por acoso u odio.',
      spam: 'Personas de varias redes te denunciaron por spam, o por ser una máquina.',
      other: 'Personas de varias redes te denunciaron.',
    },
    back: 'Puedes volver a entrar en',
    backIn: (seconds) => `Puedes volver a entrar en ${counts.elapsed(seconds * 1_000)}.`,
    over: 'Ya ha pasado el tiempo. Puedes volver ahora.',
    guidelines: 'Leer las normas',
    start: 'Empezar de nuevo',
  },
  room: {
    smallWindow: 'Ventana pequeña',
    fullScreen: 'Pantalla completa',
    reconnecting: 'Reconectando',
    reconnectingAdvice: 'La línea se cortó. Se está arreglando; puede tardar unos segundos.',
    offline: 'Estás sin conexión.',
    offlineAdvice: 'La llamada sigue si la red vuelve pronto.',
    poor: 'La línea es mala.',
    sendLess: 'Enviar una imagen más pequeña',
    sendingLess: 'Se envía una imagen pequeña',
    deviceLost: (subject, code) => `${goneBecause[code](subject)} ${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)} Ahora es ${label}`,
    strangerHidden: 'Ocultas su imagen',
    showStranger: 'Mostrarla',
    onIn: (seconds) => `A otra persona en ${seconds}`,
    stay: 'Quedarme aquí',
    goesOn: 'Pasará sola a otra persona.',
    searchingOffline: 'Estás sin conexión.',
    searchingOfflineAdvice: 'La búsqueda sigue sola cuando vuelva la red.',
    willRing: 'No hace falta mirar: sonará suavemente y cambiará el nombre de esta pestaña.',
    willTell: 'No hace falta mirar: el nombre de esta pestaña cambia cuando llega alguien.',
  },
  searching: {
    cancel: 'Cancelar',
    reaching: 'Contactando con el servidor',
    working: 'Llega mucha gente a la vez: tu dispositivo trabaja un poco primero',
    someone: 'Buscando a alguien',
    someoneWhoLikes: (interests) =>
      `Buscando a alguien a quien le guste ${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'lo demás'] : interests,
      )}`,
    someoneWhoSpeaks: (language) => `Buscando a alguien que hable ${language}`,
    anyone: 'Ahora vale cualquiera',
    metEveryone: 'Ya has conocido a todos los que están aquí. Esperando a alguien nuevo.',
    nobodyYet: 'Ahora no espera nadie nuevo. Puede llegar alguien en cualquier momento.',
    directly: 'Directamente esta vez: la otra persona puede ver tu dirección IP.',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'Esperan hasta 8 personas, contigo'
        : counts.plural(roundedUp, { other: 'Esperan unas # personas, contigo' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: 'Mostrar la imagen',
    blur: 'Difuminar su imagen',
    veil: {
      loading: 'Borrosa mientras carga el filtro.',
      checking: {
        new: 'Borrosa hasta que parezca segura.',
        failed: 'Borrosa. El filtro lo toma por un desnudo.',
        cannotTell: 'Borrosa. Se ve demasiado poco para estar seguro.',
        fault: 'Borrosa. El filtro se perdió un momento.',
        hidden: 'Borrosa mientras no estabas.',
        changed: 'Borrosa. La imagen ha cambiado.',
      },
      unavailable: {
        failed: 'El filtro no funciona aquí. Borrosa hasta que toques.',
        slow: 'El filtro es demasiado lento aquí. Borrosa hasta que toques.',
      },
      covered: 'Borrosa hasta que toques.',
      watching: 'La imagen está clara. El filtro sigue mirando.',
      uncovered: 'La imagen se muestra tal cual.',
    },
    ownInCall: 'Tu imagen le parece un desnudo al filtro',
  },
};
