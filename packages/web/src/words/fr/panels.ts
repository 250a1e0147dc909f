import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('fr');
const allow = 'Autorisez la caméra et le micro.';
const again = 'Appuyez sur « Réessayer ».';
const the = { camera: 'la caméra', microphone: 'le micro', both: 'la caméra et le micro' };
const without = {
  camera: 'ou commencez sans : on ne vous verra pas.',
  microphone: 'ou commencez sans : on ne vous entendra pas.',
  both: 'ou commencez sans : vous pouvez regarder et écrire.',
};

export const inPanels: PanelPart = {
  entrance: {
    title: 'Avant votre premier appel',
    ofAge: 'Vous avez 18 ans ou plus.',
    rules: 'Vous respectez les règles : rien de sexuel, pas de haine, pas d’enregistrement.',
    leave: 'Vous pouvez quitter n’importe qui à tout moment, et le signaler.',
    read: 'Lisez d’abord :',
    links: { guidelines: 'Règles', safety: 'Sécurité', terms: 'Conditions' },
    limits:
      'Une pression ne prouve l’âge de personne, ni le vôtre ni celui de l’autre. Votre accord n’est retenu que sur cet appareil.',
    agree: 'J’accepte, commencer',
    checkTitle: 'Votre âge',
    checking: 'L’exploitant de ce site vérifie que vous avez 18 ans ou plus.',
    refused: 'La vérification n’a pas dit que vous avez 18 ans ou plus.',
    again: 'Vérifier de nouveau',
  },
  lack: {
    browser: {
      title: 'Ce navigateur ne peut pas faire d’appels.',
      advice:
        'Il est trop ancien, ou les appels (WebRTC) y sont désactivés. Un Firefox, Chrome, Edge ou Safari des deux dernières années le peut.',
    },
    insecure: {
      title: 'Cette adresse n’est pas sûre.',
      advice:
        'Les navigateurs ne donnent ni caméra ni appel à une page qui n’est pas ouverte par https. Ouvrez l’adresse https de ce site.',
    },
    howItWorks: 'Comment ça marche',
  },
  failures: {
    refused: {
      title: (subject) => `Votre navigateur refuse ${the[subject]} à cette page.`,
      advice: (subject) => `Autorisez cette page et réessayez, ${without[subject]}`,
    },
    none: {
      title: (subject) =>
        ({
          camera: 'Aucune caméra trouvée.',
          microphone: 'Aucun micro trouvé.',
          both: 'Ni caméra ni micro trouvés.',
        })[subject],
      advice: (subject) => `Branchez un appareil et réessayez, ${without[subject]}`,
    },
    busy: {
      title: (subject) => `Un autre programme utilise ${the[subject]}.`,
      advice: (subject) => `Fermez ce programme et réessayez, ${without[subject]}`,
    },
    overconstrained: {
      title: (subject) =>
        ({
          camera: 'Cette caméra n’est plus là.',
          microphone: 'Ce micro n’est plus là.',
          both: 'Ces appareils ne sont plus là.',
        })[subject],
      advice: (subject) => `Choisissez autre chose, ${without[subject]}`,
    },
    insecure: {
      title: (subject) => `Cette page ne peut pas utiliser ${the[subject]}.`,
      advice: (subject) =>
        `Elle n’a pas été ouverte par une connexion sûre. Ouvrez son adresse https, ${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `Ce navigateur ne peut pas utiliser ${the[subject]}.`,
      advice: (subject) => `Un plus récent le peut, ${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'Le filtre de cet appareil prend votre image pour de la nudité.',
    advice: 'Il peut se tromper. S’il a raison, ce n’est pas l’endroit.',
    rules: 'Règles',
    gateTitle: 'Avant que l’on vous voie',
    cameraOffFirst: 'Éteindre la caméra et commencer',
    startAnyway: 'Commencer quand même',
  },
  permission: {
    title: 'Comment l’autoriser dans ce navigateur',
    steps: {
      chromium: [
        'Appuyez sur les curseurs à côté de l’adresse.',
        'Activez la caméra et le micro.',
        again,
      ],
      chromiumPhone: [
        'Appuyez sur les curseurs à côté de l’adresse, puis sur Autorisations.',
        allow,
        again,
      ],
      firefox: [
        'Appuyez sur la caméra barrée à côté de l’adresse.',
        'Enlevez ce qui est marqué « Bloqué ».',
        again,
      ],
      firefoxPhone: [
        'Appuyez sur le cadenas à côté de l’adresse, puis sur « Modifier les autorisations ».',
        allow,
        again,
      ],
      safari: ['Dans le menu Safari, choisissez « Réglages pour ce site web ».', allow, again],
      safariPhone: [
        'Appuyez sur le bouton à gauche de l’adresse, puis sur « Réglages du site web ».',
        allow,
        again,
      ],
      other: ['Cherchez à côté de l’adresse les autorisations de cette page.', allow, again],
    },
  },
  record: {
    title: 'Ce que le serveur sait de vous',
    intro:
      'C’est tout, redemandé à chaque seconde. Votre nom, vos mots et votre image n’y arrivent jamais.',
    rest: 'Cela finit avec cet onglet. Ce que le serveur garde de tout le monde ensemble :',
    inventory: 'l’inventaire',
    counts:
      'Ce site compte comment naissent les appels, en totaux : quand un appel commence, votre navigateur dit au serveur s’il est direct ou relayé, et lequel de six groupes de durée il a pris. Rien n’en est gardé avec vous.',
    asking: 'On demande au serveur …',
    away: 'Le serveur est injoignable, et vous oubliera dans un instant.',
    unknown: 'Le serveur parle de choses que cette page ne connaît pas. Rechargez-la.',
    names: {
      id: 'Un nombre au hasard pour cette session',
      state: 'Ce que vous faites',
      token: 'Un secret qui vous ramène après une rupture de la ligne',
      socket: 'Votre connexion',
      network:
        'Un nombre pour votre réseau, sans son adresse ; l’inventaire dit combien de temps il reste',
      local: 'Êtes-vous sur un réseau privé ?',
      lastTicket: 'Combien de fois vous avez cherché',
      avoided: 'Sessions que vous avez croisées et ne recroiserez pas maintenant',
      presenceShown: 'Vous a-t-on dit combien sont ici ?',
      ticket: 'Le numéro de cette recherche ou de cet appel',
      mode: 'Comment vous voulez parler',
      language: 'Votre langue, sous forme de nombre',
      tags: 'Vos sujets, sous forme d’empreintes',
      hardNat: 'Votre réseau a-t-il besoin d’un relais ?',
      relayOnly: 'Cachez-vous votre adresse ?',
      since: 'Depuis quand vous cherchez',
      generation: 'Combien de fois votre description a été renouvelée',
      commitment: 'Un sceau pour les emojis',
      description: 'Comment joindre votre navigateur',
      localCandidates: 'Adresses à l’intérieur de chez vous, pour ceux qui y sont seulement',
      partner: 'Avec qui vous êtes, par un nombre au hasard',
      partnerTicket: 'Le numéro de l’appel de l’autre côté',
      pairKeys: 'Clés qui prouvent un appel ayant survécu au serveur',
      pairings: 'Appels que l’on peut encore signaler',
      flagged: 'Sessions que vous avez signalées',
      conduct: 'Totaux de ce que vous avez fait, qui s’effacent',
      flags: 'Vous a-t-on signalé ? Dit avec une minute de retard',
      workedFor: 'La recherche pour laquelle votre appareil a travaillé',
    },
    states: ['ne cherche pas', 'cherche', 'en appel', 'de retour en appel'],
    modes: ['vidéo', 'voix', 'texte'],
    units: {
      bytes: (value) => counts.plural(value, { one: '# octet', other: '# octets' }),
      count: (value) => (value === 1 ? '1, non dit' : counts.plural(value, { other: '#' })),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'non' : 'oui'),
    },
    until: {
      session: 'jusqu’à ce que vous fermiez cet onglet',
      search: 'jusqu’à une rencontre, ou l’arrêt',
      pair: 'jusqu’à la fin de l’appel',
    },
    seconds: (left) => `disparaît dans ${counts.elapsed(left * 1_000)} au plus`,
  },
  settings: {
    title: 'Réglages',
    camera: 'Votre image',
    microphone: 'Votre voix',
    speaker: 'La voix de l’autre',
    room: 'Pendant l’appel',
    turn: 'Passer à l’autre caméra',
    gain: 'Volume de votre voix',
    percent: (part) => `${Math.round(part * 100)} %`,
    chooseSpeaker: 'Choisir le haut-parleur',
    systemSpeaker: 'Celui du système',
    unnamedSpeaker: (place) => `Haut-parleur ${place}`,
    otherSpeaker: 'Choisir un autre haut-parleur',
    speakerGone:
      'Ce haut-parleur n’est pas utilisable. Vous entendez là où le système joue le son.',
    volume: 'Volume de l’autre personne',
    test: 'Jouer un son',
    tested: 'Vous devriez entendre trois notes.',
    switches: {
      mirrored: 'Me montrer comme dans un miroir',
      hideOwn: 'Me cacher ma propre image',
      hideStranger: 'Cacher l’image de l’autre',
      saving: 'Envoyer une petite image, pour une ligne lente',
      echoCancellation: 'Enlever l’écho',
      noiseSuppression: 'Enlever le bruit',
      autoGainControl: 'Égaliser mon volume',
      sounds: 'Sons doux quand quelqu’un arrive, écrit ou part',
      autoNext: 'Continuer automatiquement quand quelqu’un part',
      letterKeys: 'Utiliser les touches de lettres',
    },
    notes: {
      hideOwn: 'L’autre personne vous voit toujours.',
      autoGainControl: 'Avec un casque, vous pouvez couper ceci.',
    },
  },
};
