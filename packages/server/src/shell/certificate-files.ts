import { stat } from 'node:fs/promises';
import { type CertificateWatch, hasChanged, judgeCertificate } from '../core/certificate-watch.ts';
import type { Log } from './log.ts';
import { readTlsFiles, type TlsFileNames, type TlsFiles } from './tls-files.ts';

/** A renewed certificate is in use within this time; it is renewed weeks before it ends. */
const everyMs = 30_000;

/** A watch over the files of a certificate. */
export interface CertificateFiles {
  /** Looks at once; what is wrong now is refused now. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Looks at the files every half minute, and hands over what is new and can be used. They are asked for
 * and not listened to: notices of changes get lost with the links and mounts that such files lie behind.
 */
export async function watchCertificate(given: {
  readonly files: TlsFileNames;
  readonly log: Log;
  /** Throws when the runtime does not take it. */
  take(tls: TlsFiles): void;
}): Promise<CertificateFiles> {
  const { files, log, take } = given;
  let watch: CertificateWatch = { settled: await printOf(files), doubtful: undefined };
  let isStopped = false;
  let looking: Promise<void> = Promise.resolve();

  async function lookOnce(isPatient: boolean): Promise<void> {
    const print = await printOf(files);
    if (isStopped || !hasChanged(watch, print)) return;
    const read = await readTlsFiles(files);
    // Changed while it was read: the next look sees it whole.
    if (isStopped || (await printOf(files)) !== print) return;
    const before = isPatient ? watch : { ...watch, doubtful: print };
    const judged = judgeCertificate(before, print, read.ok ? taken(read.value) : 'unusable');
    watch = judged.watch;
    if (judged.verdict === 'take') log('certificateChanged', {});
    if (judged.verdict === 'refuse') log('certificateRefused', {});
  }

  function taken(tls: TlsFiles): 'usable' | 'unusable' {
    try {
      take(tls);
      return 'usable';
    } catch {
      return 'unusable';
    }
  }

  // One after the other: two at once could hand the older pair over last.
  const look = (isPatient: boolean): Promise<void> => {
    looking = looking.then(() => lookOnce(isPatient));
    return looking;
  };
  const timer = setInterval(() => void look(true), everyMs);
  return {
    look: () => look(false),
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

/** What changes whenever the files do, without reading them. */
async function printOf({ certFile, keyFile }: TlsFileNames): Promise<string> {
  const prints = await Promise.all(
    [certFile, keyFile].map(async (name) => {
      try {
        const { dev, ino, size, mtimeNs } = await stat(name, { bigint: true });
        return [dev, ino, size, mtimeNs].join(' ');
      } catch {
        return 'none';
      }
    }),
  );
  return prints.join('\n');
}
