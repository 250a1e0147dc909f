import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('pt');
const most = 3;
const byVoice = 'Leiam os cinco nomes um para o outro';
const your = {
  camera: 'Sua câmera',
  microphone: 'Seu microfone',
  both: 'Sua câmera e seu microfone',
};
const the = { camera: 'a câmera', microphone: 'o microfone', both: 'a câmera e o microfone' };
const without = {
  camera: 'Ninguém vê você',
  microphone: 'Ninguém ouve você',
  both: 'Ninguém vê nem ouve você',
};
type Subject = keyof typeof your;
const goneBecause = {
  none: (what: Subject) => `${your[what]} não ${what === 'both' ? 'estão' : 'está'} mais aqui.`,
  busy: (what: Subject) => `${your[what]} ${what === 'both' ? 'pararam' : 'parou'} de funcionar.`,
  overconstrained: (what: Subject) => `O que você escolheu não está mais aqui: ${the[what]}.`,
  refused: (what: Subject) => `Seu navegador retirou ${the[what]}.`,
  insecure: (what: Subject) => `Esta página não pode usar ${the[what]}.`,
  unsupported: (what: Subject) => `Este navegador não pode usar ${the[what]}.`,
};

export const inRoom: RoomPart = {
  call: {
    region: 'Chamada',
    connectingAdvice: 'Vocês estão sendo conectados.',
    bothLike: (interests) => `Vocês dois gostam de ${counts.allOf(interests)}`,
    controls: 'Controles da chamada',
    next: 'Próximo',
    end: 'Sair',
    chat: 'Chat',
    unread: (count) =>
      counts.plural(count, { one: 'Chat, # mensagem nova', other: 'Chat, # mensagens novas' }),
    tapToHear: 'Toque para ouvir',
    keys: 'Teclas',
    stranger: 'A outra pessoa',
    yourPicture: 'Sua imagem. Mover para outro canto',
    cameraOff: 'A câmera de lá está desligada',
    microphoneOff: 'O microfone de lá está desligado',
    voice: 'Alguém, por voz',
    shaky: 'A conexão está instável',
    routes: { direct: 'Direta', relayed: 'Retransmitida' },
    routeMeans: {
      seen: 'A outra pessoa pode ver seu endereço IP.',
      maybeSeen: 'A outra pessoa talvez ainda saiba seu endereço IP.',
      hidden: 'A outra pessoa não pode ver seu endereço IP.',
    },
    lineAway: '“Próximo” volta a funcionar num instante',
    lineClosed: 'O servidor está fora de alcance. Esta chamada continua',
    escapeAgain: 'Aperte Esc de novo para “Próximo”',
    keysTitle: 'Teclas',
    keyList: [
      { keys: ['Esc', 'Esc'], does: 'Próximo' },
      { keys: ['M'], does: 'Ligar ou desligar o microfone' },
      { keys: ['V'], does: 'Ligar ou desligar a câmera' },
      { keys: ['C'], does: 'Comparar os cinco emojis' },
      { keys: ['B'], does: 'Desfocar ou mostrar a imagem' },
      { keys: ['R'], does: 'Denunciar a outra pessoa' },
      { keys: ['P'], does: 'Janela pequena' },
      { keys: ['F'], does: 'Tela cheia' },
      { keys: ['S'], does: 'Ajustes' },
      { keys: ['Enter'], does: 'Escrever' },
      { keys: ['?'], does: 'Esta lista' },
    ],
    letterKeys: 'Usar as teclas de letras',
  },
  chat: {
    region: 'Chat',
    close: 'Fechar o chat',
    log: 'Mensagens',
    empty: 'O que você escreve vai só para a outra pessoa e não fica guardado em lugar nenhum.',
    message: 'Mensagem',
    placeholder: 'Diga algo',
    send: 'Enviar',
    emoji: 'Emojis',
    you: 'Você',
    stranger: 'A outra pessoa',
    typing: 'A outra pessoa está escrevendo',
    left: (characters) =>
      counts.plural(characters, { one: 'resta # caractere', other: 'restam # caracteres' }),
    toNewest: 'Para o mais novo',
    over: 'Esta conversa desaparece quando você seguir em frente.',
    faults: {
      tooFast: 'Um pouco mais devagar, por favor. O texto ainda está na caixa.',
      tooLong: 'São mais de 2.000 caracteres. Encurte.',
      notConnected: 'Sem conexão neste momento. O texto ainda está na caixa.',
    },
  },
  comparing: {
    chip: { checking: 'Verificando', uncompared: 'Não comparados', compared: 'Comparados' },
    chipMeans: {
      checking: 'Num instante você poderá descobrir se há alguém no meio.',
      uncompared: 'Há alguém no meio?',
      compared: 'São iguais: não há ninguém no meio.',
    },
    title: 'Só vocês dois?',
    list: 'Os seus cinco, em ordem',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}, ou mostrem num papel para a câmera` : byVoice}. ` +
      'Se forem os mesmos, não há ninguém no meio.',
    notByChat:
      'Digitá-los no chat não prova nada: quem estiver no meio poderia mudar o que é digitado.',
    state: { uncompared: 'Ainda não comparados.', compared: 'Você os comparou: são iguais.' },
    match: 'São iguais',
    differ: 'São diferentes: sair',
    again: 'Comparar de novo',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      'Cachorro', 'Gato', 'Leão', 'Cavalo', 'Unicórnio', 'Porco', 'Elefante', 'Coelho',
      'Panda', 'Galo', 'Pinguim', 'Tartaruga', 'Peixe', 'Polvo', 'Borboleta', 'Flor',
      'Árvore', 'Cacto', 'Cogumelo', 'Globo', 'Lua', 'Nuvem', 'Fogo', 'Banana',
      'Maçã', 'Morango', 'Milho', 'Pizza', 'Bolo', 'Coração', 'Sorriso', 'Robô',
      'Chapéu', 'Óculos', 'Chave inglesa', 'Papai Noel', 'Joinha', 'Guarda-chuva', 'Ampulheta', 'Despertador',
      'Presente', 'Lâmpada', 'Livro', 'Lápis', 'Clipe', 'Tesoura', 'Cadeado', 'Chave',
      'Martelo', 'Telefone', 'Bandeira', 'Trem', 'Bicicleta', 'Avião', 'Foguete', 'Troféu',
      'Bola', 'Guitarra', 'Trompete', 'Sino', 'Âncora', 'Fones de ouvido', 'Pasta', 'Alfinete',
    ],
  },
  meetingEndings: {
    left: { title: 'Seguiu adiante.', advice: 'A outra pessoa saiu. Nada disso fica guardado.' },
    lost: { title: 'A linha silenciou.', advice: 'A conexão com a outra pessoa caiu.' },
    failed: {
      title: 'A conexão não funcionou.',
      advice:
        'Passou muito pouco: este navegador, sua rede ou algo no caminho não deixou. Tente de novo, ou tente outra rede.',
    },
    misbehaved: {
      title: 'Encerramos a chamada para proteger você.',
      advice:
        'O outro lado mandou o que não faz parte de uma chamada, por falha ou de propósito, então esta página desligou.',
    },
    intercepted: {
      title: 'Talvez outra pessoa tenha atendido.',
      advice:
        'O outro lado não conseguiu provar que é a pessoa que lhe foi apresentada. Alguém pode ter se colocado no meio, então esta página desligou.',
    },
    distrusted: {
      title: 'Você saiu: os emojis são diferentes.',
      advice:
        'Então pode haver alguém entre vocês que viu e ouviu tudo. Só consegue isso quem opera este servidor, ou quem se passa por ele.',
    },
    flagged: {
      title: 'Denunciado, e longe.',
      advice: 'Vocês não se encontram de novo enquanto os dois estiverem aqui.',
    },
    removed: {
      title: 'A outra pessoa foi mandada embora.',
      advice: 'Gente suficiente a tinha denunciado. Nada da chamada fica guardado.',
    },
    terminated: {
      title: 'Sua sessão foi encerrada.',
      advice: 'Pessoas de várias redes denunciaram você.',
    },
    blocked: { title: 'Sua rede precisa esperar.', advice: 'Alguém nela foi denunciado.' },
    relayUnavailable: {
      title: 'Não é possível alcançar o retransmissor.',
      advice: 'Só o retransmissor pode esconder seu endereço IP, então ninguém foi chamado.',
    },
  },
  reporting: {
    report: 'Denunciar',
    title: 'Denunciar esta pessoa',
    last: 'Denunciar a última pessoa',
    orLast: 'Outra pessoa?',
    standing: {
      here: 'Um toque envia e sai. Nada além do motivo vai junto.',
      gone: 'A pessoa já saiu. Um toque ainda a denuncia, e a mais ninguém.',
      forgotten: 'É tarde demais: o servidor esqueceu quem você encontrou.',
    },
    reasons: [
      { code: 'nudity', name: 'Nudez ou sexo' },
      { code: 'minor', name: 'Alguém com menos de 18' },
      { code: 'harassment', name: 'Assédio ou ódio' },
      { code: 'spam', name: 'Spam, ou uma máquina' },
      { code: 'other', name: 'Outra coisa' },
    ],
    became: {
      waiting: 'Sua denúncia espera o servidor',
      sent: 'Sua denúncia foi enviada',
      undelivered: 'Sua denúncia chegou tarde: o servidor tinha esquecido quem você encontrou',
    },
    because: {
      nudity: 'Pessoas de várias redes denunciaram você por nudez ou sexo.',
      minor: 'Pessoas de várias redes disseram que você parece ter menos de 18.',
      harassment: 'Pessoas de várias redes denunciaram você por assédio ou ódio.',
      spam: 'Pessoas de várias redes denunciaram você por spam, ou como máquina.',
      other: 'Pessoas de várias redes denunciaram você.',
    },
    back: 'Você pode voltar em',
    backIn: (seconds) => `Você pode voltar em ${counts.elapsed(seconds * 1_000)}.`,
    over: 'O tempo acabou. Você pode voltar agora.',
    guidelines: 'Ler as regras',
    start: 'Começar de novo',
  },
  room: {
    smallWindow: 'Janela pequena',
    fullScreen: 'Tela cheia',
    reconnecting: 'Reconectando',
    reconnectingAdvice: 'A linha caiu. Está sendo consertada; pode levar alguns segundos.',
    offline: 'Você está sem conexão.',
    offlineAdvice: 'A chamada continua se a rede voltar logo.',
    poor: 'A linha está ruim.',
    sendLess: 'Enviar uma imagem menor',
    sendingLess: 'Uma imagem pequena está saindo',
    deviceLost: (subject, code) => `${goneBecause[code](subject)} ${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)} Agora é ${label}`,
    strangerHidden: 'Você esconde a imagem de lá',
    showStranger: 'Mostrar',
    onIn: (seconds) => `Para outra pessoa em ${seconds}`,
    stay: 'Ficar aqui',
    goesOn: 'Segue sozinho para outra pessoa.',
    searchingOffline: 'Você está sem conexão.',
    searchingOfflineAdvice: 'A busca continua sozinha quando a rede voltar.',
    willRing: 'Não precisa olhar: há um som suave, e o nome desta aba muda.',
    willTell: 'Não precisa olhar: o nome desta aba muda quando alguém chega.',
  },
  searching: {
    cancel: 'Cancelar',
    reaching: 'Chamando o servidor',
    working: 'Muita gente chega de uma vez: seu dispositivo trabalha um pouco antes',
    someone: 'Procurando alguém',
    someoneWhoLikes: (interests) =>
      `Procurando alguém que goste de ${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'do resto'] : interests,
      )}`,
    someoneWhoSpeaks: (language) => `Procurando alguém que fale ${language}`,
    anyone: 'Agora vale qualquer pessoa',
    metEveryone: 'Você já conheceu todos os que estão aqui. Esperando alguém novo.',
    nobodyYet: 'Ninguém novo está esperando agora. Alguém pode chegar a qualquer momento.',
    directly: 'Diretamente desta vez: a outra pessoa pode ver seu endereço IP.',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'Até 8 pessoas esperando, com você'
        : counts.plural(roundedUp, { other: 'Cerca de # pessoas esperando, com você' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: 'Mostrar a imagem',
    blur: 'Desfocar a imagem',
    veil: {
      loading: 'Desfocada enquanto o filtro carrega.',
      checking: {
        new: 'Desfocada até parecer segura.',
        failed: 'Desfocada. O filtro acha que é nudez.',
        cannotTell: 'Desfocada. Vê-se muito pouco para ter certeza.',
        fault: 'Desfocada. O filtro perdeu um momento.',
        hidden: 'Desfocada enquanto você estava longe.',
        changed: 'Desfocada. A imagem mudou.',
      },
      unavailable: {
        failed: 'O filtro não funciona aqui. Desfocada até você tocar.',
        slow: 'O filtro é lento demais aqui. Desfocada até você tocar.',
      },
      covered: 'Desfocada até você tocar.',
      watching: 'A imagem está nítida. O filtro continua olhando.',
      uncovered: 'A imagem aparece como é.',
    },
    ownInCall: 'Sua imagem parece nudez para o filtro',
  },
};
