import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('ja');

const serverFault = {
  title: 'サーバーが切断しました。',
  advice: 'このページとサーバーの間で、取り決めと違うことが起きました。もう一度試してください。',
};
const startAnew = {
  title: 'この訪問は期限が切れました。',
  advice: 'サーバーはもう忘れています。はじめからどうぞ。',
};

export const first: FirstWords = {
  site: { homeTitle: '知らない人に会う', title: (page) => `${page} · Passerby` },
  tab: {
    searching: '探しています',
    missed: '先ほどの人にはつながりませんでした。引き続き探しています。',
    connecting: '接続中',
    someoneIsHere: 'だれか来ました。',
    withStranger: '通話中',
    someoneCame: '● だれか来ました',
    started: '知らない人とつながりました。',
  },
  lobby: {
    headline: ['知らない人に会う。', '跡は残さない。'],
    region: '始める前に',
    mode: 'どのように会いますか？',
    modes: { video: 'ビデオ', audio: '音声', text: '文字' },
    interests: '話したいこと（なくてもかまいません）',
    addInterest: '興味を追加',
    interestPlaceholder: '言葉を追加',
    interestHint: 'Enter で追加、Backspace で最後の言葉を消します。',
    interestsFull: '八つまでです',
    removeInterest: (word) => `${word}を消す`,
    interestAdded: (word) => `${word}を追加しました`,
    interestRemoved: (word) => `${word}を消しました`,
    language: '言語',
    anyLanguage: 'どの言語でも',
    hideAddress: '自分の IP アドレスを隠す',
    hideAddressNotes: {
      price:
        '少し遅くなります。このサイトの中継を通り、中継は双方のアドレスを見ますが、通話は見ません。',
      always: 'このサイトでは常にそうです。中継は双方のアドレスを見ますが、通話は見ません。',
      missing: 'ここに中継はありません。',
      missingNow: '今ここに中継はありません。直接会う前にお尋ねします。',
    },
    start: '始める',
    startIn: (clock) => `あと ${clock}`,
    barred: (over) =>
      over ? '時間が過ぎました。また始められます。' : '時間が過ぎると、また始められます。',
    rules: '18歳以上であり、',
    rulesLink: 'ガイドライン',
    rulesEnd: 'を守ることが必要です。',
    risks: (hidden) =>
      hidden
        ? '相手はあなたを録画できてしまいます。'
        : '相手にはあなたの IP アドレスが見え、録画もできてしまいます。',
    record: 'サーバーがあなたについて知っていること',
    connecting: 'サーバーに接続しています',
    reconnecting: 'サーバーに再接続しています',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0
          ? '今はだれも待っていません。あなたが最初です。'
          : 'だれかが待っています。多くて八人です。';
      }
      const all = counts.plural(here, { other: 'およそ # 人がここにいて' });
      if (waiting === 0) return `${all}、今はだれも待っていません。`;
      return waiting <= 8
        ? `${all}、うち八人までが待っています。`
        : `${all}、${counts.plural(waiting, { other: 'うちおよそ # 人が待っています。' })}`;
    },
    unseen: 'このままだと声は届きますが、姿は見えません。',
    unheard: 'このままだと姿は見えますが、声は届きません。文字は書けます。',
    watching: 'このままだと相手を見聞きでき、相手に届くのはあなたの文字だけです。',
    listening: 'このままだと相手の声が聞こえ、相手に届くのはあなたの文字だけです。',
  },
  devices: {
    camera: 'カメラ',
    microphone: 'マイク',
    chooseCamera: 'カメラを選ぶ',
    chooseMicrophone: 'マイクを選ぶ',
    level: 'マイクの音量',
    settings: '設定',
    close: '閉じる',
    automatic: '自動',
    unnamedCamera: (place) => `カメラ ${place}`,
    unnamedMicrophone: (place) => `マイク ${place}`,
    instead: (label) => `選んだものは今使えません。これは ${label} です。`,
    yourPicture: 'あなたの映像',
    turnOn: {
      camera: 'カメラをオンにする',
      microphone: 'マイクをオンにする',
      both: 'カメラとマイクをオンにする',
    },
    purpose: {
      camera: '相手にあなたが見えるように。',
      microphone: '相手にあなたの声が聞こえるように。',
      both: '相手にあなたが見え、声が聞こえるように。',
    },
    promise: '人に会うまで、この端末から何も出ていきません。',
    asking: 'ブラウザが尋ねています。',
    askingAdvice: '「許可」を選ぶと、ここにあなたが映ります。',
    askingVoiceAdvice: '「許可」を選ぶと、声が届きます。',
    cameraOff: 'カメラはオフです。',
    cameraOffAdvice: '相手の姿は見えます。',
    voiceOnly: '音声だけ。',
    voiceOnlyAdvice: 'カメラはオフのままです。',
    textOnly: '言葉だけ。',
    textOnlyAdvice: 'カメラもマイクも使いません。',
    tryAgain: 'もう一度試す',
  },
  filter: {
    choice: '相手の映像',
    settings: {
      untilSafe: '安全に見えるまでぼかす',
      untilTapped: 'タップするまでぼかす',
      never: 'ぼかさない',
    },
    notes: {
      untilSafe: 'この端末のフィルターが見て、だれにも伝えません。間違うこともあります。',
      untilTapped: '映像を調べるものはありません。',
      never: '相手が見せるものが、何であれすぐに見えます。',
    },
  },
  endings: {
    meetSomeoneElse: 'ほかの人に会う',
    back: 'ロビーに戻る',
    again: 'もう一度試す',
    reload: 'ページを再読み込み',
    roomMissing: {
      title: 'このページの一部が足りません。',
      advice: '届かなかったか、新しい Passerby があります。再読み込みしてください。',
    },
    directly: '直接会う',
    directlyMeans:
      '直接会うと、ロビーに戻るまで相手に IP アドレスが見えます。ロビーでの選択はそのままです。',
    announcements: {
      left: '相手が去りました。',
      lost: '接続が切れました。',
      failed: '接続できませんでした。',
      misbehaved: '通話を終了しました。',
      intercepted: '別のだれかが応答したかもしれません。通話を終了しました。',
      distrusted: '絵文字が違うので、通話を離れました。',
      flagged: '通報しました。通話を離れました。',
      removed: '相手は退出させられました。',
      terminated: 'あなたのセッションは終了させられました。',
      blocked: 'あなたのネットワークは待つ必要があります。',
      relayUnavailable: '中継に接続できません。',
    },
    offline: {
      title: 'オフラインです。',
      advice: 'この端末は今ネットワークにつながっていません。',
    },
    line: {
      unreachable: {
        title: 'Passerby に接続できません。',
        advice:
          'サーバーが応答しないか、途中の何かが通しません。接続を確かめて、もう一度試してください。',
      },
      refused: {
        title: 'サーバーはこのアドレスからの通話を受け付けません。',
        advice: '運営者が示す、サイト本来のアドレスで開いてください。',
      },
      badVersion: {
        title: '新しい Passerby があります。',
        advice: 'このページはサーバーより古いものです。再読み込みしてください。',
      },
      tooManySockets: {
        title: '同じネットワークに人が多すぎます。',
        advice:
          'サーバーは一か所から同時に受け付ける数を限っています。このページのほかのタブを閉じるか、一分待ってください。',
      },
      shuttingDown: {
        title: 'サーバーを再起動しています。',
        advice: '少し待って、もう一度試してください。',
      },
      tooFast: {
        title: '速すぎました。',
        advice: 'サーバーは人より速い動きを止めます。少し待って、もう一度試してください。',
      },
      replaced: {
        title: 'この訪問は別の場所で続いています。',
        advice: '新しい接続に置き換わりました。このページを使うには、はじめからどうぞ。',
      },
      terminated: {
        title: 'あなたのセッションは終了させられました。',
        advice: '複数のネットワークの人があなたを通報しました。しばらくしてからお戻りください。',
      },
      blocked: {
        title: 'あなたのネットワークは待つ必要があります。',
        advice: 'そこにいるだれかが通報されました。しばらくすると、また入れます。',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
