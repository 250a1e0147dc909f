import type { ClientMessage } from '@passerby/protocol/client-messages';
import { commitmentBytes } from '@passerby/protocol/limits';

type Join = Extract<ClientMessage, { type: 'Join' }>;
type Wish = Partial<Omit<Join, 'type' | 'ticket'>>;

/** Somebody who takes anyone, unless the test says otherwise. */
export const joinFrame = (ticket: number, wish: Wish = {}): Join => ({
  type: 'Join',
  ticket,
  mode: 'video',
  language: 0,
  generation: 0,
  hardNat: false,
  relayOnly: false,
  commitment: new Uint8Array(commitmentBytes),
  tags: new Uint8Array(0),
  description: Uint8Array.of(1, 2, 3),
  local: new Uint8Array(0),
  ...wish,
});

/** The same, leaving whoever is there. */
export const nextFrame = (ticket: number, wish: Wish = {}): ClientMessage => ({
  ...joinFrame(ticket, wish),
  type: 'Next',
  why: 'left',
});
