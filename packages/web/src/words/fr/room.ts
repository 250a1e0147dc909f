import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('fr');
const most = 3;
const byVoice = 'Lisez-vous les cinq noms à voix haute';
const your = {
  camera: 'Votre caméra',
  microphone: 'Votre micro',
  both: 'Votre caméra et votre micro',
};
const the = { camera: 'la caméra', microphone: 'le micro', both: 'la caméra et le micro' };
const without = {
  camera: 'On ne vous voit pas',
  microphone: 'On ne vous entend pas',
  both: 'On ne vous voit ni ne vous entend',
};
type Subject = keyof typeof your;
const goneBecause = {
  none: (what: Subject) =>
    `${your[what]} ${what === 'both' ? 'ne sont plus là' : 'n’est plus là'}.`,
  busy: (what: Subject) =>
    `${your[what]} ${what === 'both' ? 'ne fonctionnent plus' : 'ne fonctionne plus'}.`,
  overconstrained: (what: Subject) => `Ce que vous avez choisi n’est plus là : ${the[what]}.`,
  refused: (what: Subject) => `Votre navigateur a retiré ${the[what]}.`,
  insecure: (what: Subject) => `Cette page ne peut pas utiliser ${the[what]}.`,
  unsupported: (what: Subject) => `Ce navigateur ne peut pas utiliser ${the[what]}.`,
};

