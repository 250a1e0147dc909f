import { bareHost, judgeCertificate, readCertificate } from './certificate.ts';
import { type Finding, finding } from './finding.ts';
import { judgePage, readPage } from './page.ts';
import { relayWays } from './relay-ways.ts';
import { lookAtRelay, type RelayPass } from './relayed-address.ts';
import { lookAtSocket, type SocketLook } from './socket.ts';
import { judgeRelayWay, judgeSocket, judgeStun } from './socket-findings.ts';
import { createStunRequest, requestTypes } from './stun-exchange.ts';
import { openStunLink } from './stun-link.ts';

type Welcomed = Extract<SocketLook, { kind: 'welcomed' }>;

/** Looks at a server as a visitor does, by its public address. `ca` is trusted besides the system's. */
export async function lookFromOutside(url: URL, ca?: string): Promise<readonly Finding[]> {
  const isSecure = url.protocol === 'https:';
  const certificate = isSecure
    ? judgeCertificate(await readCertificate(url, ca), Date.now())
    : judgePlainHttp(url);
  const page = await readPage(url, ca);
  const findings = [certificate, ...judgePage(page, { isSecure })];
  if (page.home === undefined) return findings;
  const look = await lookAtSocket(url, ca);
  findings.push(judgeSocket(look));
  if (look.kind !== 'welcomed') return findings;
  findings.push(await stunOf(url, look), ...(await relayOf(url, look)));
  return findings;
}

function judgePlainHttp(url: URL): Finding {
  if (isThisMachine(url)) {
    return finding.ok('certificate', 'None, and none needed: browsers trust their own machine.');
  }
  return finding.wrong(
    'certificate',
    'Without TLS no browser gives the page a camera, and anyone on the way can read it.',
    'Give the server --tls-cert and --tls-key; deploy/ has an ACME client that gets them.',
  );
}

const isThisMachine = (url: URL): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(url.hostname);

async function stunOf(url: URL, { stunPorts }: Welcomed): Promise<Finding> {
  const looks = await Promise.all(
    stunPorts.map(async (port) => {
      const link = await openStunLink({ host: bareHost(url), port }, 'udp');
      const answer = await link?.ask(createStunRequest(requestTypes.binding, []));
      link?.close();
      return { port, answered: answer !== undefined && !answer.isError };
    }),
  );
  return judgeStun(looks);
}

async function relayOf(url: URL, { relay, pass }: Welcomed): Promise<readonly Finding[]> {
  if (relay === 'none') {
    return [
      finding.care(
        'relay',
        'There is none: some people will not get through, and nobody can hide their address.',
        'Install coturn (apt-get install coturn), or name one by --relay-url.',
      ),
    ];
  }
  if (pass === undefined) {
    return [
      finding.wrong('relay', 'It is away.', 'See that coturn runs, and that its ports are free.'),
    ];
  }
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const secret: RelayPass = { username: text(pass.username), credential: text(pass.credential) };
  const told = { port: pass.port, tlsPort: pass.tlsPort, urls: text(pass.urls) };
  const isPublic = !isThisMachine(url);
  const findings: Finding[] = [];
  for (const way of relayWays(told, bareHost(url))) {
    findings.push(judgeRelayWay(way, await lookAtRelay(way, way.transport, secret), isPublic));
  }
  return findings;
}
