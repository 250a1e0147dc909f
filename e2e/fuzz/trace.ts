import type { Action, Program } from './program.ts';

/** A program as one line, to be played again: frames stand in it as hex. */
export const writeTrace = ({ world, actions }: Program): string =>
  JSON.stringify({
    world,
    actions: actions.map((action) =>
      action.does === 'frame'
        ? { ...action, bytes: Buffer.from(action.bytes).toString('hex') }
        : action,
    ),
  });

export function readTrace(line: string): Program {
  const { world, actions } = JSON.parse(line) as Program;
  return {
    world,
    actions: actions.map((action: Action) =>
      action.does === 'frame'
        ? { ...action, bytes: new Uint8Array(Buffer.from(String(action.bytes), 'hex')) }
        : action,
    ),
  };
}
