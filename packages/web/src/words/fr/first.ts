import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('fr');

const serverFault = {
  title: 'Le serveur a coupé.',
  advice:
    'Quelque chose entre cette page et le serveur ne s’est pas passé comme convenu. Réessayez.',
};
const startAnew = {
  title: 'Cette visite a expiré.',
  advice: 'Le serveur l’a déjà oubliée. Recommencez.',
};

export const first: FirstWords = {
  site: { homeTitle: 'Rencontrez quelqu’un', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'Recherche',
    missed: 'La dernière personne n’a pas pu être jointe. La recherche continue.',
    connecting: 'Connexion',
    someoneIsHere: 'Il y a quelqu’un.',
    withStranger: 'Avec quelqu’un',
    someoneCame: '● Il y a quelqu’un',
    started: 'Vous êtes avec quelqu’un.',
  },
  lobby: {
    headline: ['Rencontrez quelqu’un.', 'Sans laisser de trace.'],
    region: 'Avant de commencer',
    mode: 'Comment voulez-vous parler ?',
    modes: { video: 'Vidéo', audio: 'Voix', text: 'Texte' },
    interests: 'Un sujet de conversation, si vous voulez',
    addInterest: 'Ajouter un sujet',
    interestPlaceholder: 'ajoutez un mot',
    interestHint: 'Entrée l’ajoute. Retour arrière enlève le dernier.',
    interestsFull: 'huit au maximum',
    removeInterest: (word) => `Enlever ${word}`,
    interestAdded: (word) => `${word} ajouté`,
    interestRemoved: (word) => `${word} enlevé`,
    language: 'Langue',
    anyLanguage: 'Toute langue',
    hideAddress: 'Cacher mon adresse IP',
    hideAddressNotes: {
      price:
        'Un peu plus lent : par le relais de ce site, qui voit les deux adresses mais pas l’appel.',
      always: 'Toujours, sur ce site. Son relais voit les deux adresses mais pas l’appel.',
      missing: 'Il n’y a pas de relais ici.',
      missingNow: 'Pas de relais ici en ce moment. On vous demandera avant un appel direct.',
    },
    start: 'Commencer',
    startIn: (clock) => `dans ${clock}`,
    barred: (over) =>
      over
        ? 'Le délai est passé : vous pouvez recommencer.'
        : 'Vous pourrez commencer quand le délai sera passé.',
    rules: 'Vous devez avoir 18 ans ou plus et respecter les',
    rulesLink: 'règles',
    rulesEnd: '.',
    risks: (hidden) =>
      hidden
        ? 'L’autre personne pourrait vous enregistrer.'
        : 'L’autre personne peut voir votre adresse IP et pourrait vous enregistrer.',
    record: 'Ce que le serveur sait de vous',
    connecting: 'Appel du serveur',
    reconnecting: 'Nouvel appel du serveur',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'Personne n’attend en ce moment. Vous seriez la première personne.'
          : 'Quelqu’un attend, huit personnes au plus.';
      }
      const all = counts.plural(here, { other: 'Environ # personnes sont ici' });
      if (waiting === 0) return `${all}, personne n’attend en ce moment.`;
      return waiting <= 8
        ? `${all}, dont huit au plus attendent.`
        : `${all}, ${counts.plural(waiting, { other: 'dont environ # attendent.' })}`;
    },
    unseen: 'Ainsi on vous entendra sans vous voir.',
    unheard: 'Ainsi on vous verra sans vous entendre. Vous pouvez écrire.',
    watching: 'Ainsi vous verrez et entendrez l’autre, qui ne recevra que ce que vous écrivez.',
    listening: 'Ainsi vous entendrez l’autre, qui ne recevra que ce que vous écrivez.',
  },
  devices: {
    camera: 'Caméra',
    microphone: 'Micro',
    chooseCamera: 'Choisir la caméra',
    chooseMicrophone: 'Choisir le micro',
    level: 'Niveau du micro',
    settings: 'Réglages',
    close: 'Fermer',
    automatic: 'Automatique',
    unnamedCamera: (place) => `Caméra ${place}`,
    unnamedMicrophone: (place) => `Micro ${place}`,
    instead: (label) => `Votre choix n’est pas utilisable en ce moment. Voici ${label}.`,
    yourPicture: 'Votre image',
    turnOn: {
      camera: 'Allumer la caméra',
      microphone: 'Allumer le micro',
      both: 'Allumer la caméra et le micro',
    },
    purpose: {
      camera: 'Pour que l’on vous voie.',
      microphone: 'Pour que l’on vous entende.',
      both: 'Pour que l’on vous voie et vous entende.',
    },
    promise: 'Rien ne quitte cet appareil avant que vous rencontriez quelqu’un.',
    asking: 'Votre navigateur vous le demande.',
    askingAdvice: 'Choisissez Autoriser, et cette image, c’est vous.',
    askingVoiceAdvice: 'Choisissez Autoriser, et on vous entendra.',
    cameraOff: 'Votre caméra est éteinte.',
    cameraOffAdvice: 'Vous pouvez quand même voir l’autre personne.',
    voiceOnly: 'La voix seule.',
    voiceOnlyAdvice: 'Votre caméra reste éteinte.',
    textOnly: 'Des mots seulement.',
    textOnlyAdvice: 'Ni caméra ni micro.',
    tryAgain: 'Réessayer',
  },
  filter: {
    choice: 'L’image de l’autre',
    settings: {
      untilSafe: 'Floue tant qu’elle ne paraît pas sûre',
      untilTapped: 'Floue jusqu’à ce que je touche',
      never: 'Jamais floue',
    },
    notes: {
      untilSafe:
        'Un filtre sur cet appareil regarde et n’en dit rien à personne. Il peut se tromper.',
      untilTapped: 'Rien ne regarde les images.',
      never: 'Vous voyez aussitôt tout ce que l’on vous montre.',
    },
  },
  endings: {
    meetSomeoneElse: 'Rencontrer quelqu’un d’autre',
    back: 'Retour à l’accueil',
    again: 'Réessayer',
    reload: 'Recharger la page',
    roomMissing: {
      title: 'Il manque une partie de cette page.',
      advice:
        'Elle n’est pas arrivée, ou il y a un Passerby plus récent. Rechargez la page pour continuer.',
    },
    directly: 'Se parler directement',
    directlyMeans:
      'En direct, les autres peuvent voir votre adresse IP jusqu’à votre retour à l’accueil. Votre choix y reste le même.',
    announcements: {
      left: 'L’autre personne est partie.',
      lost: 'La connexion a été perdue.',
      failed: 'La connexion n’a pas marché.',
      misbehaved: 'L’appel a été terminé pour vous.',
      intercepted: 'Quelqu’un d’autre a peut-être répondu. L’appel a été terminé.',
      distrusted: 'Vous êtes parti, car les emojis diffèrent.',
      flagged: 'Signalé. Vous avez quitté l’appel.',
      removed: 'L’autre personne a été renvoyée.',
      terminated: 'Votre session a été terminée.',
      blocked: 'Votre réseau doit attendre.',
      relayUnavailable: 'Le relais est injoignable.',
    },
    offline: {
      title: 'Vous êtes hors ligne.',
      advice: 'Cet appareil n’a pas de réseau en ce moment.',
    },
    line: {
      unreachable: {
        title: 'Passerby est injoignable.',
        advice:
          'Le serveur ne répond pas, ou quelque chose en chemin ne vous laisse pas passer. Vérifiez votre connexion et réessayez.',
      },
      refused: {
        title: 'Le serveur n’accepte pas d’appels depuis cette adresse.',
        advice: 'Ouvrez le site à sa propre adresse, celle que donne son exploitant.',
      },
      badVersion: {
        title: 'Il y a un Passerby plus récent.',
        advice: 'Cette page est plus ancienne que son serveur. Rechargez-la pour continuer.',
      },
      tooManySockets: {
        title: 'Trop de monde sur votre réseau.',
        advice:
          'Le serveur n’en accepte qu’un certain nombre à la fois d’un même endroit. Fermez les autres onglets de cette page, ou attendez une minute.',
      },
      shuttingDown: {
        title: 'Le serveur redémarre.',
        advice: 'Cela prend un instant. Réessayez ensuite.',
      },
      tooFast: {
        title: 'C’était trop rapide.',
        advice:
          'Le serveur arrête ce qui va plus vite qu’une personne. Attendez un instant, puis réessayez.',
      },
      replaced: {
        title: 'Cette visite continue ailleurs.',
        advice: 'Une connexion plus récente a pris sa place. Recommencez pour utiliser cette page.',
      },
      terminated: {
        title: 'Votre session a été terminée.',
        advice:
          'Des personnes de plusieurs réseaux vous ont signalé. Attendez un peu avant de revenir.',
      },
      blocked: {
        title: 'Votre réseau doit attendre.',
        advice: 'Quelqu’un y a été signalé. Il pourra revenir dans quelque temps.',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
