import { maxRelayUrls } from '@passerby/protocol/limits';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import { isTurnUrl } from '@passerby/protocol/turn-url';

/** What a connection is told of a relay: an `RTCIceServer` (WebRTC section 4.2.4). */
export interface IceServer {
  urls: string[];
  username: string;
  credential: string;
}

type RelayMessage = Extract<ServerMessage, { type: 'Relay' }>;

/**
 * Turns the server's answer about its relay into ICE servers: the relay beside the server, on
 * `hostname` (an IPv6 one in brackets, as `URL` gives it), or those elsewhere that it names. UDP comes
 * first, then TCP, then TLS. Empty when there is no relay, when the message claims none of what it
 * should, or when nothing in it is an address of a relay: a connection refuses a list with one bad URL.
 */
export function iceServers(relay: RelayMessage, hostname: string): IceServer[] {
  const { seconds, port, tlsPort } = relay;
  const username = printable(relay.username);
  const credential = printable(relay.credential);
  if (seconds === 0 || !username || !credential) return [];
  const beside = [
    ...(port === 0 ? [] : ['udp', 'tcp'].map((how) => `turn:${hostname}:${port}?transport=${how}`)),
    ...(tlsPort === 0 ? [] : [`turns:${hostname}:${tlsPort}?transport=tcp`]),
  ];
  const elsewhere = printable(relay.urls.map((byte) => (byte === lineBreak ? space : byte)));
  const urls = [...beside, ...elsewhere.split(' ')].filter(isTurnUrl).slice(0, maxRelayUrls);
  return urls.length === 0 ? [] : [{ urls, username, credential }];
}

const space = 0x20;
const lineBreak = 0x0a;

/** Printable ASCII as text; nothing when there is anything else in it. */
function printable(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte < space || byte > 0x7e)) return '';
  return String.fromCharCode(...bytes);
}
