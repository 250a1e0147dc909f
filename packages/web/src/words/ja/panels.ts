import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('ja');
const allow = 'カメラとマイクを許可します。';
const again = '「もう一度試す」を押します。';
const the = { camera: 'カメラ', microphone: 'マイク', both: 'カメラとマイク' };
const without = {
  camera: 'または、なしで始める：相手にあなたは見えません。',
  microphone: 'または、なしで始める：相手にあなたの声は聞こえません。',
  both: 'または、なしで始める：見ることと書くことはできます。',
};

export const inPanels: PanelPart = {
  entrance: {
    title: '最初の通話の前に',
    ofAge: 'あなたは18歳以上です。',
    rules: 'ガイドラインを守ります。性的なもの、憎悪、録画はしません。',
    leave: 'いつでも、だれからでも離れられ、通報もできます。',
    read: 'まずお読みください：',
    links: { guidelines: 'ガイドライン', safety: '安全', terms: '利用条件' },
    limits:
      '押しても、あなたの年齢も相手の年齢も証明されません。同意したことは、この端末だけが覚えています。',
    agree: '同意して始める',
    checkTitle: 'あなたの年齢',
    checking: 'このサイトの運営者は、あなたが18歳以上かを確かめます。',
    refused: '確認の結果、18歳以上とは示されませんでした。',
    again: 'もう一度確かめる',
  },
  lack: {
    browser: {
      title: 'このブラウザでは通話できません。',
      advice:
        '古すぎるか、通話（WebRTC）がオフになっています。ここ二年の Firefox、Chrome、Edge、Safari なら通話できます。',
    },
    insecure: {
      title: 'このアドレスは安全ではありません。',
      advice:
        'https で開かれていないページには、ブラウザがカメラも通話も与えません。このサイトの https のアドレスを開いてください。',
    },
    howItWorks: 'しくみ',
  },
  failures: {
    refused: {
      title: (subject) => `ブラウザがこのページに${the[subject]}を使わせていません。`,
      advice: (subject) => `このページに許可して、もう一度試してください。${without[subject]}`,
    },
    none: {
      title: (subject) => `${the[subject]}が見つかりません。`,
      advice: (subject) => `つないで、もう一度試してください。${without[subject]}`,
    },
    busy: {
      title: (subject) => `ほかのプログラムが${the[subject]}を使っています。`,
      advice: (subject) => `それを閉じて、もう一度試してください。${without[subject]}`,
    },
    overconstrained: {
      title: (subject) => `選んだ${the[subject]}がなくなりました。`,
      advice: (subject) => `ほかのものを選んでください。${without[subject]}`,
    },
    insecure: {
      title: (subject) => `このページは${the[subject]}を使えません。`,
      advice: (subject) =>
        `安全な接続で開かれていません。https のアドレスを開いてください。${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `このブラウザは${the[subject]}を使えません。`,
      advice: (subject) => `新しいブラウザなら使えます。${without[subject]}`,
    },
  },
  ownPicture: {
    title: 'この端末のフィルターは、あなたの映像を裸とみなしました。',
    advice: '間違いかもしれません。もしその通りなら、ここはその場ではありません。',
    rules: 'ガイドライン',
    gateTitle: '相手に見える前に',
    cameraOffFirst: 'カメラをオフにして始める',
    startAnyway: 'このまま始める',
  },
  permission: {
    title: 'このブラウザで許可するには',
    steps: {
      chromium: ['アドレスの横の調整アイコンを押します。', 'カメラとマイクをオンにします。', again],
      chromiumPhone: ['アドレスの横の調整アイコン、次に「権限」を押します。', allow, again],
      firefox: [
        'アドレスの横の、斜線の入ったカメラを押します。',
        '「ブロック」とあるものを外します。',
        again,
      ],
      firefoxPhone: ['アドレスの横の錠、次に「権限を編集」を押します。', allow, again],
      safari: ['Safari メニューで「このWebサイトでの設定」を選びます。', allow, again],
      safariPhone: ['アドレスの左のボタン、次に「Webサイトの設定」を押します。', allow, again],
      other: ['アドレスの横で、このページの権限を探します。', allow, again],
    },
  },
  record: {
    title: 'サーバーがあなたについて知っていること',
    intro:
      'これがすべてで、毎秒あらためて尋ねています。あなたの名前、言葉、映像がそこに届くことはありません。',
    rest: 'このタブとともに終わります。サーバーが全員分まとめて持つもの：',
    inventory: '一覧',
    counts:
      'このサイトは通話がどう成り立つかを合計で数えます。通話が始まると、ブラウザはサーバーに、直接か中継か、そして六つの時間区分のどれにかかったかを伝えます。それがあなたの記録とともに残ることはありません。',
    asking: 'サーバーに尋ねています…',
    away: 'サーバーに接続できません。まもなくあなたを忘れます。',
    unknown: 'サーバーが、このページの知らないことを伝えています。再読み込みしてください。',
    names: {
      id: 'このセッションの乱数',
      state: '今していること',
      token: '切れたあとに戻るための秘密',
      socket: 'あなたの接続',
      network: 'ネットワークを表す数。アドレスは含みません。残る期間は一覧にあります',
      local: 'プライベートネットワークにいますか？',
      lastTicket: '探した回数',
      avoided: '会ったことがあり、今は再び会わないセッション',
      presenceShown: 'ここにいる人数を伝えましたか？',
      ticket: 'この探索または通話の番号',
      mode: '会い方',
      language: 'あなたの言語（数字で）',
      tags: 'あなたの興味（ハッシュで）',
      hardNat: 'ネットワークに中継が必要ですか？',
      relayOnly: 'アドレスを隠していますか？',
      since: '探している時間',
      generation: '接続情報が更新された回数',
      commitment: '絵文字のための封印',
      description: 'ブラウザへの届け方',
      localCandidates: '家の中のアドレス。同じ所にいる人だけのもの',
      partner: 'だれといるか（乱数で）',
      partnerTicket: '相手側での通話の番号',
      pairKeys: 'サーバーより長く続いた通話を証明する鍵',
      pairings: 'まだ通報できる通話',
      flagged: 'あなたが通報したセッション',
      conduct: '行いの合計。次第に薄れます',
      flags: '通報されましたか？ 一分遅れで伝えます',
      workedFor: 'この端末が計算した探索',
    },
    states: ['探していない', '探している', '通話中', '通話に復帰'],
    modes: ['ビデオ', '音声', '文字'],
    units: {
      bytes: (value) => counts.plural(value, { other: '# バイト' }),
      count: (value) => (value === 1 ? '1、伝えません' : counts.plural(value, { other: '#' })),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? 'いいえ' : 'はい'),
    },
    until: {
      session: 'このタブを閉じるまで',
      search: 'だれかに会うか、やめるまで',
      pair: '通話が終わるまで',
    },
    seconds: (left) => `長くても ${counts.elapsed(left * 1_000)}後に消えます`,
  },
  settings: {
    title: '設定',
    camera: 'あなたの映像',
    microphone: 'あなたの声',
    speaker: '相手の声',
    room: '通話中',
    turn: 'もう一方のカメラに切り替える',
    gain: 'あなたの声の大きさ',
    percent: (part) => `${Math.round(part * 100)}%`,
    chooseSpeaker: 'スピーカーを選ぶ',
    systemSpeaker: 'システムのまま',
    unnamedSpeaker: (place) => `スピーカー ${place}`,
    otherSpeaker: '別のスピーカーを選ぶ',
    speakerGone: 'そのスピーカーは使えません。システムが鳴らす所から聞こえます。',
    volume: '相手の音量',
    test: '音を鳴らす',
    tested: '三つの音が聞こえるはずです。',
    switches: {
      mirrored: '鏡のように映す',
      hideOwn: '自分の映像を自分に見せない',
      hideStranger: '相手の映像を隠す',
      saving: '遅い回線のため、小さな映像を送る',
      echoCancellation: 'エコーを消す',
      noiseSuppression: '雑音を消す',
      autoGainControl: '自分の音量をならす',
      sounds: '人が来る、書く、去るときの小さな音',
      autoNext: '相手が去ったら自動的に次へ',
      letterKeys: '文字キーを使う',
    },
    notes: {
      hideOwn: '相手にはあなたが見えています。',
      autoGainControl: 'ヘッドホンなら、これらはオフにできます。',
    },
  },
};
