import type { ClientMessage } from '@passerby/protocol/client-messages';
import { clientWire } from '@passerby/protocol/client-messages';
import {
  commitmentBytes,
  maxTags,
  pairKeyBytes,
  protocolVersion,
  workNonceBytes,
} from '@passerby/protocol/limits';
import type { Canaries } from './canaries.ts';
import { openWireClient, type WireClient } from './wire-client.ts';

/** What a browser says of itself when it opens a socket. */
export interface Introduction {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** Ways in which a session ends, each of which must leave nothing. */
const endings = ['close', 'vanish', 'truncated', 'unknownType', 'oversize'] as const;

const nothing: Uint8Array = new Uint8Array(pairKeyBytes);

type JoinLike = Extract<ClientMessage, { type: 'Join' | 'Next' }>;

/** Enough of a ticket to count upwards from, and to be told from any other. */
const firstTicket = () => 2 ** 30 + (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4;

/**
 * Two sessions that do everything the wire knows, with a canary in each field that can hold one:
 * hello, a pass for the relay, join, refresh, match, signals, a lost socket and its resumption, next, leave,
 * the return of a call that outlived a server, an ending.
 */
export async function playCanaryPair(
  urls: readonly [string, string],
  canaries: Canaries,
  turn: number,
  introduce: () => Introduction = () => ({}),
): Promise<void> {
  // Strangers without a shared interest would wait for each other a while.
  const shared = canaries.tag('Join.tags');
  const one = await enter(urls[0], canaries, shared, introduce);
  const other = await enter(urls[1], canaries, shared, introduce);
  for (const { client } of [one, other]) {
    client.send({ type: 'AskRelay' });
    const { username, credential } = await client.next('Relay');
    canaries.learn('Relay.username', username);
    canaries.learn('Relay.credential', credential);
  }
  one.join('Join');
  await one.parked();
  await one.refresh();
  other.join('Join');
  for (const { client } of [one, other]) {
    const { key, partnerHash } = await client.next('Matched');
    canaries.learn('Matched.key', key);
    canaries.learn('Matched.partnerHash', partnerHash);
  }
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.signal();
    await to.client.next('Signal');
  }
  if (turn % 2 === 0) await one.resume();
  // Nobody asked for work, so it is only read; a flag says more in fewer bytes than can be looked for.
  one.solve();
  one.flag();
  one.join('Next');
  await one.parked();
  await other.client.next('PartnerLeft');
  one.leave();
  await reattach(one, other, canaries);
  other.join('Join');
  await other.parked();
  await other.refresh();
  other.leave();
  // Not before: whoever is together again is kept from meeting as strangers.
  await reattach(one, other, canaries);
  other.join('Join');
  await other.parked();
  await end(one.client, endings[turn % endings.length] ?? 'close', canaries);
  await end(other.client, endings[(turn + 1) % endings.length] ?? 'close', canaries);
}

/** A pair in the middle of a call, with canaries in what was sent; it stays. */
export async function openCanaryPair(url: string, canaries: Canaries): Promise<void> {
  const shared = canaries.tag('Join.tags');
  const one = await enter(url, canaries, shared, () => ({}));
  const other = await enter(url, canaries, shared, () => ({}));
  one.join('Join');
  await one.parked();
  other.join('Join');
  for (const { client } of [one, other]) await client.next('Matched');
  one.signal();
  await other.client.next('Signal');
}

/** Both come back from a call that outlived another server, and part. */
async function reattach(one: Session, other: Session, canaries: Canaries): Promise<void> {
  const keys = [one, other].map(() => canaries.bytes('Reattach.key', pairKeyBytes));
  const [hashOfOne, hashOfOther] = keys.map((key) => {
    const hash = new Bun.CryptoHasher('sha256').update(key).digest().subarray(0, pairKeyBytes);
    canaries.learn('Reattach.partnerHash', hash);
    return hash;
  });
  one.reattach(keys[0], hashOfOther);
  other.reattach(keys[1], hashOfOne);
  for (const { client } of [one, other]) {
    const { key, partnerHash } = await client.next('Reattached');
    canaries.learn('Reattached.key', key);
    canaries.learn('Reattached.partnerHash', partnerHash);
  }
  one.leave();
  await other.client.next('PartnerLeft');
}

type Session = Awaited<ReturnType<typeof enter>>;

async function enter(
  url: string,
  canaries: Canaries,
  sharedTag: Uint8Array,
  introduce: () => Introduction,
) {
  let client = await openWireClient({ url, ...introduce() });
  client.send({ type: 'Hello', version: protocolVersion });
  let token = learnWelcome(await client.next('Welcome'), canaries);
  let ticket = Math.floor(firstTicket());
  let generation = 0;
  return {
    get client() {
      return client;
    },
    join(type: JoinLike['type']) {
      ticket += 1;
      const join = canaryJoin(type, ticket, sharedTag, canaries);
      // A ticket alone is too short to be told from chance.
      canaries.learn(`${type}.ticket`, clientWire.encode(join).slice(0, 9));
      client.send(join);
      generation = join.generation;
    },
    reattach(key = nothing, partnerHash = nothing) {
      ticket += 1;
      client.send({ type: 'Reattach', ticket, key, partnerHash });
    },
    /** Nobody was there: it waits. */
    parked: () => client.next('Parked'),
    async refresh() {
      generation = (generation + 1) % 256;
      client.send({
        type: 'Refresh',
        ticket,
        generation,
        commitment: canaries.bytes('Refresh.commitment', commitmentBytes),
        description: canaries.bytes('Refresh.description', 480),
        local: canaries.bytes('Refresh.local', 96),
      });
      await client.next('Parked');
    },
    signal() {
      client.send({ type: 'Signal', ticket, blob: canaries.bytes('Signal.blob', 1_024) });
    },
    solve() {
      const nonce = crypto.getRandomValues(new Uint8Array(workNonceBytes));
      const solution = { type: 'Solve', ticket, expires: 9, bits: 16, nonce } as const;
      canaries.learn('Solve.nonce', clientWire.encode(solution).slice());
      client.send(solution);
    },
    flag() {
      client.send({ type: 'Flag', ticket, reason: 'other' });
    },
    leave() {
      client.send({ type: 'Leave', ticket, why: 'left' });
    },
    /** Loses the socket and comes back on another. */
    async resume() {
      await client.vanish();
      client = await openWireClient({ url, ...introduce() });
      client.send({ type: 'Resume', version: protocolVersion, token });
      token = learnWelcome(await client.next('Welcome'), canaries);
    },
  };
}

function canaryJoin(
  type: JoinLike['type'],
  ticket: number,
  sharedTag: Uint8Array,
  canaries: Canaries,
): JoinLike {
  const wish = {
    ticket,
    mode: 'video',
    language: (ticket % 676) + 1,
    generation: ticket % 256,
    hardNat: false,
    relayOnly: false,
    commitment: canaries.bytes(`${type}.commitment`, commitmentBytes),
    tags: Buffer.concat([
      sharedTag,
      ...Array.from({ length: maxTags - 1 }, () => canaries.tag(`${type}.tags`)),
    ]),
    description: canaries.bytes(`${type}.description`, 480),
    local: canaries.bytes(`${type}.local`, 96),
  } as const;
  return type === 'Join' ? { type, ...wish } : { type, why: 'neverConnected', ...wish };
}

function learnWelcome(welcome: { readonly token: Uint8Array }, canaries: Canaries): Uint8Array {
  // The token begins with a number of 31 bits, too short to be told from chance.
  canaries.learn('Welcome.token', welcome.token.slice(4));
  return welcome.token.slice();
}

async function end(
  client: WireClient,
  ending: (typeof endings)[number],
  canaries: Canaries,
): Promise<void> {
  const field = `a frame that is ${ending}`;
  switch (ending) {
    case 'close':
      await client.close();
      return;
    case 'vanish':
      await client.vanish();
      return;
    case 'truncated':
      client.sendBytes(Uint8Array.of(clientWire.shapes.Join.type, ...canaries.bytes(field, 64)));
      break;
    case 'unknownType':
      client.sendBytes(Uint8Array.of(0x7f, ...canaries.bytes(field, 64)));
      break;
    case 'oversize':
      client.sendBytes(canaries.bytes(field, 20_000));
      break;
  }
  await client.closed;
}
