import { join } from 'node:path';

/** A certificate for this machine, signed by itself, and its key: two PEM files. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/** Makes one in `folder`, valid for two days, with the openssl that is installed. */
export async function makeCertificate(folder: string, name = 'localhost'): Promise<Certificate> {
  const certFile = join(folder, `${name}.crt`);
  const keyFile = join(folder, `${name}.key`);
  const openssl = Bun.spawn(
    [
      ...['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', keyFile, '-out', certFile],
    ],
    { stdout: 'ignore', stderr: 'pipe' },
  );
  if ((await openssl.exited) !== 0) throw new Error(await new Response(openssl.stderr).text());
  return { certFile, keyFile };
}