export const inRoom: RoomPart = {
  call: {
    region: 'Appel',
    connectingAdvice: 'Nous vous mettons en relation.',
    bothLike: (interests) => `Vous aimez tous deux : ${counts.allOf(interests)}`,
    controls: 'Commandes de l’appel',
    next: 'Suivant',
    end: 'Finir',
    chat: 'Messages',
    unread: (count) =>
      counts.plural(count, {
        one: 'Messages, # nouveau',
        many: 'Messages, # nouveaux',
        other: 'Messages, # nouveaux',
      }),
    tapToHear: 'Touchez pour entendre',
    keys: 'Touches',
    stranger: 'L’autre personne',
    yourPicture: 'Votre image. La déplacer dans un autre coin',
    cameraOff: 'Sa caméra est éteinte',
    microphoneOff: 'Son micro est coupé',
    voice: 'Quelqu’un, par la voix',
    shaky: 'La connexion est instable',
    routes: { direct: 'En direct', relayed: 'Par relais' },
    routeMeans: {
      seen: 'L’autre personne peut voir votre adresse IP.',
      maybeSeen: 'L’autre personne connaît peut-être encore votre adresse IP.',
      hidden: 'L’autre personne ne peut pas voir votre adresse IP.',
    },
    lineAway: '« Suivant » remarchera dans un instant',
    lineClosed: 'Le serveur est injoignable. Cet appel continue',
    escapeAgain: 'Encore Échap pour « Suivant »',
    keysTitle: 'Touches',
    keyList: [
      { keys: ['Esc', 'Esc'], does: 'Suivant' },
      { keys: ['M'], does: 'Micro allumé ou coupé' },
      { keys: ['V'], does: 'Caméra allumée ou éteinte' },
      { keys: ['C'], does: 'Comparer les cinq emojis' },
      { keys: ['B'], does: 'Flouter ou montrer son image' },
      { keys: ['R'], does: 'Signaler l’autre personne' },
      { keys: ['P'], does: 'Petite fenêtre' },
      { keys: ['F'], does: 'Plein écran' },
      { keys: ['S'], does: 'Réglages' },
      { keys: ['Enter'], does: 'Écrire' },
      { keys: ['?'], does: 'Cette liste' },
    ],
    letterKeys: 'Utiliser les touches de lettres',
  },
  chat: {
    region: 'Messages',
    close: 'Fermer les messages',
    log: 'Fil des messages',
    empty: 'Ce que vous écrivez va à l’autre seul et n’est gardé nulle part.',
    message: 'Votre message',
    placeholder: 'Dites quelque chose',
    send: 'Envoyer',
    emoji: 'Emojis',
    you: 'Vous',
    stranger: 'L’autre personne',
    typing: 'L’autre personne écrit',
    left: (characters) =>
      counts.plural(characters, {
        one: 'encore # caractère',
        other: 'encore # caractères',
      }),
    toNewest: 'Au plus récent',
    over: 'Cette conversation disparaît quand vous passez à la suite.',
    faults: {
      tooFast: 'Un peu moins vite, s’il vous plaît. Le texte est toujours là.',
      tooLong: 'C’est plus de 2 000 caractères. Raccourcissez.',
      notConnected: 'Pas de connexion à l’instant. Le texte est toujours là.',
    },
  },
  comparing: {
    chip: { checking: 'Vérification', uncompared: 'Non comparés', compared: 'Comparés' },
    chipMeans: {
      checking: 'Dans un instant vous pourrez savoir si quelqu’un est entre vous.',
      uncompared: 'Y a-t-il quelqu’un entre vous ?',
      compared: 'Ils sont identiques : personne n’est entre vous.',
    },
    title: 'Rien que vous deux ?',
    list: 'Vos cinq, dans l’ordre',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}, ou montrez-les sur papier à la caméra` : byVoice}. ` +
      'S’ils sont identiques, personne n’est entre vous.',
    notByChat:
      'Les taper dans les messages ne prouve rien : qui se tient entre vous pourrait les changer.',
    state: { uncompared: 'Pas encore comparés.', compared: 'Vous les avez comparés : identiques.' },
    match: 'Ils sont identiques',
    differ: 'Ils diffèrent : partir',
    again: 'Comparer de nouveau',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      'Chien', 'Chat', 'Lion d’Afrique', 'Cheval', 'Licorne', 'Cochon', 'Éléphant', 'Lapin',
      'Panda', 'Coq', 'Manchot', 'Tortue', 'Poisson', 'Pieuvre', 'Papillon', 'Fleur',
      'Arbre', 'Cactus', 'Champignon', 'Globe', 'Lune', 'Nuage', 'Feu', 'Banane',
      'Pomme', 'Fraise', 'Maïs', 'Pizza', 'Gâteau', 'Cœur', 'Sourire', 'Robot',
      'Chapeau', 'Lunettes', 'Clé plate', 'Père Noël', 'Pouce levé', 'Parapluie', 'Sablier', 'Réveil',
      'Cadeau', 'Ampoule', 'Livre', 'Crayon', 'Trombone', 'Ciseaux', 'Cadenas', 'Clé',
      'Marteau', 'Téléphone', 'Drapeau', 'Locomotive', 'Vélo', 'Avion', 'Fusée', 'Trophée',
      'Ballon', 'Guitare', 'Trompette', 'Cloche', 'Ancre', 'Casque audio', 'Dossier', 'Punaise',
    ],
  },
  meetingEndings: {
    left: { title: 'Reparti.', advice: 'L’autre personne est partie. Rien n’en est gardé.' },
    lost: {
      title: 'La ligne s’est tue.',
      advice: 'La connexion avec l’autre personne s’est rompue.',
    },
    failed: {
      title: 'La connexion n’a pas marché.',
      advice:
        'Trop peu est passé : ce navigateur, votre réseau ou quelque chose en chemin ne l’a pas permis. Réessayez, ou essayez un autre réseau.',
    },
    misbehaved: {
      title: 'L’appel a été terminé pour vous.',
      advice:
        'L’autre côté a envoyé ce qui n’a pas sa place dans un appel, par erreur ou exprès, alors cette page a raccroché.',
    },
    intercepted: {
      title: 'Quelqu’un d’autre a peut-être répondu.',
      advice:
        'L’autre bout n’a pas pu prouver qu’il est la personne que l’on vous a présentée. Quelqu’un s’est peut-être mis entre vous, alors cette page a raccroché.',
    },
    distrusted: {
      title: 'Vous êtes parti : les emojis diffèrent.',
      advice:
        'Quelqu’un se tient alors peut-être entre vous deux, et a peut-être tout vu et entendu. Il faut pour cela exploiter ce serveur, ou se faire passer pour lui.',
    },
    flagged: {
      title: 'Signalé, et parti.',
      advice: 'Vous ne vous croiserez plus tant que vous êtes ici tous les deux.',
    },
    removed: {
      title: 'L’autre personne a été renvoyée.',
      advice: 'Assez de gens l’avaient signalée. Rien de l’appel n’est gardé.',
    },
    terminated: {
      title: 'Votre session a été terminée.',
      advice: 'Des personnes de plusieurs réseaux vous ont signalé.',
    },
    blocked: { title: 'Votre réseau doit attendre.', advice: 'Quelqu’un y a été signalé.' },
    relayUnavailable: {
      title: 'Le relais est injoignable.',
      advice: 'Seul le relais peut cacher votre adresse IP, alors personne n’a été appelé.',
    },
  },
  reporting: {
    report: 'Signaler',
    title: 'Signaler cette personne',
    last: 'Signaler la dernière personne',
    orLast: 'Quelqu’un d’autre ?',
    standing: {
      here: 'Une pression l’envoie et quitte. Seule la raison part avec.',
      gone: 'Cette personne est partie. Une pression la signale quand même, et personne d’autre.',
      forgotten: 'Trop tard : le serveur a oublié qui vous avez rencontré.',
    },
    reasons: [
      { code: 'nudity', name: 'Nudité ou sexe' },
      { code: 'minor', name: 'Quelqu’un de moins de 18 ans' },
      { code: 'harassment', name: 'Harcèlement ou haine' },
      { code: 'spam', name: 'Spam, ou une machine' },
      { code: 'other', name: 'Autre chose' },
    ],
    became: {
      waiting: 'Votre signalement attend le serveur',
      sent: 'Votre signalement est envoyé',
      undelivered:
        'Votre signalement est arrivé trop tard : le serveur avait oublié qui vous avez rencontré',
    },
    because: {
      nudity: 'Des personnes de plusieurs réseaux vous ont signalé pour nudité ou sexe.',
      minor:
        'Des personnes de plusieurs réseaux ont signalé que vous semblez avoir moins de 18 ans.',
      harassment: 'Des personnes de plusieurs réseaux vous ont signalé pour harcèlement ou haine.',
      spam: 'Des personnes de plusieurs réseaux vous ont signalé pour spam, ou comme machine.',
      other: 'Des personnes de plusieurs réseaux vous ont signalé.',
    },
    back: 'Vous pouvez revenir dans',
    backIn: (seconds) => `Vous pouvez revenir dans ${counts.elapsed(seconds * 1_000)}.`,
    over: 'Le délai est passé. Vous pouvez revenir maintenant.',
    guidelines: 'Lire les règles',
    start: 'Recommencer',
  },
  room: {
    smallWindow: 'Petite fenêtre',
    fullScreen: 'Plein écran',
    reconnecting: 'Reconnexion',
    reconnectingAdvice:
      'La ligne s’est rompue. On la répare ; cela peut prendre quelques secondes.',
    offline: 'Vous êtes hors ligne.',
    offlineAdvice: 'L’appel continue si le réseau revient bientôt.',
    poor: 'La ligne est mauvaise.',
    sendLess: 'Envoyer une image plus petite',
    sendingLess: 'Une petite image est envoyée',
    deviceLost: (subject, code) => `${goneBecause[code](subject)} ${without[subject]}`,
    deviceInstead: (device, code, label) =>
      `${goneBecause[code](device)} C’est maintenant ${label}`,
    strangerHidden: 'Vous cachez son image',
    showStranger: 'La montrer',
    onIn: (seconds) => `Vers quelqu’un d’autre dans ${seconds}`,
    stay: 'Rester ici',
    goesOn: 'On passe automatiquement à quelqu’un d’autre.',
    searchingOffline: 'Vous êtes hors ligne.',
    searchingOfflineAdvice: 'La recherche reprend d’elle-même quand le réseau revient.',
    willRing:
      'Inutile de regarder : un son doux se fera entendre, et le nom de cet onglet changera.',
    willTell: 'Inutile de regarder : le nom de cet onglet change quand quelqu’un arrive.',
  },
  searching: {
    cancel: 'Annuler',
    reaching: 'Appel du serveur',
    working: 'Beaucoup de monde arrive à la fois : votre appareil travaille d’abord un peu',
    someone: 'Nous cherchons quelqu’un',
    someoneWhoLikes: (interests) =>
      `Nous cherchons quelqu’un qui aime ${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'le reste'] : interests,
      )}`,
    someoneWhoSpeaks: (language) => `Nous cherchons quelqu’un qui parle ${language}`,
    anyone: 'N’importe qui convient maintenant',
    metEveryone: 'Vous avez rencontré tout le monde ici. On attend quelqu’un de nouveau.',
    nobodyYet: 'Personne de nouveau n’attend. Quelqu’un peut venir à tout moment.',
    directly: 'En direct cette fois : l’autre personne peut voir votre adresse IP.',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'Jusqu’à 8 personnes attendent, vous compris'
        : counts.plural(roundedUp, { other: 'Environ # personnes attendent, vous compris' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: 'Montrer l’image',
    blur: 'Flouter son image',
    veil: {
      loading: 'Floue pendant que le filtre charge.',
      checking: {
        new: 'Floue tant qu’elle ne paraît pas sûre.',
        failed: 'Floue. Le filtre y voit de la nudité.',
        cannotTell: 'Floue. On en voit trop peu pour être sûr.',
        fault: 'Floue. Le filtre a manqué un instant.',
        hidden: 'Floue pendant votre absence.',
        changed: 'Floue. L’image a changé.',
      },
      unavailable: {
        failed: 'Le filtre ne marche pas ici. Floue jusqu’à ce que vous touchiez.',
        slow: 'Le filtre est trop lent ici. Floue jusqu’à ce que vous touchiez.',
      },
      covered: 'Floue jusqu’à ce que vous touchiez.',
      watching: 'L’image est nette. Le filtre continue de regarder.',
      uncovered: 'L’image est montrée telle quelle.',
    },
    ownInCall: 'Votre image ressemble à de la nudité pour le filtre',
  },
};
