import type { MediaState, PasserbyState } from '@passerby/client';
import type { Lack } from '../app/lack.ts';
import { defaultPreferences, guidelinesVersion, type Preferences } from '../preferences.ts';
import { callWords, chatWords, comparingWords, reportingWords } from '../words/later-words.ts';
import { words } from '../words/words.ts';
import { barredUntil, ended, endedText, searching, talking } from './meetings.ts';

/** One state of the page, as a developer wants to see it. What is left out is as usual. */
export interface GalleryState {
  readonly title: string;
  readonly session?: () => Partial<PasserbyState>;
  readonly devices?: Partial<MediaState>;
  /** What becomes of the devices once the state is on the screen. */
  readonly later?: Partial<MediaState>;
  readonly preferences?: Partial<Preferences>;
  readonly online?: false;
  /** The name of a button that is pressed when the state is there, in the language of the page. */
  readonly press?: () => string;
  /** Nothing but this: no call can be made at all. */
  readonly lack?: Lack;
  /** Whether the page has asked for devices yet; it has unless told. */
  readonly asked?: false;
}

const off = { state: 'off' } as const;
const failed = (code: 'refused' | 'none' | 'busy') => ({ state: 'failed', code }) as const;
const noDevices = { cameras: [], microphones: [], preview: undefined };
const someoneReturning: Partial<Preferences> = {
  interests: ['chess', 'night trains'],
  language: 'en',
  agreedTo: guidelinesVersion,
};

/** The presences that the server tells, rounded up to eights. */
const few = { here: 8, waiting: 8 };
const many = { here: 248, waiting: 48 };

