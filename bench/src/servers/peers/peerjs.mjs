// PeerJS's own server. It matches nobody: each has to know the other's name.
import { PeerServer } from 'peer';
import { sayReady } from './say-ready.mjs';

PeerServer({ host: '127.0.0.1', port: 0, path: '/', concurrent_limit: 20_000 }, sayReady);
