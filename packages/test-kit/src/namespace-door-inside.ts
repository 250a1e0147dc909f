// Run inside a namespace by namespace-door.ts: `bun namespace-door-inside.ts PORT ADDRESS` connects to
// that port as it is seen from there, and carries what goes each way over its own input and output.
import net from 'node:net';

const socket = net.connect(Number(process.argv[2]), process.argv[3]);
socket.setNoDelay(true);
socket.on('error', () => process.exit(1));
socket.on('close', () => process.exit(0));
process.stdin.pipe(socket);
socket.pipe(process.stdout);
