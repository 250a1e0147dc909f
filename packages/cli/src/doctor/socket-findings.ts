import { type Finding, finding } from './finding.ts';
import type { RelayLook } from './relayed-address.ts';
import type { SocketLook } from './socket.ts';
import type { StunTransport } from './stun-link.ts';

/** Judges whether a visitor was let in. */
export function judgeSocket(look: SocketLook): Finding {
  switch (look.kind) {
    case 'welcomed':
      return finding.ok('socket', 'A visitor is let in.');
    case 'refused':
      return finding.wrong(
        'socket',
        'No socket can be opened.',
        'Does a proxy in front pass WebSockets on? Is --origin the address that people type?',
      );
    case 'ended':
      return finding.wrong(
        'socket',
        look.code === 0
          ? 'The socket stands, and then nothing comes.'
          : `The socket is closed at once, with ${look.code}.`,
        'The codes are in the table of the protocol; an old server or client is the usual reason.',
      );
    default:
      return look satisfies never;
  }
}

/** What came of asking one port for one's own address. */
export interface StunLook {
  readonly port: number;
  readonly answered: boolean;
}

/** Judges the ports that clients are told to ask. */
export function judgeStun(looks: readonly StunLook[]): Finding {
  const [first] = looks;
  if (first === undefined) {
    return finding.care(
      'stun',
      'It is off: most people behind a router at home will meet through the relay alone.',
      'Leave --stun-ports out, or give it two ports.',
    );
  }
  const silent = looks.filter(({ answered }) => !answered).map(({ port }) => port);
  if (silent.length > 0) {
    return finding.wrong(
      'stun',
      `UDP port ${silent.join(' and ')} does not answer.`,
      'Open it in the firewall, for UDP, and publish it from the container.',
    );
  }
  if (looks.length === 1) {
    return finding.care(
      'stun',
      `UDP port ${first.port} answers; with one port alone nobody learns whether a router is hard.`,
      'Give --stun-ports two of them.',
    );
  }
  return finding.ok('stun', `UDP ports ${looks.map(({ port }) => port).join(' and ')} answer.`);
}

/** One way to a relay, in the words of the finding. */
export interface RelayWay {
  readonly transport: StunTransport;
  readonly host: string;
  readonly port: number;
}

/** Judges one way; `isPublic`: it is for people of the internet. */
export function judgeRelayWay(way: RelayWay, look: RelayLook, isPublic: boolean): Finding {
  const about = `relay ${way.transport}`;
  const at = `${way.host} port ${way.port}`;
  switch (look.kind) {
    case 'relayed':
      if (look.isPrivate && isPublic) {
        return finding.wrong(
          about,
          `${at} relays from an address that the internet does not reach.`,
          'Give coturn external-ip=PUBLIC/PRIVATE, and name it to the server by --relay-url.',
        );
      }
      return finding.ok(about, `${at} relays.`);
    case 'open':
      return finding.wrong(
        about,
        `${at} relays for anybody, without a password.`,
        'Give it use-auth-secret, as deploy/coturn.conf has it; take it off the network until then.',
      );
    case 'refused':
      return finding.wrong(
        about,
        `${at} refuses the server's password (${look.code}).`,
        look.code === 486 || look.code === 508
          ? 'It is full: raise total-quota and the range of ports.'
          : 'Both must have the same secret, and clocks that agree.',
      );
    case 'silent':
      return finding.wrong(
        about,
        `${at} does not answer.`,
        `Open it in the firewall, for ${way.transport === 'udp' ? 'UDP' : 'TCP'}, and see that coturn runs.`,
      );
    default:
      return look satisfies never;
  }
}
