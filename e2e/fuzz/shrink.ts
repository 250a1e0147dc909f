import type { Action, Program } from './program.ts';

/** The shortest program found that `isStill` the same: pieces are left out, larger ones first. */
export function shrink(program: Program, isStill: (program: Program) => boolean): Program {
  let actions: readonly Action[] = program.actions;
  for (let length = actions.length; length >= 1; length = Math.floor(length / 2)) {
    for (let at = 0; at + length <= actions.length; ) {
      const fewer = [...actions.slice(0, at), ...actions.slice(at + length)];
      if (isStill({ ...program, actions: fewer })) actions = fewer;
      else at += length;
    }
  }
  return { ...program, actions };
}
