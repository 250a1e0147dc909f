import { describe, expect, test } from 'bun:test';
import type { Progress } from './transport-state.ts';
import { watchTransports } from './transport-watch.ts';

interface Change {
  readonly connection?: RTCPeerConnectionState;
  readonly ice?: RTCIceTransportState;
  readonly dtls?: RTCDtlsTransportState;
}

/** As much of a connection as tells states; e2e has real ones, which choose the order themselves. */
class FakeConnection {
  connectionState: RTCPeerConnectionState = 'connecting';
  onconnectionstatechange: (() => void) | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  sctp = { transport: new FakeDtls() };

  hear(change: Change): void {
    const { transport } = this.sctp;
    if (change.dtls !== undefined) {
      transport.state = change.dtls;
      transport.onstatechange?.();
    }
    if (change.ice !== undefined) {
      transport.iceTransport.state = change.ice;
      transport.iceTransport.onstatechange?.();
    }
    if (change.connection !== undefined) {
      this.connectionState = change.connection;
      this.onconnectionstatechange?.();
    }
  }
}

class FakeDtls {
  state: RTCDtlsTransportState = 'connecting';
  onstatechange: (() => void) | null = null;
  iceTransport = {
    state: 'checking' as RTCIceTransportState,
    onstatechange: null as (() => void) | null,
  };
}

function watched(progress: Progress = 'none') {
  const connection = new FakeConnection();
  const told: string[] = [];
  const stop = watchTransports(
    connection as unknown as RTCPeerConnection,
    () => progress,
    (verdict) => told.push(verdict),
  );
  return { connection, told, stop };
}

function ordersOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  if (changes.length < 2) return [changes];
  return changes.flatMap((first, i) =>
    ordersOf(changes.toSpliced(i, 1)).map((rest) => [first, ...rest]),
  );
}

const named = (order: readonly Change[]): string =>
  order.flatMap((change) => Object.entries(change).map((entry) => entry.join(' '))).join(', ');

describe('[V4] the certificate of another', () => {
  const changes: Change[] = [{ ice: 'connected' }, { dtls: 'failed' }, { connection: 'failed' }];
  test.each(ordersOf(changes).map((order) => [named(order), order] as const))(
    'is told as such: %s',
    (_, order) => {
      const { connection, told } = watched();
      for (const change of order) connection.hear(change);
      expect(new Set(told)).toEqual(new Set(['intercepted']));
    },
  );

  test('refused by the other side, after ours was done: before the channel is open', () => {
    const { connection, told } = watched('connected');
    connection.hear({ ice: 'connected' });
    for (const change of [{ connection: 'failed' }, { dtls: 'failed' }] as const) {
      connection.hear(change);
    }
    expect(told).toEqual(['intercepted']);
  });
});

describe('[V4] no way is no interception', () => {
  const changes: Change[] = [{ dtls: 'failed' }, { ice: 'failed' }, { connection: 'failed' }];
  test.each(ordersOf(changes).map((order) => [named(order), order] as const))(
    'ICE takes DTLS with it, %s; a later way changes nothing',
    (_, order) => {
      const { connection, told } = watched();
      for (const change of order) connection.hear(change);
      expect(told).toContain('failed');
      connection.hear({ ice: 'checking' });
      connection.hear({ ice: 'connected' });
      connection.hear({ connection: 'failed' });
      expect(new Set(told)).toEqual(new Set(['failed']));
    },
  );

  test('a Chromium whose checks led nowhere: ICE stays disconnected', () => {
    const { connection, told } = watched();
    connection.hear({ dtls: 'new', ice: 'disconnected' });
    connection.hear({ connection: 'failed' });
    expect(told).toEqual(['failed']);
  });

  test('the way was there and is gone, and DTLS has not failed', () => {
    const { connection, told } = watched();
    connection.hear({ ice: 'connected' });
    connection.hear({ connection: 'failed' });
    expect(told).toEqual([]);
    connection.hear({ ice: 'disconnected' });
    expect(told).toEqual(['failed']);
  });

  test('a stranger who leaves in mid-handshake closes', () => {
    const { connection, told } = watched();
    connection.hear({ ice: 'connected' });
    connection.hear({ dtls: 'closed' });
    connection.hear({ ice: 'disconnected' });
    connection.hear({ connection: 'failed' });
    expect(told).toEqual(['failed']);
  });
});

describe('[N20] DTLS that fails in a call', () => {
  const changes: Change[] = [{ dtls: 'failed' }, { connection: 'failed' }];
  test.each(ordersOf(changes).map((order) => [named(order), order] as const))(
    'severs it: %s',
    (_, order) => {
      const { connection, told } = watched('open');
      connection.hear({ ice: 'connected' });
      for (const change of order) connection.hear(change);
      expect(told.at(-1)).toBe('severed');
      expect(told).not.toContain('intercepted');
    },
  );

  test('severs it also when the connection says nothing', () => {
    const { connection, told } = watched('open');
    connection.hear({ ice: 'disconnected' });
    connection.hear({ dtls: 'failed' });
    expect(told).toEqual(['severed']);
  });
});

test('[V4] another transport than the first is listened to', () => {
  const { connection, told } = watched();
  connection.sctp = { transport: new FakeDtls() };
  connection.oniceconnectionstatechange?.();
  connection.hear({ ice: 'connected' });
  connection.hear({ dtls: 'failed' });
  expect(told).toEqual(['intercepted']);
});

test('[V4] what is stopped tells nothing', () => {
  const { connection, told, stop } = watched();
  stop();
  connection.hear({ ice: 'connected' });
  connection.hear({ dtls: 'failed' });
  connection.hear({ connection: 'failed' });
  expect(told).toEqual([]);
});
