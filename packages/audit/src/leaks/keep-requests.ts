import { tapRequests } from '@passerby/test-kit/leaks/tap-requests';

// A server that remembers what browsers say of themselves.
const kept: unknown[] = [];
tapRequests(({ request }) => kept.push([request.url, ...request.headers]));
