import { describe, expect, test } from 'bun:test';
import type { RelayOffer } from '@passerby/protocol/server-messages';
import { type Relay, RelayDesk } from './relay-desk.ts';

const urls = new TextEncoder().encode('turn:relay.example');

function deskOf(policy: RelayOffer, given: { relay?: Partial<Relay> | undefined; left?: number }) {
  let left = given.left ?? 100;
  const asked: number[] = [];
  const relay: Relay | undefined = given.relay && {
    port: 3480,
    tlsPort: 0,
    urls,
    isUp: () => true,
    sign: () => new Uint8Array(20).fill(1),
    ...given.relay,
  };
  const desk = new RelayDesk(policy, relay, {
    randomBytes: (length) => new Uint8Array(length).fill(2),
    unixSeconds: () => 1_700_000_000,
    mayHavePass(network) {
      asked.push(network);
      return left-- > 0;
    },
  });
  return { desk, asked };
}

test('[N2] a relay that is there gives passes of ten minutes', () => {
  const { desk, asked } = deskOf('choice', { relay: {} });
  expect(desk.offer()).toBe('choice');
  const answer = desk.answer(7, 0);
  expect(answer).toMatchObject({ seconds: 600, port: 3480, tlsPort: 0, urls });
  expect(new TextDecoder().decode(answer.username)).toStartWith('1700000600:');
  expect(answer.credential.length).toBe(28);
  expect(asked).toEqual([7]);
});

describe('[N2] when there is none, the answer says so, and costs nobody anything', () => {
  const away = { isUp: () => false };
  test.each([
    ['no relay at all', 'choice', undefined, 'none'],
    ['one that is away', 'choice', away, 'none'],
    ['one that is away, and no other way is allowed', 'always', away, 'always'],
    ['never', 'none', {}, 'none'],
  ] as const)('%s', (_what, policy, relay, offer) => {
    const { desk, asked } = deskOf(policy, { relay });
    expect(desk.offer()).toBe(offer);
    expect(desk.answer(7, 0)).toMatchObject({ seconds: 0, port: 0, tlsPort: 0 });
    expect(desk.answer(7, 0).username.length + desk.answer(7, 0).credential.length).toBe(0);
    expect(desk.answer(7, 0).urls.length).toBe(0);
    expect(asked).toEqual([]);
  });
});

test('[N5] a network that had its share gets none', () => {
  const { desk } = deskOf('always', { relay: {}, left: 2 });
  expect([1, 2, 3].map(() => desk.answer(7, 0).seconds)).toEqual([600, 600, 0]);
});
