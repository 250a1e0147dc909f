import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('ja');
const most = 3;
const byVoice = '五つの名前を互いに読み上げてください';
const the = { camera: 'カメラ', microphone: 'マイク', both: 'カメラとマイク' };
const without = {
  camera: 'あなたの姿は見えません',
  microphone: 'あなたの声は聞こえません',
  both: 'あなたの姿も声も届きません',
};
type Subject = keyof typeof the;
const goneBecause = {
  none: (what: Subject) => `${the[what]}がなくなりました。`,
  busy: (what: Subject) => `${the[what]}が動かなくなりました。`,
  overconstrained: (what: Subject) => `選んだ${the[what]}がなくなりました。`,
  refused: (what: Subject) => `ブラウザが${the[what]}を取り上げました。`,
  insecure: (what: Subject) => `このページは${the[what]}を使えません。`,
  unsupported: (what: Subject) => `このブラウザは${the[what]}を使えません。`,
};

export const inRoom: RoomPart = {
  call: {
    region: '通話',
    connectingAdvice: 'お二人をつないでいます。',
    bothLike: (interests) => `二人とも好きなもの：${counts.allOf(interests)}`,
    controls: '通話の操作',
    next: '次へ',
    end: '終了',
    chat: 'チャット',
    unread: (count) => counts.plural(count, { other: 'チャット、新着 # 件' }),
    tapToHear: 'タップして聞く',
    keys: 'キー',
    stranger: '相手',
    yourPicture: 'あなたの映像。別の隅へ動かす',
    cameraOff: '相手のカメラはオフです',
    microphoneOff: '相手のマイクはオフです',
    voice: '知らない人、音声のみ',
    shaky: '接続が不安定です',
    routes: { direct: '直接', relayed: '中継' },
    routeMeans: {
      seen: '相手にあなたの IP アドレスが見えます。',
      maybeSeen: '相手はあなたの IP アドレスを知っているかもしれません。',
      hidden: '相手にあなたの IP アドレスは見えません。',
    },
    lineAway: '「次へ」はまもなく使えます',
    lineClosed: 'サーバーに接続できません。この通話は続きます',
    escapeAgain: 'もう一度 Esc で次へ',
    keysTitle: 'キー',
    keyList: [
      { keys: ['Esc', 'Esc'], does: '次へ' },
      { keys: ['M'], does: 'マイクのオン・オフ' },
      { keys: ['V'], does: 'カメラのオン・オフ' },
      { keys: ['C'], does: '五つの絵文字を比べる' },
      { keys: ['B'], does: '相手の映像をぼかす・見せる' },
      { keys: ['R'], does: '相手を通報する' },
      { keys: ['P'], does: '小さな窓' },
      { keys: ['F'], does: '全画面' },
      { keys: ['S'], does: '設定' },
      { keys: ['Enter'], does: '書く' },
      { keys: ['?'], does: 'この一覧' },
    ],
    letterKeys: '文字キーを使う',
  },
  chat: {
    region: 'チャット',
    close: 'チャットを閉じる',
    log: 'メッセージ一覧',
    empty: '書いたことは相手だけに届き、どこにも残りません。',
    message: 'メッセージ',
    placeholder: '何か話す',
    send: '送る',
    emoji: '絵文字',
    you: 'あなた',
    stranger: '相手',
    typing: '相手が書いています',
    left: (characters) => counts.plural(characters, { other: 'あと # 文字' }),
    toNewest: '最新へ',
    over: '先へ進むと、この会話は消えます。',
    faults: {
      tooFast: 'もう少しゆっくりお願いします。文は欄に残っています。',
      tooLong: '2,000 文字を超えています。短くしてください。',
      notConnected: '今はつながっていません。文は欄に残っています。',
    },
  },
  comparing: {
    chip: { checking: '確認中', uncompared: '未照合', compared: '照合済み' },
    chipMeans: {
      checking: 'まもなく、間にだれかいるかを確かめられます。',
      uncompared: '間にだれかいますか？',
      compared: '一致：間にだれもいません。',
    },
    title: '二人だけですか？',
    list: 'あなたの五つ、順番に',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}。紙に書いてカメラに見せてもかまいません` : byVoice}。` +
      '相手のものと同じなら、間にだれもいません。',
    notByChat: 'チャットに打っても証明になりません。間にいる人が打った文字を変えられるからです。',
    state: { uncompared: 'まだ比べていません。', compared: '比べました：一致しています。' },
    match: '一致している',
    differ: '違う：離れる',
    again: 'もう一度比べる',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      '犬', '猫', 'ライオン', '馬', 'ユニコーン', '豚', '象', 'うさぎ',
      'パンダ', 'にわとり', 'ペンギン', '亀', '魚', 'たこ', '蝶', '花',
      '木', 'サボテン', 'きのこ', '地球', '月', '雲', '火', 'バナナ',
      'りんご', 'いちご', 'とうもろこし', 'ピザ', 'ケーキ', 'ハート', '笑顔', 'ロボット',
      '帽子', 'めがね', 'レンチ', 'サンタ', 'いいね', '傘', '砂時計', '目覚まし時計',
      '贈り物', '電球', '本', '鉛筆', 'クリップ', 'はさみ', '錠', '鍵',
      'ハンマー', '電話', '旗', '電車', '自転車', '飛行機', 'ロケット', 'トロフィー',
      'ボール', 'ギター', 'トランペット', 'ベル', 'いかり', 'ヘッドホン', 'フォルダー', 'ピン',
    ],
  },
  meetingEndings: {
    left: { title: '先へ行きました。', advice: '相手は去りました。何も残っていません。' },
    lost: { title: '静かになりました。', advice: '相手との接続が切れました。' },
    failed: {
      title: '接続できませんでした。',
      advice:
        '届いたものが少なすぎました。このブラウザ、ネットワーク、または途中の何かが通しませんでした。もう一度、または別のネットワークで試してください。',
    },
    misbehaved: {
      title: '通話を終了しました。',
      advice: '故障かわざとか、相手側から通話にはないものが送られたので、このページが切りました。',
    },
    intercepted: {
      title: '別のだれかが応答したかもしれません。',
      advice:
        '向こう側は、紹介された相手であることを証明できませんでした。だれかが間に入ったかもしれないので、このページが切りました。',
    },
    distrusted: {
      title: '離れました：絵文字が違います。',
      advice:
        '二人の間にだれかがいて、すべてを見聞きしたかもしれません。それができるのは、このサーバーを動かす人か、それになりすませる人だけです。',
    },
    flagged: { title: '通報しました。', advice: '二人ともここにいる間は、もう会いません。' },
    removed: {
      title: '相手は退出させられました。',
      advice: '十分な数の人が通報していました。通話は何も残っていません。',
    },
    terminated: {
      title: 'あなたのセッションは終了させられました。',
      advice: '複数のネットワークの人があなたを通報しました。',
    },
    blocked: {
      title: 'あなたのネットワークは待つ必要があります。',
      advice: 'そこにいるだれかが通報されました。',
    },
    relayUnavailable: {
      title: '中継に接続できません。',
      advice: 'IP アドレスを隠せるのは中継だけなので、だれにもかけませんでした。',
    },
  },
  reporting: {
    report: '通報',
    title: 'この人を通報する',
    last: '前の人を通報する',
    orLast: '別の人ですか？',
    standing: {
      here: '一度押すと送って離れます。理由のほかは何も送りません。',
      gone: '相手はもういません。押せばその人だけを通報できます。',
      forgotten: '遅すぎました。サーバーはあなたがだれと会ったか忘れました。',
    },
    reasons: [
      { code: 'nudity', name: '裸や性的なもの' },
      { code: 'minor', name: '18歳未満の人' },
      { code: 'harassment', name: '嫌がらせや憎悪' },
      { code: 'spam', name: '迷惑行為、または機械' },
      { code: 'other', name: 'そのほか' },
    ],
    became: {
      waiting: '通報はサーバーを待っています',
      sent: '通報を送りました',
      undelivered: '通報が遅すぎました。サーバーはあなたがだれと会ったか忘れていました',
    },
    because: {
      nudity: '複数のネットワークの人が、裸や性的なものとしてあなたを通報しました。',
      minor: '複数のネットワークの人が、あなたは18歳未満のようだと通報しました。',
      harassment: '複数のネットワークの人が、嫌がらせや憎悪としてあなたを通報しました。',
      spam: '複数のネットワークの人が、迷惑行為または機械としてあなたを通報しました。',
      other: '複数のネットワークの人があなたを通報しました。',
    },
    back: 'また入れるまで',
    backIn: (seconds) => `${counts.elapsed(seconds * 1_000)}後にまた入れます。`,
    over: '時間が過ぎました。もう戻れます。',
    guidelines: 'ガイドラインを読む',
    start: 'もう一度始める',
  },
  room: {
    smallWindow: '小さな窓',
    fullScreen: '全画面',
    reconnecting: '再接続中',
    reconnectingAdvice: '回線が切れました。直しています。数秒かかることがあります。',
    offline: 'オフラインです。',
    offlineAdvice: 'ネットワークがすぐ戻れば、通話は続きます。',
    poor: '回線が弱いです。',
    sendLess: '小さな映像を送る',
    sendingLess: '小さな映像を送っています',
    deviceLost: (subject, code) => `${goneBecause[code](subject)}${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)}今は ${label} です`,
    strangerHidden: '相手の映像を隠しています',
    showStranger: '見せる',
    onIn: (seconds) => `${seconds} 秒後に次の人へ`,
    stay: 'ここに残る',
    goesOn: '自動的に次の人へ進みます。',
    searchingOffline: 'オフラインです。',
    searchingOfflineAdvice: 'ネットワークが戻ると、自動的に探し続けます。',
    willRing: '見ていなくても大丈夫です。小さな音が鳴り、このタブの名前が変わります。',
    willTell: '見ていなくても大丈夫です。だれか来ると、このタブの名前が変わります。',
  },
  searching: {
    cancel: 'やめる',
    reaching: 'サーバーに接続しています',
    working: '一度に大勢が来ています。先にこの端末が少し計算します',
    someone: 'だれかを探しています',
    someoneWhoLikes: (interests) =>
      `${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), 'そのほか'] : interests,
      )}が好きな人を探しています`,
    someoneWhoSpeaks: (language) => `${language}を話す人を探しています`,
    anyone: '今はだれでもいいので探しています',
    metEveryone: 'ここにいる全員に会いました。新しい人を待っています。',
    nobodyYet: '今は新しい人が待っていません。いつでもだれか来るかもしれません。',
    directly: '今回は直接：相手に IP アドレスが見えます。',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? 'あなたを含めて8人までが待っています'
        : counts.plural(roundedUp, { other: 'あなたを含めておよそ # 人が待っています' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: '映像を見る',
    blur: '相手の映像をぼかす',
    veil: {
      loading: 'フィルターを読み込む間、ぼかしています。',
      checking: {
        new: '安全に見えるまで、ぼかしています。',
        failed: 'ぼかしています。フィルターは裸とみなしました。',
        cannotTell: 'ぼかしています。見えるものが少なく、確かではありません。',
        fault: 'ぼかしています。フィルターが一瞬を見逃しました。',
        hidden: '離れている間、ぼかしていました。',
        changed: 'ぼかしています。映像が変わりました。',
      },
      unavailable: {
        failed: 'ここではフィルターが動きません。タップするまでぼかします。',
        slow: 'ここではフィルターが遅すぎます。タップするまでぼかします。',
      },
      covered: 'タップするまでぼかします。',
      watching: '映像は見えています。フィルターは見続けています。',
      uncovered: '映像をそのまま見せています。',
    },
    ownInCall: 'フィルターには、あなたの映像が裸に見えます',
  },
};
