import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('pt');
const allow = 'Permita a câmera e o microfone.';
const again = 'Toque em “Tentar de novo”.';
const the = { camera: 'a câmera', microphone: 'o microfone', both: 'a câmera e o microfone' };
const without = {
  camera: 'ou comece sem ela: ninguém verá você.',
  microphone: 'ou comece sem ele: ninguém ouvirá você.',
  both: 'ou comece sem eles: você pode ver e escrever.',
};

export const inPanels: PanelPart = {
  entrance: {
    title: 'Antes da sua primeira chamada',
    ofAge: 'Você tem 18 anos ou mais.',
    rules: 'Você segue as regras: nada sexual, sem ódio, sem gravar.',
    leave: 'Você pode deixar qualquer pessoa a qualquer momento, e denunciá-la.',
    read: 'Leia antes:',
    links: { guidelines: 'Regras', safety: 'Segurança', terms: 'Termos' },
    limits:
      'Um toque não prova a idade de ninguém, nem a sua nem a da outra pessoa. Que você concordou fica lembrado só neste dispositivo.',
    agree: 'Concordo, começar',
    checkTitle: 'Sua idade',
    checking: 'O responsável por este site verifica se você tem 18 anos ou mais.',
    refused: 'A verificação não disse que você tem 18 anos ou mais.',
    again: 'Verificar de novo',
  },
  lack: {
    browser: {
      title: 'Este navegador não faz chamadas.',
      advice:
        'Ele é antigo demais, ou as chamadas (WebRTC) estão desligadas nele. Um Firefox, Chrome, Edge ou Safari dos últimos dois anos consegue.',
    },
    insecure: {
      title: 'Este endereço não é seguro.',
      advice:
        'Navegadores não dão câmera nem chamada a uma página que não foi aberta por https. Abra o endereço https deste site.',
    },
    howItWorks: 'Como funciona',
  },
  failures: {
    refused: {
      title: (subject) => `Seu navegador não libera ${the[subject]} para esta página.`,
      advice: (subject) => `Permita para esta página e tente de novo, ${without[subject]}`,
    },
    none: {
      title: (subject) =>
        ({
          camera: 'Nenhuma câmera foi encontrada.',
          microphone: 'Nenhum microfone foi encontrado.',
          both: 'Nem câmera nem microfone foram encontrados.',
        })[subject],
      advice: (subject) => `Conecte algo e tente de novo, ${without[subject]}`,
    },
    busy: {
      title: (subject) => `Outro programa está usando ${the[subject]}.`,
      advice: (subject) => `Feche esse programa e tente de novo, ${without[subject]}`,
    },
    overconstrained: {
      title: (subject) =>
        ({
          camera: 'Essa câmera não está mais aqui.',
          microphone: 'Esse microfone não está mais aqui.',
          both: 'Esses dispositivos não estão mais aqui.',
        })[subject],
      advice: (subject) => `Escolha outra coisa, ${without[subject]}`,
    },
    insecure: {
      title: (subject) => `Esta página não pode usar ${the[subject]}.`,
      advice: (subject) =>
        `Ela não foi aberta por uma conexão segura. Abra o endereço https dela, ${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `Este navegador não pode usar ${the[subject]}.`,
      advice: (subject) => `Um mais novo pode, ${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'O filtro deste dispositivo acha que sua imagem é nudez.',
    advice: 'Ele pode errar. Se estiver certo, este não é o lugar.',
    rules: 'Regras',
    gateTitle: 'Antes que vejam você',
    cameraOffFirst: 'Desligar a câmera e começar',
    startAnyway: 'Começar mesmo assim',
  },
  permission: {
    title: 'Como permitir neste navegador',
    steps: {
      chromium: ['Toque nos controles ao lado do endereço.', 'Ligue câmera e microfone.', again],
      chromiumPhone: ['Toque nos controles ao lado do endereço e em Permissões.', allow, again],
      firefox: [
        'Clique na câmera riscada ao lado do endereço.',
        'Tire o que diz “Bloqueado”.',
        again,
      ],
      firefoxPhone: [
        'Toque no cadeado ao lado do endereço e em “Editar permissões”.',
        allow,
        again,
      ],
      safari: ['No menu Safari escolha “Ajustes para este site”.', allow, again],
      safariPhone: ['Toque no botão à esquerda do endereço e em “Ajustes do site”.', allow, again],
      other: ['Procure ao lado do endereço as permissões desta página.', allow, again],
    },
  },
  record: {
    title: 'O que o servidor sabe sobre você',
    intro:
      'Isto é tudo, perguntado de novo a cada segundo. Seu nome, suas palavras e sua imagem nunca chegam lá.',
    rest: 'Termina com esta aba. O que o servidor guarda de todos juntos:',
    inventory: 'o inventário',
    counts:
      'Este site conta como as chamadas acontecem, em totais: quando uma começa, seu navegador diz ao servidor se ela é direta ou retransmitida e em qual de seis grupos de tempo ela caiu. Nada disso fica guardado junto de você.',
    asking: 'Perguntando ao servidor …',
    away: 'O servidor está fora de alcance, e vai esquecer você num instante.',
    unknown: 'O servidor fala de coisas que esta página não conhece. Recarregue-a.',
    names: {
      id: 'Um número aleatório para esta sessão',
      state: 'O que você está fazendo',
      token: 'Um segredo que traz você de volta se a linha cair',
      socket: 'Sua conexão',
      network: 'Um número para sua rede, sem o endereço dela; o inventário diz quanto tempo fica',
      local: 'Você está numa rede privada?',
      lastTicket: 'Quantas vezes você procurou',
      avoided: 'Sessões que você conheceu e não encontrará de novo agora',
      presenceShown: 'Disseram a você quantos estão aqui?',
      ticket: 'O número desta busca ou chamada',
      mode: 'Como você quer conversar',
      language: 'Seu idioma, como número',
      tags: 'Seus interesses, como resumos cifrados',
      hardNat: 'Sua rede precisa de um retransmissor?',
      relayOnly: 'Você esconde seu endereço?',
      since: 'Há quanto tempo você procura',
      generation: 'Quantas vezes sua descrição foi renovada',
      commitment: 'Um selo para os emojis',
      description: 'Como alcançar seu navegador',
      localCandidates: 'Endereços dentro da sua casa, só para quem está nela',
      partner: 'Com quem você está, por um número aleatório',
      partnerTicket: 'O número da chamada do outro lado',
      pairKeys: 'Chaves que provam uma chamada que sobreviveu ao servidor',
      pairings: 'Chamadas que ainda podem ser denunciadas',
      flagged: 'Sessões que você denunciou',
      conduct: 'Totais do que você fez, desaparecendo',
      flags: 'Denunciaram você? Dito um minuto depois',
      workedFor: 'A busca para a qual seu dispositivo trabalhou',
    },
    states: ['sem procurar', 'procurando', 'numa chamada', 'de volta a uma chamada'],
    modes: ['vídeo', 'voz', 'texto'],
    units: {
      bytes: (value) => counts.plural(value, { one: '# byte', other: '# bytes' }),
      count: (value) => (value === 1 ? '1, não dito' : counts.plural(value, { other: '#' })),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'não' : 'sim'),
    },
    until: {
      session: 'até você fechar esta aba',
      search: 'até você conhecer alguém ou parar',
      pair: 'até a chamada terminar',
    },
    seconds: (left) => `desaparece em ${counts.elapsed(left * 1_000)} no máximo`,
  },
  settings: {
    title: 'Ajustes',
    camera: 'Sua imagem',
    microphone: 'Sua voz',
    speaker: 'A voz de lá',
    room: 'Na chamada',
    turn: 'Mudar para a outra câmera',
    gain: 'Volume da sua voz',
    percent: (part) => `${Math.round(part * 100)}%`,
    chooseSpeaker: 'Escolher alto-falante',
    systemSpeaker: 'O do sistema',
    unnamedSpeaker: (place) => `Alto-falante ${place}`,
    otherSpeaker: 'Escolher outro alto-falante',
    speakerGone: 'Esse alto-falante não pode ser usado. Você ouve por onde o sistema toca.',
    volume: 'Volume da outra pessoa',
    test: 'Tocar um som',
    tested: 'Agora você deve ouvir três notas.',
    switches: {
      mirrored: 'Ver-me como num espelho',
      hideOwn: 'Esconder minha imagem de mim',
      hideStranger: 'Esconder a imagem alheia',
      saving: 'Enviar uma imagem pequena, para linhas lentas',
      echoCancellation: 'Tirar o eco',
      noiseSuppression: 'Tirar o ruído',
      autoGainControl: 'Nivelar meu volume',
      sounds: 'Sons suaves quando alguém chega, escreve ou sai',
      autoNext: 'Seguir sozinho quando alguém sai',
      letterKeys: 'Usar as teclas de letras',
    },
    notes: {
      hideOwn: 'A outra pessoa ainda vê você.',
      autoGainControl: 'Com fones você pode desligar isto.',
    },
  },
};
