import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type StartFailure, startFailure } from './start-failure.ts';

/** Where they are. */
export interface TlsFileNames {
  readonly certFile: string;
  readonly keyFile: string;
}

/** PEM text of a certificate chain and of its private key. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/**
 * Reads certificate and key, and tells apart what can be wrong with them: unreadable, not what
 * they should be, or not of one pair. Neither file's content is repeated in a message.
 */
export async function readTlsFiles(
  names: TlsFileNames,
): Promise<{ readonly ok: true; readonly value: TlsFiles } | StartFailure> {
  const { certFile, keyFile } = names;
  const cert = await textOf('certificate', certFile);
  if (!cert.ok) return cert;
  const key = await textOf('private key', keyFile);
  if (!key.ok) return key;

  const certificate = attempt(() => new X509Certificate(cert.value));
  if (certificate === undefined) {
    return startFailure('tlsUnusable', `${certFile} holds no certificate in PEM form.`);
  }
  const privateKey = attempt(() => createPrivateKey(key.value));
  if (privateKey === undefined) {
    return startFailure(
      'tlsUnusable',
      `${keyFile} holds no private key in PEM form, or one that asks for a passphrase.`,
    );
  }
  if (!certificate.checkPrivateKey(privateKey)) {
    return startFailure(
      'tlsMismatch',
      `The private key in ${keyFile} does not belong to the certificate in ${certFile}.`,
    );
  }
  return { ok: true, value: { cert: cert.value, key: key.value } };
}

/** When a certificate ends, in milliseconds since 1970. */
export const endOf = ({ cert }: TlsFiles): number => Date.parse(new X509Certificate(cert).validTo);

async function textOf(
  what: string,
  file: string,
): Promise<{ readonly ok: true; readonly value: string } | StartFailure> {
  try {
    return { ok: true, value: await readFile(file, 'utf8') };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why =
      code === 'ENOENT' ? 'is not there' : code === 'EACCES' ? 'may not be read' : 'cannot be read';
    return startFailure('tlsUnreadable', `The ${what} ${file} ${why}.`);
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
