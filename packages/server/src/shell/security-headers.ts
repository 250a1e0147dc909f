/** What a page of ours may load and do: its own files and nobody else's, and nothing inline. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The two places that start a worker have a policy each; nothing else makes a script out of text.
  'trusted-types passerby-filter passerby-work',
];

/**
 * A worker lives under the policy of its own file. The one of the on-device filter compiles
 * WebAssembly; beyond that it may run its own script and ask this server, and nothing else.
 */
const filterWorkerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
];

/**
 * Features that a call needs. Those that are in neither list stay as browsers have them: the
 * `local-network` family, because two people on one network connect directly, and
 * `media-playback-while-not-visible`, because a call goes on in a hidden tab.
 */
const allowedFeatures = [
  'autoplay',
  'camera',
  'fullscreen',
  'microphone',
  'picture-in-picture',
  'screen-wake-lock',
  'speaker-selection',
];

/**
 * Everything else that browsers let a page switch off. The `ch-` names are client hints: details of
 * the visitor's machine that a browser would otherwise send along with each request. (Chromium on
 * Linux knows neither `bluetooth` nor `web-share` and says so in its console; elsewhere it does.)
 */
const refusedFeatures = [
  ...['accelerometer', 'aria-notify', 'bluetooth', 'browsing-topics'],
  ...['captured-surface-control', 'ch-device-memory', 'ch-downlink', 'ch-dpr', 'ch-ect'],
  ...['ch-prefers-color-scheme', 'ch-prefers-reduced-motion', 'ch-prefers-reduced-transparency'],
  ...['ch-rtt', 'ch-save-data', 'ch-ua', 'ch-ua-arch', 'ch-ua-bitness', 'ch-ua-form-factors'],
  ...['ch-ua-full-version', 'ch-ua-full-version-list', 'ch-ua-high-entropy-values'],
  ...['ch-ua-mobile', 'ch-ua-model', 'ch-ua-platform', 'ch-ua-platform-version', 'ch-ua-wow64'],
  ...['ch-viewport-height', 'ch-viewport-width', 'ch-width', 'clipboard-read', 'clipboard-write'],
  ...['compute-pressure', 'cross-origin-isolated', 'deferred-fetch', 'deferred-fetch-minimal'],
  ...['digital-credentials-create', 'digital-credentials-get', 'display-capture'],
  ...['encrypted-media', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get'],
  ...['idle-detection', 'interest-cohort', 'keyboard-map', 'language-detector', 'language-model'],
  ...['local-fonts', 'magnetometer', 'midi', 'on-device-speech-recognition', 'otp-credentials'],
  ...['payment', 'private-state-token-issuance', 'private-state-token-redemption'],
  ...['publickey-credentials-create', 'publickey-credentials-get', 'serial', 'storage-access'],
  ...['summarizer', 'sync-xhr', 'translator', 'unload', 'usb', 'web-share', 'window-management'],
  'xr-spatial-tracking',
];

const permissionsPolicy = [
  ...allowedFeatures.map((feature) => `${feature}=(self)`),
  ...refusedFeatures.map((feature) => `${feature}=()`),
].join(', ');

const oneYearSeconds = 31_536_000;

/**
 * The headers that every answer carries, whatever it is. HSTS (RFC 6797) only when this process
 * ends TLS itself: over plain HTTP browsers must ignore it.
 */
export function securityHeaders(given: {
  readonly tls: boolean;
  /** The answer is the script of the on-device filter's worker. */
  readonly filterWorker?: boolean;
}): Readonly<Record<string, string>> {
  const policy = given.filterWorker ? filterWorkerPolicy : pagePolicy;
  return {
    'content-security-policy': policy.join('; '),
    'permissions-policy': permissionsPolicy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(given.tls ? { 'strict-transport-security': `max-age=${oneYearSeconds}` } : {}),
  };
}
