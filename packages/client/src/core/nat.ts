/**
 * Whether the NAT in front of this browser gives each destination another port (RFC 4787 section
 * 4.1, "address and port-dependent mapping"): then the port that a STUN server saw is of no use to a
 * stranger. Two ports of one STUN server are two destinations, so one socket that was seen behind two
 * ports tells. A NAT that looks at addresses alone is not found out, which costs a preference in
 * matching and no call.
 */
export function isHardNat(candidateLines: readonly string[]): boolean {
  const portOf = new Map<string, string>();
  for (const line of candidateLines) {
    const match =
      /candidate:\S+ 1 udp \d+ (\S+) (\d+) typ srflx(?: raddr (\S+) rport (\d+))?/i.exec(line);
    if (match === null) continue;
    const [, address = '', port = '', base = '', basePort = ''] = match;
    // A browser that hides its own addresses writes none here: then all of one outside address
    // count as one socket.
    const socket = `${address} ${base} ${basePort}`;
    const seen = portOf.get(socket);
    if (seen !== undefined && seen !== port) return true;
    portOf.set(socket, port);
  }
  return false;
}
