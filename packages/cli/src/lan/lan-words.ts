import encodeQR from 'qr';

/** What `start --lan` prints under the ready line. */
export function lanWords(given: {
  readonly urls: readonly string[];
  readonly fingerprint: string;
}): string {
  const [first = '', ...others] = given.urls;
  // Half blocks, light on dark as most terminals are; readers take it the other way round as well.
  const code = encodeQR(first, 'ascii', { ecc: 'low' });
  const pairs = given.fingerprint.split(':');
  return [
    '',
    code.trimEnd(),
    '',
    'Let a phone on this network read that, or type the address above. It will warn: the',
    'certificate is made here, just now, and nobody vouches for it. To be sure that it is the one of',
    'this machine compare its SHA-256 fingerprint:',
    `  ${pairs.slice(0, 16).join(':')}:`,
    `  ${pairs.slice(16).join(':')}`,
    ...(others.length > 0 ? ['', `Also at ${others.join(' and ')}`] : []),
    '',
    '',
  ].join('\n');
}
