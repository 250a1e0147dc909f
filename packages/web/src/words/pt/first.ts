import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('pt');

const serverFault = {
  title: 'O servidor interrompeu.',
  advice: 'Algo entre esta página e o servidor não saiu como combinado. Tente de novo.',
};
const startAnew = {
  title: 'Esta visita expirou.',
  advice: 'O servidor já a esqueceu. Comece de novo.',
};

export const first: FirstWords = {
  site: { homeTitle: 'Conheça alguém', title: (page) => `${page} · Passerby` },
  tab: {
    searching: 'Procurando',
    missed: 'Não foi possível alcançar a última pessoa. A busca continua.',
    connecting: 'Conectando',
    someoneIsHere: 'Há alguém aqui.',
    withStranger: 'Com alguém',
    someoneCame: '● Há alguém aqui',
    started: 'Você está com alguém.',
  },
  lobby: {
    headline: ['Conheça alguém.', 'Sem deixar rastro.'],
    region: 'Antes de começar',
    mode: 'Como você quer conversar?',
    modes: { video: 'Vídeo', audio: 'Voz', text: 'Texto' },
    interests: 'Um assunto para conversar, se quiser',
    addInterest: 'Adicionar um interesse',
    interestPlaceholder: 'adicione uma palavra',
    interestHint: 'Enter adiciona. Backspace tira a última.',
    interestsFull: 'oito no máximo',
    removeInterest: (word) => `Tirar ${word}`,
    interestAdded: (word) => `${word} adicionado`,
    interestRemoved: (word) => `${word} tirado`,
    language: 'Idioma',
    anyLanguage: 'Qualquer idioma',
    hideAddress: 'Esconder meu endereço IP',
    hideAddressNotes: {
      price:
        'Um pouco mais lento: pelo retransmissor deste site, que vê os dois endereços, mas não a chamada.',
      always: 'Sempre, neste site. O retransmissor vê os dois endereços, mas não a chamada.',
      missing: 'Não há retransmissor aqui.',
      missingNow:
        'Não há retransmissor aqui agora. Você será consultado antes de uma chamada direta.',
    },
    start: 'Começar',
    startIn: (clock) => `em ${clock}`,
    barred: (over) =>
      over
        ? 'O tempo acabou: você pode começar de novo.'
        : 'Você poderá começar quando o tempo acabar.',
    rules: 'Você precisa ter 18 anos ou mais e seguir as',
    rulesLink: 'regras',
    rulesEnd: '.',
    risks: (hidden) =>
      hidden
        ? 'A outra pessoa poderia gravar você.'
        : 'A outra pessoa pode ver seu endereço IP e poderia gravar você.',
    record: 'O que o servidor sabe sobre você',
    connecting: 'Chamando o servidor',
    reconnecting: 'Chamando o servidor de novo',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? 'Ninguém está esperando agora. Você seria a primeira pessoa.'
          : 'Alguém está esperando, oito pessoas no máximo.';
      }
      const all = counts.plural(here, { other: 'Cerca de # pessoas estão aqui' });
      if (waiting === 0) return `${all}, ninguém está esperando agora.`;
      return waiting <= 8
        ? `${all}, até oito delas esperando.`
        : `${all}, ${counts.plural(waiting, { other: 'cerca de # delas esperando.' })}`;
    },
    unseen: 'Assim ouvirão você, mas não verão.',
    unheard: 'Assim verão você, mas não ouvirão. Você pode escrever.',
    watching: 'Assim você vê e ouve a outra pessoa, e ela só recebe o que você escreve.',
    listening: 'Assim você ouve a outra pessoa, e ela só recebe o que você escreve.',
  },
  devices: {
    camera: 'Câmera',
    microphone: 'Microfone',
    chooseCamera: 'Escolher câmera',
    chooseMicrophone: 'Escolher microfone',
    level: 'Nível do microfone',
    settings: 'Ajustes',
    close: 'Fechar',
    automatic: 'Automático',
    unnamedCamera: (place) => `Câmera ${place}`,
    unnamedMicrophone: (place) => `Microfone ${place}`,
    instead: (label) => `O que você escolheu não pode ser usado agora. Este é ${label}.`,
    yourPicture: 'Sua imagem',
    turnOn: {
      camera: 'Ligar a câmera',
      microphone: 'Ligar o microfone',
      both: 'Ligar câmera e microfone',
    },
    purpose: {
      camera: 'Para que possam ver você.',
      microphone: 'Para que possam ouvir você.',
      both: 'Para que possam ver e ouvir você.',
    },
    promise: 'Nada sai deste dispositivo antes de você conhecer alguém.',
    asking: 'Seu navegador está perguntando.',
    askingAdvice: 'Escolha Permitir, e esta imagem é você.',
    askingVoiceAdvice: 'Escolha Permitir, e poderão ouvir você.',
    cameraOff: 'Sua câmera está desligada.',
    cameraOffAdvice: 'Você ainda pode ver a outra pessoa.',
    voiceOnly: 'Só voz.',
    voiceOnlyAdvice: 'Sua câmera continua desligada.',
    textOnly: 'Só palavras.',
    textOnlyAdvice: 'Sem câmera, sem microfone.',
    tryAgain: 'Tentar de novo',
  },
  filter: {
    choice: 'A imagem alheia',
    settings: {
      untilSafe: 'Desfocada até parecer segura',
      untilTapped: 'Desfocada até eu tocar',
      never: 'Nunca desfocada',
    },
    notes: {
      untilSafe: 'Um filtro neste dispositivo olha e não conta a ninguém. Ele pode errar.',
      untilTapped: 'Nada olha as imagens.',
      never: 'Você vê na hora o que quer que mostrem.',
    },
  },
  endings: {
    meetSomeoneElse: 'Conhecer outra pessoa',
    back: 'Voltar ao início',
    again: 'Tentar de novo',
    reload: 'Recarregar a página',
    roomMissing: {
      title: 'Falta uma parte desta página.',
      advice: 'Ela não chegou, ou há um Passerby mais novo. Recarregue a página para continuar.',
    },
    directly: 'Conversar diretamente',
    directlyMeans:
      'Em chamadas diretas, outras pessoas podem ver seu endereço IP até você voltar ao início. Sua escolha lá continua valendo.',
    announcements: {
      left: 'A outra pessoa saiu.',
      lost: 'A conexão se perdeu.',
      failed: 'A conexão não funcionou.',
      misbehaved: 'Encerramos a chamada para proteger você.',
      intercepted: 'Talvez outra pessoa tenha atendido. A chamada foi encerrada.',
      distrusted: 'Você saiu porque os emojis são diferentes.',
      flagged: 'Denunciado. Você saiu da chamada.',
      removed: 'A outra pessoa foi mandada embora.',
      terminated: 'Sua sessão foi encerrada.',
      blocked: 'Sua rede precisa esperar.',
      relayUnavailable: 'Não é possível alcançar o retransmissor.',
    },
    offline: { title: 'Você está sem conexão.', advice: 'Este dispositivo está sem rede agora.' },
    line: {
      unreachable: {
        title: 'Não é possível alcançar o Passerby.',
        advice:
          'O servidor não responde, ou algo no caminho não deixa você passar. Verifique sua conexão e tente de novo.',
      },
      refused: {
        title: 'O servidor não aceita chamadas deste endereço.',
        advice: 'Abra o site no endereço dele, o que o responsável informa.',
      },
      badVersion: {
        title: 'Há um Passerby mais novo.',
        advice: 'Esta página é mais antiga que o servidor. Recarregue-a para continuar.',
      },
      tooManySockets: {
        title: 'Gente demais na sua rede.',
        advice:
          'O servidor só aceita um certo número por vez de um mesmo lugar. Feche outras abas desta página ou espere um minuto.',
      },
      shuttingDown: {
        title: 'O servidor está reiniciando.',
        advice: 'Leva um momento. Depois tente de novo.',
      },
      tooFast: {
        title: 'Foi rápido demais.',
        advice:
          'O servidor barra o que se move mais rápido que uma pessoa. Espere um momento e tente de novo.',
      },
      replaced: {
        title: 'Esta visita continua em outro lugar.',
        advice: 'Uma conexão mais nova tomou o lugar dela. Comece de novo para usar esta página.',
      },
      terminated: {
        title: 'Sua sessão foi encerrada.',
        advice: 'Pessoas de várias redes denunciaram você. Espere um pouco antes de voltar.',
      },
      blocked: {
        title: 'Sua rede precisa esperar.',
        advice: 'Alguém nela foi denunciado. Ela poderá entrar de novo depois de um tempo.',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
