import { createCounts } from '../counts.ts';
import type { PanelPart } from '../later-words.ts';

const counts = createCounts('zh');
const allow = '允许摄像头和麦克风。';
const again = '按“再试一次”。';
const the = { camera: '摄像头', microphone: '麦克风', both: '摄像头和麦克风' };
const without = {
  camera: '或者不用它直接开始：对方看不到你。',
  microphone: '或者不用它直接开始：对方听不到你。',
  both: '或者都不用直接开始：你可以看，也可以打字。',
};

export const inPanels: PanelPart = {
  entrance: {
    title: '第一次通话之前',
    ofAge: '你已年满 18 岁。',
    rules: '你遵守守则：不涉性，不仇恨，不录制。',
    leave: '你随时可以离开任何陌生人，也可以举报。',
    read: '请先阅读：',
    links: { guidelines: '守则', safety: '安全', terms: '条款' },
    limits: '按一下证明不了谁的年龄，无论是你还是对方。你的同意只记在这台设备上。',
    agree: '我同意，开始',
    checkTitle: '你的年龄',
    checking: '本站运营者会核实你已年满 18 岁。',
    refused: '核实结果没有表明你已年满 18 岁。',
    again: '重新核实',
  },
  lack: {
    browser: {
      title: '这个浏览器不能通话。',
      advice:
        '它太旧了，或者其中的通话功能（WebRTC）被关闭了。近两年的 Firefox、Chrome、Edge 或 Safari 可以。',
    },
    insecure: {
      title: '这个地址不安全。',
      advice: '没有通过 https 打开的页面，浏览器不给摄像头，也不给通话。请打开本站的 https 地址。',
    },
    howItWorks: '工作原理',
  },
  failures: {
    refused: {
      title: (subject) => `浏览器没有让本页使用${the[subject]}。`,
      advice: (subject) => `请为本页授权后再试，${without[subject]}`,
    },
    none: {
      title: (subject) => `没有找到${the[subject]}。`,
      advice: (subject) => `请接上设备后再试，${without[subject]}`,
    },
    busy: {
      title: (subject) => `另一个程序正在使用${the[subject]}。`,
      advice: (subject) => `请关闭那个程序后再试，${without[subject]}`,
    },
    overconstrained: {
      title: (subject) => `所选的${the[subject]}不见了。`,
      advice: (subject) => `请选择别的设备，${without[subject]}`,
    },
    insecure: {
      title: (subject) => `本页不能使用${the[subject]}。`,
      advice: (subject) => `它不是通过安全连接打开的。请打开它的 https 地址，${without[subject]}`,
    },
    unsupported: {
      title: (subject) => `这个浏览器不能使用${the[subject]}。`,
      advice: (subject) => `更新的浏览器可以，${without[subject]}`,
    },
  },
  ownPicture: {
    title: '这台设备上的过滤器认为你的画面是裸露。',
    advice: '它可能出错。如果它说得对，这里不是做这件事的地方。',
    rules: '守则',
    gateTitle: '在对方看到你之前',
    cameraOffFirst: '关闭摄像头并开始',
    startAnyway: '仍然开始',
  },
  permission: {
    title: '在这个浏览器里如何授权',
    steps: {
      chromium: ['点按地址旁的滑块图标。', '打开摄像头和麦克风。', again],
      chromiumPhone: ['点按地址旁的滑块图标，再点“权限”。', allow, again],
      firefox: ['点按地址旁划掉的摄像头。', '去掉标有“已阻止”的项。', again],
      firefoxPhone: ['点按地址旁的锁，再点“编辑权限”。', allow, again],
      safari: ['在 Safari 菜单中选择“此网站的设置”。', allow, again],
      safariPhone: ['点按地址左边的按钮，再点“网站设置”。', allow, again],
      other: ['在地址旁寻找本页的权限。', allow, again],
    },
  },
  record: {
    title: '服务器知道你什么',
    intro: '这就是全部，每秒重新询问一次。你的名字、话语和画面从不到那里。',
    rest: '它随这个标签页结束。服务器保存的所有人的合计：',
    inventory: '清单',
    counts:
      '本站以总数统计通话如何接通：通话开始时，你的浏览器告诉服务器是直连还是中继，以及用时属于六组中的哪一组。这些都不与你的记录一起保存。',
    asking: '正在询问服务器……',
    away: '连不上服务器，它很快就会忘了你。',
    unknown: '服务器提到了本页不认识的内容。请重新加载。',
    names: {
      id: '这次会话的随机数',
      state: '你在做什么',
      token: '断线后带你回来的秘密',
      socket: '你的连接',
      network: '代表你网络的数字，不含地址；清单说明它保留多久',
      local: '你在私有网络上吗？',
      lastTicket: '你寻找过多少次',
      avoided: '你遇见过、现在不会再遇见的会话',
      presenceShown: '告诉过你这里有多少人吗？',
      ticket: '这次寻找或通话的编号',
      mode: '你想怎样相遇',
      language: '你的语言，以数字表示',
      tags: '你的兴趣，以哈希表示',
      hardNat: '你的网络需要中继吗？',
      relayOnly: '你隐藏了地址吗？',
      since: '你寻找了多久',
      generation: '你的描述更新过多少次',
      commitment: '用于表情符号的封印',
      description: '怎样找到你的浏览器',
      localCandidates: '你家里的地址，只给同在那里的人',
      partner: '你和谁在一起，以随机数表示',
      partnerTicket: '对方那边的通话编号',
      pairKeys: '证明一次通话比服务器活得更久的密钥',
      pairings: '仍可举报的通话',
      flagged: '你举报过的会话',
      conduct: '你的行为总数，逐渐淡去',
      flags: '你被举报过吗？延迟一分钟告知',
      workedFor: '你的设备为之计算的那次寻找',
    },
    states: ['没有在找', '正在找', '通话中', '回到通话中'],
    modes: ['视频', '语音', '文字'],
    units: {
      bytes: (value) => counts.plural(value, { other: '# 字节' }),
      count: (value) => (value === 1 ? '1，不告知' : counts.plural(value, { other: '#' })),
      seconds: (value) => counts.elapsed(value * 1_000),
      yes: (value) => (value === 0 ? '否' : '是'),
    },
    until: {
      session: '直到你关闭这个标签页',
      search: '直到你遇见人，或停止',
      pair: '直到通话结束',
    },
    seconds: (left) => `最多 ${counts.elapsed(left * 1_000)}后消失`,
  },
  settings: {
    title: '设置',
    camera: '你的画面',
    microphone: '你的声音',
    speaker: '对方的声音',
    room: '通话中',
    turn: '切换到另一个摄像头',
    gain: '你的音量',
    percent: (part) => `${Math.round(part * 100)}%`,
    chooseSpeaker: '选择扬声器',
    systemSpeaker: '跟随系统',
    unnamedSpeaker: (place) => `扬声器 ${place}`,
    otherSpeaker: '选择另一个扬声器',
    speakerGone: '那个扬声器不能用。声音从系统播放的地方传出。',
    volume: '对方的音量',
    test: '播放声音',
    tested: '现在你应该听到三个音。',
    switches: {
      mirrored: '像照镜子一样显示我',
      hideOwn: '对我隐藏自己的画面',
      hideStranger: '隐藏对方的画面',
      saving: '发送小画面，适合慢速线路',
      echoCancellation: '消除回声',
      noiseSuppression: '消除噪音',
      autoGainControl: '平衡我的音量',
      sounds: '有人来、写字或离开时轻声提示',
      autoNext: '对方离开后自动继续',
      letterKeys: '使用字母键',
    },
    notes: { hideOwn: '对方仍然看得到你。', autoGainControl: '戴耳机时可以关闭这些。' },
  },
};
