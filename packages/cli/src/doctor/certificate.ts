import { connect, type PeerCertificate } from 'node:tls';
import { type Finding, finding } from './finding.ts';

/** What a client of our time finds at the door. */
export type CertificateFacts =
  | { readonly kind: 'unreachable'; readonly code: string }
  | {
      readonly kind: 'shown';
      /** Why a browser would not trust it, in OpenSSL's words, such as CERT_HAS_EXPIRED. */
      readonly distrust: string | undefined;
      readonly expiresAt: number;
      readonly protocol: string;
    };

const dayMs = 86_400_000;

/** ACME clients renew a month before the end: later than this, nobody does. */
const lateDays = 14;

const timeoutMs = 5_000;

/** Shakes hands once. `ca`: a PEM file's text that is trusted besides what the system trusts. */
export function readCertificate(url: URL, ca?: string): Promise<CertificateFacts> {
  const host = bareHost(url);
  return new Promise((resolve) => {
    const isName = !/^[\d.]+$|:/.test(host);
    const socket = connect({
      host,
      port: Number(url.port || 443),
      rejectUnauthorized: false,
      ...(isName ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
    });
    const end = (facts: CertificateFacts) => {
      socket.destroy();
      resolve(facts);
    };
    socket.setTimeout(timeoutMs, () => end({ kind: 'unreachable', code: 'ETIMEDOUT' }));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end({ kind: 'unreachable', code: error.code ?? 'unknown' }),
    );
    socket.on('secureConnect', () => {
      const certificate: PeerCertificate = socket.getPeerCertificate();
      end({
        kind: 'shown',
        distrust: socket.authorized ? undefined : wordOf(socket.authorizationError),
        expiresAt: Date.parse(certificate.valid_to),
        protocol: socket.getProtocol() ?? 'unknown',
      });
    });
  });
}

function wordOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.message;
  return String(error);
}

/** Without the brackets that a URL puts around IPv6. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** Judges what was found; `now` is this machine's clock. */
export function judgeCertificate(facts: CertificateFacts, now: number): Finding {
  if (facts.kind === 'unreachable' && /^(ENOTFOUND|EAI_AGAIN)$/.test(facts.code)) {
    return finding.wrong(
      'certificate',
      `The name leads nowhere (${facts.code}).`,
      'Give it an A record, and an AAAA one for IPv6, where you have the domain.',
    );
  }
  if (facts.kind === 'unreachable') {
    return finding.wrong(
      'certificate',
      `No TLS there (${facts.code}).`,
      'Give the server --tls-cert and --tls-key, and open the port in the firewall.',
    );
  }
  const days = Math.floor((facts.expiresAt - now) / dayMs);
  if (days < 0) {
    return finding.wrong(
      'certificate',
      `It ended ${-days} days ago: no browser lets anyone in.`,
      'Look at the ACME client: its log says why it does not renew.',
    );
  }
  if (facts.distrust !== undefined) {
    return finding.wrong(
      'certificate',
      `A browser would not trust it: ${facts.distrust}.`,
      'Give the whole chain (fullchain.pem), for the name that people type.',
    );
  }
  if (days < lateDays) {
    return finding.care(
      'certificate',
      `It ends in ${days} days, and should have been renewed.`,
      'Look at the ACME client; the server takes a new file within half a minute.',
    );
  }
  return finding.ok('certificate', `It is good for ${days} days more, over ${facts.protocol}.`);
}
