import type { ServerMessage } from '@passerby/protocol/server-messages';
import { hold } from './finding.ts';
import type { ModelSession, Parked } from './session-model.ts';

type Met = Extract<ServerMessage, { type: 'Matched' | 'Reattached' }>;

interface Side {
  readonly session: ModelSession;
  readonly message: Met;
}

/** Pairs as both of their sides hear of them, one right after the other (I1, M6, R3, R4). */
export class Meetings {
  #first: Side | undefined;

  get isHalf(): boolean {
    return this.#first !== undefined;
  }

  heard(session: ModelSession, message: Met): void {
    const state = message.type === 'Matched' ? 'waiting' : 'reattaching';
    hold(session.state.at === state, `${message.type} comes to one who is ${session.state.at}`);
    hold(session.state.ticket === message.ticket, `${message.type} names another ticket`);
    const second = { session, message };
    const first = this.#first;
    this.#first = first === undefined ? second : undefined;
    if (first !== undefined) pair(first, second);
  }
}

function pair(one: Side, other: Side): void {
  hold(one.session !== other.session, 'somebody meets themselves');
  hold(one.message.type === other.message.type, 'one is matched, the other reattached');
  expectKeys(one, other);
  expectKeys(other, one);
  if (one.message.type === 'Matched' && other.message.type === 'Matched') {
    hold(one.message.role !== other.message.role, 'both have one role');
    expectParked(one, other);
    expectParked(other, one);
  } else {
    expectClaim(one.session, other.session);
    expectClaim(other.session, one.session);
  }
  const { session } = other;
  one.session.state = { at: 'paired', ticket: one.message.ticket, partner: session };
  session.state = { at: 'paired', ticket: other.message.ticket, partner: one.session };
}

/** What one is shown is what the other parked last, and no more. */
function expectParked({ session, message }: Side, other: Side): void {
  const [own, theirs] = [session.state, other.session.state];
  if (message.type !== 'Matched' || own.at !== 'waiting' || theirs.at !== 'waiting') return;
  hold(message.generation === own.parked.generation, 'Matched names another generation');
  const shown: Omit<Parked, 'generation'> = message;
  const { commitment, description, local } = theirs.parked;
  hold(same(shown.commitment, commitment), 'a commitment is not that of the partner');
  hold(same(shown.description, description), 'a description is not that of the partner');
  const areBothLocal = session.local && other.session.local;
  const visible = areBothLocal ? local : new Uint8Array(0);
  hold(same(shown.local, visible), 'local candidates are shown that are not to be');
}

function expectKeys({ message }: Side, other: Side): void {
  hold(same(hash16(message.key), other.message.partnerHash), 'a key does not prove the pair');
}

function expectClaim({ state }: ModelSession, other: ModelSession): void {
  if (state.at !== 'reattaching' || other.state.at !== 'reattaching') return;
  const isNamed = same(hash16(state.key), other.state.partnerHash);
  hold(isNamed, 'two are a pair again of whom one did not name the other');
}

/** A pair that both have heard of is one, or none of them is in it. */
export function expectSymmetry(sessions: Iterable<ModelSession>): void {
  for (const session of sessions) {
    if (session.state.at !== 'paired') continue;
    const { partner } = session.state;
    hold(partner.state.at === 'paired', 'a pair has one side');
    hold(partner.state.partner === session, 'somebody is in two pairs');
  }
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

const hash16 = (bytes: Uint8Array): Uint8Array =>
  new Bun.CryptoHasher('sha256').update(bytes).digest().subarray(0, 16);
