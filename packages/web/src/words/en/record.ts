import type { HeldName } from '@passerby/client/core/held';
import { createCounts } from '../counts.ts';

const counts = createCounts('en');
const states: readonly string[] = ['not looking', 'looking', 'in a call', 'back in a call'];
const modes: readonly string[] = ['video', 'voice', 'text'];

export const record = {
  title: 'What the server knows about you',
  intro:
    'This is all of it, asked for anew each second. Your name, your words and your picture never get there.',
  rest: 'It ends with this tab. What the server holds of everybody together:',
  inventory: 'the inventory',
  counts:
    'This site counts how calls come about, in totals: as a call begins, your browser tells the server whether it is direct or relayed, and which of six groups of time it took. Nothing of it is kept with you.',
  asking: 'Asking the server …',
  away: 'The server is out of reach, and will forget you in a moment.',
  unknown: 'The server speaks of things that this page does not know. Reload it.',
  names: {
    id: 'A random number for this session',
    state: 'What you are doing',
    token: 'A secret that brings you back after a broken line',
    socket: 'Your connection',
    network: 'A number for your network, without its address; the inventory says how long it stays',
    local: 'Are you on a private network?',
    lastTicket: 'How often you have looked',
    avoided: 'Sessions you have met and will not meet again now',
    presenceShown: 'Were you told how many are here?',
    ticket: 'The number of this search or call',
    mode: 'How you want to meet',
    language: 'Your language, as a number',
    tags: 'Your interests, hashed',
    hardNat: 'Does your network need a relay?',
    relayOnly: 'Do you hide your address?',
    since: 'How long you have been looking',
    generation: 'How often your description was renewed',
    commitment: 'A seal for the emoji',
    description: 'How your browser can be reached',
    localCandidates: 'Addresses inside your home, for people in it alone',
    partner: 'Whom you are with, by a random number',
    partnerTicket: 'The number of the call on their side',
    pairKeys: 'Keys that prove a call which outlived the server',
    pairings: 'Calls that can still be reported',
    flagged: 'Sessions you have reported',
    conduct: 'Totals of what you did, fading',
    flags: 'Were you reported? Told a minute late',
    workedFor: 'The search that your device worked for',
  } satisfies Record<HeldName, string>,
  states,
  modes,
  units: {
    bytes: (value: number) => counts.plural(value, { one: '# byte', other: '# bytes' }),
    count: (value: number) => counts.plural(value, { one: '1, not told', other: '#' }),
    seconds: (value: number) => counts.elapsed(value * 1_000),
    yes: (value: number): string => (value === 0 ? 'no' : 'yes'),
  },
  until: {
    session: 'until you close this tab',
    search: 'until you meet somebody, or stop',
    pair: 'until the call ends',
  },
  seconds: (left: number) => `gone in ${counts.elapsed(left * 1_000)} at most`,
};
