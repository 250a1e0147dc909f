import { createCounts } from '../counts.ts';
import type { FirstWords } from '../words.ts';

const counts = createCounts('zh');

const serverFault = {
  title: '服务器中断了。',
  advice: '本页与服务器之间出了约定之外的情况。请再试一次。',
};
const startAnew = { title: '这次访问已过期。', advice: '服务器已经忘了它。请重新开始。' };

export const first: FirstWords = {
  site: { homeTitle: '遇见陌生人', title: (page) => `${page} · Passerby` },
  tab: {
    searching: '正在寻找',
    missed: '没能连上刚才那位。继续寻找。',
    connecting: '正在连接',
    someoneIsHere: '有人来了。',
    withStranger: '与陌生人通话中',
    someoneCame: '● 有人来了',
    started: '你正在与陌生人通话。',
  },
  lobby: {
    headline: ['遇见陌生人。', '不留痕迹。'],
    region: '开始之前',
    mode: '你想怎样相遇？',
    modes: { video: '视频', audio: '语音', text: '文字' },
    interests: '想聊的话题（可不填）',
    addInterest: '添加兴趣',
    interestPlaceholder: '添加一个词',
    interestHint: '按回车添加，按退格删去最后一个。',
    interestsFull: '最多八个',
    removeInterest: (word) => `移除${word}`,
    interestAdded: (word) => `已添加${word}`,
    interestRemoved: (word) => `已移除${word}`,
    language: '语言',
    anyLanguage: '任何语言',
    hideAddress: '隐藏我的 IP 地址',
    hideAddressNotes: {
      price: '稍慢一些：经过本站的中继，它看得到双方地址，但看不到通话。',
      always: '在本站始终如此。中继看得到双方地址，但看不到通话。',
      missing: '这里没有中继。',
      missingNow: '这里暂时没有中继。直接相遇之前会先问你。',
    },
    start: '开始',
    startIn: (clock) => `${clock} 后`,
    barred: (over) => (over ? '时间到了：你可以重新开始。' : '时间到了才能再次开始。'),
    rules: '你必须年满 18 岁，并遵守',
    rulesLink: '守则',
    rulesEnd: '。',
    risks: (hidden) =>
      hidden ? '陌生人可能会录下你。' : '陌生人能看到你的 IP 地址，也可能会录下你。',
    record: '服务器知道你什么',
    connecting: '正在连接服务器',
    reconnecting: '正在重新连接服务器',
    presence: (here, waiting) => {
      if (here <= 8) {
        return waiting === 0 ? '现在没有人在等。你会是第一个。' : '有人在等，最多八个人。';
      }
      const all = counts.plural(here, { other: '这里大约有 # 人' });
      if (waiting === 0) return `${all}，现在没有人在等。`;
      return waiting <= 8
        ? `${all}，其中最多八人在等。`
        : `${all}，${counts.plural(waiting, { other: '其中大约 # 人在等。' })}`;
    },
    unseen: '这样对方能听到你，但看不到你。',
    unheard: '这样对方能看到你，但听不到你。你可以打字。',
    watching: '这样你能看到、听到对方，而对方只能收到你打的字。',
    listening: '这样你能听到对方，而对方只能收到你打的字。',
  },
  devices: {
    camera: '摄像头',
    microphone: '麦克风',
    chooseCamera: '选择摄像头',
    chooseMicrophone: '选择麦克风',
    level: '麦克风音量',
    settings: '设置',
    close: '关闭',
    automatic: '自动',
    unnamedCamera: (place) => `摄像头 ${place}`,
    unnamedMicrophone: (place) => `麦克风 ${place}`,
    instead: (label) => `你选的设备暂时不能用。现在用的是 ${label}。`,
    yourPicture: '你的画面',
    turnOn: { camera: '打开摄像头', microphone: '打开麦克风', both: '打开摄像头和麦克风' },
    purpose: {
      camera: '让陌生人能看到你。',
      microphone: '让陌生人能听到你。',
      both: '让陌生人能看到并听到你。',
    },
    promise: '遇见人之前，什么都不会离开这台设备。',
    asking: '浏览器正在询问你。',
    askingAdvice: '选择“允许”，这里就会出现你。',
    askingVoiceAdvice: '选择“允许”，别人就能听到你。',
    cameraOff: '你的摄像头已关闭。',
    cameraOffAdvice: '你仍然能看到对方。',
    voiceOnly: '仅语音。',
    voiceOnlyAdvice: '摄像头保持关闭。',
    textOnly: '仅文字。',
    textOnlyAdvice: '不用摄像头，也不用麦克风。',
    tryAgain: '再试一次',
  },
  filter: {
    choice: '对方的画面',
    settings: {
      untilSafe: '看起来安全之前先模糊',
      untilTapped: '我点按之前先模糊',
      never: '从不模糊',
    },
    notes: {
      untilSafe: '这台设备上的过滤器会看，但不告诉任何人。它可能出错。',
      untilTapped: '没有东西检查画面。',
      never: '无论对方展示什么，你都会立刻看到。',
    },
  },
  endings: {
    meetSomeoneElse: '遇见别人',
    back: '回到大厅',
    again: '再试一次',
    reload: '重新加载页面',
    roomMissing: {
      title: '本页缺了一部分。',
      advice: '它没有送达，或者 Passerby 有了新版本。请重新加载页面再继续。',
    },
    directly: '直接相遇',
    directlyMeans: '直接相遇时，陌生人能看到你的 IP 地址，直到你回到大厅。你在那里的选择不变。',
    announcements: {
      left: '对方离开了。',
      lost: '连接断了。',
      failed: '连接没有成功。',
      misbehaved: '已替你结束通话。',
      intercepted: '接听的可能是别人。通话已结束。',
      distrusted: '表情符号不一致，所以你离开了。',
      flagged: '已举报。你离开了通话。',
      removed: '对方被请走了。',
      terminated: '你的会话被结束了。',
      blocked: '你的网络需要等一等。',
      relayUnavailable: '连不上中继。',
    },
    offline: { title: '你已离线。', advice: '这台设备现在没有网络。' },
    line: {
      unreachable: {
        title: '连不上 Passerby。',
        advice: '服务器没有应答，或者途中有什么不让你通过。请检查连接后再试。',
      },
      refused: {
        title: '服务器不接受来自这个地址的通话。',
        advice: '请用网站自己的地址打开，也就是运营者给出的那个。',
      },
      badVersion: {
        title: 'Passerby 有了新版本。',
        advice: '本页比服务器旧。请重新加载再继续。',
      },
      tooManySockets: {
        title: '你的网络上人太多了。',
        advice: '服务器同时只接受一个地方的若干人。请关闭本页的其他标签页，或等一分钟。',
      },
      shuttingDown: { title: '服务器正在重启。', advice: '稍等片刻，然后再试。' },
      tooFast: {
        title: '太快了。',
        advice: '服务器会拦下比人更快的动作。请稍等片刻再试。',
      },
      replaced: {
        title: '这次访问在别处继续。',
        advice: '一个更新的连接取代了它。要用本页，请重新开始。',
      },
      terminated: {
        title: '你的会话被结束了。',
        advice: '来自多个网络的陌生人举报了你。请过一阵再回来。',
      },
      blocked: {
        title: '你的网络需要等一等。',
        advice: '有陌生人举报了其中的某个人。过一阵就可以再进来。',
      },
      stopped: startAnew,
      helloTimeout: startAnew,
      badFrame: serverFault,
      badState: serverFault,
      badTicket: serverFault,
    },
  },
};
