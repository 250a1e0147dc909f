import { createCounts } from '../counts.ts';
import type { RoomPart } from '../later-words.ts';

const counts = createCounts('zh');
const most = 3;
const byVoice = '互相念出这五个名称';
const the = { camera: '摄像头', microphone: '麦克风', both: '摄像头和麦克风' };
const without = {
  camera: '对方看不到你',
  microphone: '对方听不到你',
  both: '对方看不到也听不到你',
};
type Subject = keyof typeof the;
const goneBecause = {
  none: (what: Subject) => `你的${the[what]}不见了。`,
  busy: (what: Subject) => `你的${the[what]}停止工作了。`,
  overconstrained: (what: Subject) => `你选的${the[what]}不见了。`,
  refused: (what: Subject) => `浏览器收回了${the[what]}。`,
  insecure: (what: Subject) => `本页不能使用${the[what]}。`,
  unsupported: (what: Subject) => `这个浏览器不能使用${the[what]}。`,
};

export const inRoom: RoomPart = {
  call: {
    region: '通话',
    connectingAdvice: '正在为你们两人接通。',
    bothLike: (interests) => `你们都喜欢${counts.allOf(interests)}`,
    controls: '通话控制',
    next: '下一位',
    end: '结束',
    chat: '聊天',
    unread: (count) => counts.plural(count, { other: '聊天，# 条新消息' }),
    tapToHear: '点按收听',
    keys: '按键',
    stranger: '陌生人',
    yourPicture: '你的画面。移到另一个角落',
    cameraOff: '对方的摄像头已关闭',
    microphoneOff: '对方的麦克风已关闭',
    voice: '一位陌生人，仅语音',
    shaky: '连接不稳',
    routes: { direct: '直连', relayed: '中继' },
    routeMeans: {
      seen: '陌生人能看到你的 IP 地址。',
      maybeSeen: '陌生人可能仍然知道你的 IP 地址。',
      hidden: '陌生人看不到你的 IP 地址。',
    },
    lineAway: '“下一位”马上就能再用',
    lineClosed: '连不上服务器。这次通话会继续',
    escapeAgain: '再按一次 Esc 到下一位',
    keysTitle: '按键',
    keyList: [
      { keys: ['Esc', 'Esc'], does: '下一位' },
      { keys: ['M'], does: '开关麦克风' },
      { keys: ['V'], does: '开关摄像头' },
      { keys: ['C'], does: '比对五个表情符号' },
      { keys: ['B'], does: '模糊或显示对方画面' },
      { keys: ['R'], does: '举报对方' },
      { keys: ['P'], does: '小窗口' },
      { keys: ['F'], does: '全屏' },
      { keys: ['S'], does: '设置' },
      { keys: ['Enter'], does: '打字' },
      { keys: ['?'], does: '这份列表' },
    ],
    letterKeys: '使用字母键',
  },
  chat: {
    region: '聊天',
    close: '关闭聊天',
    log: '消息列表',
    empty: '你写的只发给对方，哪里都不保存。',
    message: '消息',
    placeholder: '说点什么',
    send: '发送',
    emoji: '表情符号',
    you: '你',
    stranger: '陌生人',
    typing: '对方正在输入',
    left: (characters) => counts.plural(characters, { other: '还可输入 # 个字符' }),
    toNewest: '到最新',
    over: '你继续之后，这段对话就消失了。',
    faults: {
      tooFast: '请慢一点。文字还在输入框里。',
      tooLong: '超过了 2,000 个字符。请缩短。',
      notConnected: '现在没有连接。文字还在输入框里。',
    },
  },
  comparing: {
    chip: { checking: '检查中', uncompared: '未比对', compared: '已比对' },
    chipMeans: {
      checking: '再等一下，你就能知道中间有没有人。',
      uncompared: '中间有人吗？',
      compared: '一致：中间没有人。',
    },
    title: '只有你们两个吗？',
    list: '你的五个，按顺序',
    how: (mode) =>
      `${mode === 'video' ? `${byVoice}，或写在纸上对着摄像头` : byVoice}。` +
      '如果对方的也一样，中间就没有人。',
    notByChat: '在聊天里打出来证明不了什么：中间的人可以改掉打的字。',
    state: { uncompared: '尚未比对。', compared: '你已比对过：一致。' },
    match: '一致',
    differ: '不一致：离开',
    again: '重新比对',
    // biome-ignore format: eight in a row can be counted
    emojiNames: [
      '狗', '猫', '狮子', '马', '独角兽', '猪', '大象', '兔子',
      '熊猫', '公鸡', '企鹅', '乌龟', '鱼', '章鱼', '蝴蝶', '花',
      '树', '仙人掌', '蘑菇', '地球', '月亮', '云', '火', '香蕉',
      '苹果', '草莓', '玉米', '披萨', '蛋糕', '心', '笑脸', '机器人',
      '帽子', '眼镜', '扳手', '圣诞老人', '点赞', '雨伞', '沙漏', '闹钟',
      '礼物', '灯泡', '书', '铅笔', '回形针', '剪刀', '锁', '钥匙',
      '锤子', '电话', '旗帜', '火车', '自行车', '飞机', '火箭', '奖杯',
      '足球', '吉他', '喇叭', '铃铛', '船锚', '耳机', '文件夹', '图钉',
    ],
  },
  meetingEndings: {
    left: { title: '对方走开了。', advice: '陌生人离开了。什么都没有保存。' },
    lost: { title: '线路安静了。', advice: '与陌生人的连接断了。' },
    failed: {
      title: '连接没有成功。',
      advice:
        '通过的数据太少：可能是这个浏览器、你的网络或途中的什么没有放行。请再试，或换个网络。',
    },
    misbehaved: {
      title: '已替你结束通话。',
      advice: '对方那边出于故障或故意，发来了不属于通话的东西，所以本页挂断了。',
    },
    intercepted: {
      title: '接听的可能是别人。',
      advice: '另一端无法证明自己就是介绍给你的那位陌生人。可能有人插在了中间，所以本页挂断了。',
    },
    distrusted: {
      title: '你离开了：表情符号不一致。',
      advice:
        '那么你们之间可能有人，而且可能看到、听到了一切。能做到的只有运营这台服务器的人，或能冒充它的人。',
    },
    flagged: { title: '已举报，已离开。', advice: '只要你们都还在，就不会再遇到。' },
    removed: { title: '陌生人被请走了。', advice: '举报的人已经够多。通话什么都没有保存。' },
    terminated: { title: '你的会话被结束了。', advice: '来自多个网络的陌生人举报了你。' },
    blocked: { title: '你的网络需要等一等。', advice: '有陌生人举报了其中的某个人。' },
    relayUnavailable: {
      title: '连不上中继。',
      advice: '只有中继能隐藏你的 IP 地址，所以没有呼叫任何人。',
    },
  },
  reporting: {
    report: '举报',
    title: '举报这位陌生人',
    last: '举报上一位陌生人',
    orLast: '是另一个人？',
    standing: {
      here: '按一下就发送并离开。除了理由，不会附带别的。',
      gone: '对方已经走了。按一下仍可举报，而且只举报这个人。',
      forgotten: '太晚了：服务器已经忘了你遇见过谁。',
    },
    reasons: [
      { code: 'nudity', name: '裸露或性' },
      { code: 'minor', name: '未满 18 岁的人' },
      { code: 'harassment', name: '骚扰或仇恨' },
      { code: 'spam', name: '垃圾信息或机器' },
      { code: 'other', name: '其他' },
    ],
    became: {
      waiting: '你的举报在等服务器',
      sent: '你的举报已发送',
      undelivered: '你的举报来得太晚：服务器已经忘了你遇见过谁',
    },
    because: {
      nudity: '来自多个网络的陌生人以裸露或性为由举报了你。',
      minor: '来自多个网络的陌生人举报你看起来未满 18 岁。',
      harassment: '来自多个网络的陌生人以骚扰或仇恨为由举报了你。',
      spam: '来自多个网络的陌生人以垃圾信息或机器为由举报了你。',
      other: '来自多个网络的陌生人举报了你。',
    },
    back: '距离再次进来还有',
    backIn: (seconds) => `${counts.elapsed(seconds * 1_000)}后你可以再进来。`,
    over: '时间到了。你现在可以回来了。',
    guidelines: '阅读守则',
    start: '重新开始',
  },
  room: {
    smallWindow: '小窗口',
    fullScreen: '全屏',
    reconnecting: '正在重新连接',
    reconnectingAdvice: '线路断了。正在修复，可能要几秒钟。',
    offline: '你已离线。',
    offlineAdvice: '如果网络很快恢复，通话会继续。',
    poor: '线路不佳。',
    sendLess: '发送较小的画面',
    sendingLess: '正在发送小画面',
    deviceLost: (subject, code) => `${goneBecause[code](subject)}${without[subject]}`,
    deviceInstead: (device, code, label) => `${goneBecause[code](device)}现在用的是 ${label}`,
    strangerHidden: '你隐藏了对方的画面',
    showStranger: '显示',
    onIn: (seconds) => `${seconds} 秒后到下一位`,
    stay: '留在这里',
    goesOn: '会自动转到下一位。',
    searchingOffline: '你已离线。',
    searchingOfflineAdvice: '网络恢复后，寻找会自动继续。',
    willRing: '不用盯着看：会有轻轻的一声，这个标签页的名字也会变。',
    willTell: '不用盯着看：有人来时，这个标签页的名字会变。',
  },
  searching: {
    cancel: '取消',
    reaching: '正在连接服务器',
    working: '同时来的人很多：你的设备先做一点计算',
    someone: '正在找人',
    someoneWhoLikes: (interests) =>
      `正在找喜欢${counts.anyOf(
        interests.length > most ? [...interests.slice(0, most), '其余话题'] : interests,
      )}的人`,
    someoneWhoSpeaks: (language) => `正在找说 ${language} 的人`,
    anyone: '现在谁都可以',
    metEveryone: '这里的人你都遇见过了。等待新来的人。',
    nobodyYet: '现在没有新的人在等。随时可能有人来。',
    directly: '这次直接相遇：陌生人能看到你的 IP 地址。',
    waiting: (roundedUp) =>
      roundedUp <= 8
        ? '连你在内，最多 8 人在等'
        : counts.plural(roundedUp, { other: '连你在内，大约 # 人在等' }),
    elapsed: (ms) => counts.elapsed(ms),
  },
  veil: {
    look: '显示画面',
    blur: '模糊对方画面',
    veil: {
      loading: '过滤器加载期间先模糊。',
      checking: {
        new: '看起来安全之前先模糊。',
        failed: '已模糊。过滤器认为这是裸露。',
        cannotTell: '已模糊。能看到的太少，无法确定。',
        fault: '已模糊。过滤器漏看了一刻。',
        hidden: '你离开时已模糊。',
        changed: '已模糊。画面变了。',
      },
      unavailable: {
        failed: '过滤器在这里不能用。点按之前保持模糊。',
        slow: '过滤器在这里太慢。点按之前保持模糊。',
      },
      covered: '点按之前保持模糊。',
      watching: '画面清晰。过滤器仍在看。',
      uncovered: '画面按原样显示。',
    },
    ownInCall: '在过滤器看来，你的画面像裸露',
  },
};
