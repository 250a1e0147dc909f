import { type TypeName, typeNames } from './field-kinds.ts';
import { type Harm, harms } from './frame-parts.ts';
import { mixed, pick } from './mixed.ts';
import type { WorldOptions } from './world.ts';

/** Somebody says something that is made up when its turn comes. */
export interface Say {
  readonly does: 'say';
  readonly seat: number;
  readonly type: TypeName;
  readonly seed: number;
  /** Fields whose value is another than `seed` makes it. */
  readonly seeds: Readonly<Record<number, number>>;
  readonly harms: readonly Harm[];
  /** Says only what its state allows, as a client does. */
  readonly isPolite: boolean;
}

/** One thing that happens. A seat is a person, who has one socket after the other. */
export type Action =
  | Say
  /** A frame as it stands: what a `say` came to. */
  | {
      readonly does: 'frame';
      readonly seat: number;
      readonly bytes: Uint8Array;
      readonly isLate: boolean;
    }
  | { readonly does: 'late'; readonly seat: number; readonly type: TypeName; readonly seed: number }
  | { readonly does: 'open'; readonly seat: number; readonly seed: number }
  | { readonly does: 'end'; readonly seat: number; readonly isLost: boolean }
  | { readonly does: 'text' | 'ping'; readonly seat: number }
  | { readonly does: 'pass'; readonly ms: number }
  | { readonly does: 'pause' | 'goOn' | 'drain' | 'closeAll' };

/** A whole play: the same server, the same actions, the same end. */
export interface Program {
  readonly world: WorldOptions;
  readonly actions: readonly Action[];
}

type Random = () => number;

export const seats = 7;
const mostActions = 160;
const moments = [0, 1, 249, 1_999, 2_000, 3_999, 4_000, 4_999, 5_000, 14_999, 15_000, 15_001];
const ages = [29_999, 30_000, 60_000, 120_000, 600_000, 3_600_000];

export function createProgram(random: Random): Program {
  const length = 8 + (random() % 60);
  return {
    world: createOptions(random),
    actions: Array.from({ length }, () => createAction(random)),
  };
}

function createOptions(random: Random): WorldOptions {
  return {
    seed: random(),
    isTight: random() % 12 === 0,
    hasFewIds: random() % 8 === 0,
    asksWork: random() % 5 === 0,
    mostLingering: random() % 6 === 0 ? 1 : 4,
  };
}

function createAction(random: Random): Action {
  const seat = random() % seats;
  const chance = random() % 100;
  if (chance < 74) return createSay(random, seat);
  if (chance < 78) return { does: 'open', seat, seed: random() };
  if (chance < 87) return { does: 'end', seat, isLost: random() % 3 > 0 };
  if (chance < 95) return { does: 'pass', ms: createWait(random) };
  if (chance < 97) return { does: 'late', seat, type: pick(typeNames, random()), seed: random() };
  if (chance < 98) return { does: pick(['text', 'ping', 'ping'] as const, random()), seat };
  return { does: pick(['pause', 'goOn', 'goOn', 'goOn', 'drain', 'closeAll'] as const, random()) };
}

const createWait = (random: Random) =>
  random() % 6 === 0 ? pick(ages, random()) : pick(moments, random());

function createSay(random: Random, seat: number): Action {
  const isPolite = random() % 8 > 0;
  return {
    does: 'say',
    seat,
    type: pick(typeNames, random()),
    seed: random(),
    seeds: {},
    harms: !isPolite && random() % 2 ? [createHarm(random)] : [],
    isPolite,
  };
}

const createHarm = (random: Random): Harm => ({
  how: pick(harms, random()),
  where: random(),
  what: random(),
});

/** The program with a few things changed; `other`: one to splice with. */
export function mutate(program: Program, other: Program, random: Random): Program {
  const actions = [...program.actions];
  let { world } = program;
  for (let n = 1 + (random() % 5); n > 0; n--) {
    const at = random() % (actions.length + 1);
    const chance = random() % 20;
    if (chance === 0) world = { ...world, ...createOptions(random), seed: world.seed };
    else if (chance < 4) actions.splice(at, 0, createAction(random));
    else if (chance < 6) actions.splice(at, 1 + (random() % 4));
    else if (chance < 8) splice(actions, other.actions, at, random);
    else if (chance < 10) repeat(actions, at, random);
    else if (chance < 11) swap(actions, at, random() % actions.length);
    else if (actions[at]) actions[at] = mutateAction(actions[at], random);
  }
  return { world, actions: actions.slice(0, mostActions) };
}

function splice(into: Action[], from: readonly Action[], at: number, random: Random): void {
  const start = random() % (from.length + 1);
  const end = start + (random() % (from.length - start + 1));
  into.splice(at, random() % 2 ? end - start : 0, ...from.slice(start, end));
}

/** The same again: by the same, by somebody else, or by turns with somebody else. */
function repeat(actions: Action[], at: number, random: Random): void {
  const run = actions.slice(at, at + 1 + (random() % 6));
  const seat = random() % seats;
  const way = random() % 3;
  const elsewhere = run.map((action) => ('seat' in action ? { ...action, seat } : action));
  if (way === 2)
    actions.splice(at, run.length, ...run.flatMap((one, i) => [one, elsewhere[i] ?? one]));
  else actions.splice(at + run.length, 0, ...(way === 1 ? elsewhere : run));
}

function swap(actions: Action[], one: number, other: number): void {
  const [a, b] = [actions[one], actions[other]];
  if (a && b) [actions[one], actions[other]] = [b, a];
}

function mutateAction(action: Action, random: Random): Action {
  if (action.does === 'pass') return { ...action, ms: createWait(random) };
  if ('seat' in action && random() % 5 === 0) return { ...action, seat: random() % seats };
  if (action.does !== 'say') return createAction(random);
  const chance = random() % 16;
  if (chance === 0) return { ...action, isPolite: !action.isPolite };
  if (chance === 1) return { ...action, harms: [...action.harms.slice(-2), createHarm(random)] };
  // Whoever always breaks the rules is soon nowhere.
  if (chance < 4) return { ...action, harms: [], isPolite: true };
  if (chance < 7) return { ...action, type: pick(typeNames, random()) };
  if (chance < 10) return { ...action, seed: random() };
  return { ...action, seeds: { ...action.seeds, [random() % 11]: random() } };
}

/** The seed of one field. */
export const seedOf = (action: Pick<Say, 'seed' | 'seeds'>, field: number): number =>
  action.seeds[field] ?? mixed(action.seed, field);