/** Every state of the page, in the order in which one meets them. The key is the name of its reference. */
export const states = {
  'first-visit': {
    title: 'First visit',
    asked: false,
    devices: { camera: off, microphone: off, ...noDevices },
  },
  'returning-visit': { title: 'Returning visit', preferences: someoneReturning },
  'lobby-no-camera': {
    title: 'Lobby without a camera',
    devices: { camera: failed('none'), cameras: [], preview: undefined },
  },
  'lobby-refused': {
    title: 'Lobby with refused permission',
    devices: { camera: failed('refused'), microphone: failed('refused'), ...noDevices },
  },
  'lobby-busy': {
    title: 'Another program holds the camera',
    devices: { camera: failed('busy'), preview: undefined },
  },
  'lobby-other-camera': {
    title: 'Another camera than the chosen one',
    devices: {
      camera: { state: 'on', deviceId: 'c2', label: 'USB camera', instead: 'busy' },
      cameras: [
        { deviceId: 'c1', label: 'FaceTime HD Camera' },
        { deviceId: 'c2', label: 'USB camera' },
      ],
    },
  },
  'lobby-voice': { title: 'Lobby, voice', preferences: { mode: 'audio' } },
  'lobby-text': {
    title: 'Lobby, text',
    preferences: { mode: 'text' },
    devices: { camera: off, microphone: off, ...noDevices },
  },
  'lobby-unreachable': {
    title: 'Lobby without a server',
    session: () => ({ line: { state: 'closed', code: 'unreachable' }, presence: undefined }),
  },
  'lobby-offline': {
    title: 'Lobby, offline',
    online: false,
    session: () => ({ line: { state: 'closed', code: 'unreachable' }, presence: undefined }),
  },
  'unsupported-browser': { title: 'Unsupported browser', lack: 'browser' },
  'insecure-address': { title: 'Not a secure address', lack: 'insecure' },
  'lobby-draining': {
    title: 'The server is being restarted',
    session: () => ({ line: { state: 'closed', code: 'shuttingDown' }, presence: undefined }),
  },
  'lobby-barred': {
    title: 'Lobby while one is kept away',
    session: () => ({
      line: { state: 'closed', code: 'blocked' },
      presence: undefined,
      barred: { until: barredUntil(872), reason: undefined },
    }),
  },
  'searching-alone': {
    title: 'Searching alone for long',
    session: () => ({ presence: few, meeting: searching({ forMs: 95_000 }) }),
  },
  'searching-many': {
    title: 'Searching with many',
    session: () => ({
      presence: many,
      meeting: searching({ forMs: 2_000, interests: ['chess', 'tea'] }),
    }),
  },
  'searching-working': {
    title: 'Searching, with a proof of work first',
    session: () => ({ presence: many, meeting: { ...searching({}), working: true } }),
  },
  'searching-missed': {
    title: 'Searching on after somebody who could not be reached',
    session: () => ({ presence: many, meeting: { ...searching({}), missed: true } }),
  },
  'searching-reconnecting': {
    title: 'Searching, and the line is away',
    session: () => ({
      line: { state: 'reconnecting', attempt: 2 },
      presence: undefined,
      meeting: searching({ forMs: 12_000 }),
    }),
  },
  'searching-offline': {
    title: 'Searching, offline',
    online: false,
    session: () => ({
      line: { state: 'reconnecting', attempt: 2 },
      presence: undefined,
      meeting: searching({ forMs: 12_000 }),
    }),
  },
  'searching-draining': {
    title: 'Searching, and the server is being restarted',
    session: () => ({
      line: { state: 'closed', code: 'shuttingDown' },
      presence: undefined,
      meeting: searching({ forMs: 42_000 }),
    }),
  },
  'searching-closed': {
    title: 'Searching, and the server is out of reach',
    session: () => ({
      line: { state: 'closed', code: 'unreachable' },
      presence: undefined,
      meeting: searching({ forMs: 42_000 }),
    }),
  },
  connecting: {
    title: 'Connecting',
    session: () => ({
      meeting: {
        phase: 'connecting',
        wish: searching({}).wish,
        since: performance.now(),
        sharedInterests: ['chess'],
      },
    }),
  },
  'call-video': { title: 'Call in video', session: () => ({ meeting: talking({}) }) },
  'call-blurred': {
    title: 'Call in video, not looked at yet',
    preferences: { filter: 'untilTapped' },
    session: () => ({ meeting: talking({}) }),
  },
  'call-voice': {
    title: 'Call by voice',
    preferences: { mode: 'audio' },
    session: () => ({ meeting: talking({ mode: 'audio' }) }),
  },
  'call-text': {
    title: 'Call in text',
    preferences: { mode: 'text' },
    devices: { camera: off, microphone: off, ...noDevices },
    session: () => ({ meeting: talking({ mode: 'text' }) }),
  },
  'call-partner-camera-off': {
    title: 'The partner’s camera is off',
    session: () => ({ meeting: talking({ camera: false }) }),
  },
  'call-stranger-hidden': {
    title: 'The partner’s picture is hidden',
    preferences: { switches: { ...defaultPreferences.switches, hideStranger: true } },
    session: () => ({ meeting: talking({}) }),
  },
  'call-poor': { title: 'Poor line', session: () => ({ meeting: talking({ quality: 'poor' }) }) },
  'call-reconnecting': {
    title: 'Reconnecting',
    session: () => ({ meeting: talking({ interrupted: true }) }),
  },
  'call-offline': {
    title: 'Reconnecting, without a network',
    online: false,
    session: () => ({
      line: { state: 'reconnecting', attempt: 1 },
      meeting: talking({ interrupted: true }),
    }),
  },
  'call-voice-reconnecting': {
    title: 'Reconnecting by voice',
    preferences: { mode: 'audio' },
    session: () => ({ meeting: talking({ mode: 'audio', interrupted: true }) }),
  },
  'call-text-reconnecting': {
    title: 'Reconnecting in text',
    preferences: { mode: 'text' },
    devices: { camera: off, microphone: off, ...noDevices },
    session: () => ({ meeting: talking({ mode: 'text', interrupted: true }) }),
  },
  'call-unplugged': {
    title: 'The camera is unplugged in mid-call',
    later: { camera: failed('none'), cameras: [], preview: undefined },
    session: () => ({ meeting: talking({}) }),
  },
  'call-other-camera': {
    title: 'Another camera has taken its place',
    later: {
      camera: { state: 'on', deviceId: 'c2', label: 'USB camera', instead: 'none' },
    },
    session: () => ({ meeting: talking({}) }),
  },
  'call-silent': {
    title: 'The microphone is unplugged in mid-call',
    later: { microphone: failed('none'), microphones: [] },
    session: () => ({ meeting: talking({}) }),
  },
  'call-nothing-left': {
    title: 'Camera and microphone are unplugged in mid-call',
    later: { camera: failed('none'), microphone: failed('none'), ...noDevices },
    session: () => ({ meeting: talking({}) }),
  },
  'call-partner-muted': {
    title: 'The partner’s microphone is off',
    session: () => ({ meeting: talking({ microphone: false }) }),
  },
  'call-server-gone': {
    title: 'The server has ended, the call goes on',
    session: () => ({ line: { state: 'closed', code: 'shuttingDown' }, meeting: talking({}) }),
  },
  'call-line-away': {
    title: 'The server is away, the call goes on',
    session: () => ({ line: { state: 'reconnecting', attempt: 1 }, meeting: talking({}) }),
  },
  settings: { title: 'Settings', press: () => words.devices.settings },
  'call-settings': {
    title: 'Settings in a call',
    press: () => words.devices.settings,
    session: () => ({ meeting: talking({}) }),
  },
  agreeing: { title: 'The first Start', press: () => words.lobby.start },
  keys: {
    title: 'The keys',
    press: () => callWords.keys,
    session: () => ({ meeting: talking({}) }),
  },
  comparing: {
    title: 'Comparing the emoji',
    press: () => comparingWords.chip.uncompared,
    session: () => ({ meeting: talking({}) }),
  },
  reporting: {
    title: 'Reporting',
    press: () => reportingWords.title,
    session: () => ({ meeting: talking({}) }),
  },
  'chat-emoji': {
    title: 'The emoji board',
    press: () => chatWords.emoji,
    session: () => ({ meeting: talking({ mode: 'text' }) }),
    preferences: { mode: 'text' },
    devices: { camera: off, microphone: off, ...noDevices },
  },
  'call-chat': {
    title: 'Call in video with the chat open',
    press: () => callWords.chat,
    session: () => ({ meeting: talking({}) }),
  },
  'ended-left': { title: 'The partner left', session: () => ({ meeting: ended('left') }) },
  'ended-text': {
    title: 'The partner left a conversation in text',
    preferences: { mode: 'text' },
    devices: { camera: off, microphone: off, ...noDevices },
    session: () => ({ meeting: endedText('left') }),
  },
  'ended-auto-next': {
    title: 'The partner left, and one goes on by itself',
    preferences: { switches: { ...defaultPreferences.switches, autoNext: true } },
    session: () => ({ meeting: ended('left') }),
  },
  'ended-lost': { title: 'The connection was lost', session: () => ({ meeting: ended('lost') }) },
  'ended-failed': {
    title: 'The connection did not work',
    session: () => ({ meeting: ended('failed') }),
  },
  'ended-misbehaved': {
    title: 'What came was no part of a call',
    session: () => ({ meeting: ended('misbehaved') }),
  },
  'ended-distrusted': {
    title: 'The emoji differed',
    session: () => ({ meeting: ended('distrusted') }),
  },
  'ended-intercepted': {
    title: 'Somebody in the middle',
    session: () => ({ meeting: ended('intercepted') }),
  },
  'ended-flagged': { title: 'Reported', session: () => ({ meeting: ended('flagged') }) },
  'ended-relay': {
    title: 'The relay failed',
    session: () => ({ meeting: ended('relayUnavailable') }),
  },
  'ended-removed': {
    title: 'The partner was sent away',
    session: () => ({ meeting: ended('removed') }),
  },
  'ended-terminated': {
    title: 'You were flagged: terminated',
    session: () => ({
      line: { state: 'closed', code: 'terminated' },
      meeting: ended('terminated'),
      barred: { until: barredUntil(872), reason: 'nudity' },
    }),
  },
  'ended-blocked': {
    title: 'Your network is blocked',
    session: () => ({
      line: { state: 'closed', code: 'blocked' },
      meeting: ended('blocked'),
      barred: { until: barredUntil(2_951), reason: undefined },
    }),
  },
} as const satisfies Readonly<Record<string, GalleryState>>;

export type StateName = keyof typeof states;

export const usualPreferences: Preferences = { ...defaultPreferences, filter: 'never' };

export const usualSession: PasserbyState = {
  line: { state: 'open' },
  relay: 'choice',
  countsCalls: false,
  presence: { here: 32, waiting: 8 },
  record: undefined,
  former: undefined,
  report: undefined,
  barred: undefined,
  meeting: { phase: 'none' },
};
