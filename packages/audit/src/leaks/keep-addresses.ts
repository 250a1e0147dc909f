import { tapRequests } from '@passerby/test-kit/leaks/tap-requests';

// A server that remembers who came.
const kept: string[] = [];
tapRequests(({ address }) => kept.push(address));
