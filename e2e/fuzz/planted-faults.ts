import type { PlantedFault } from './subject.ts';

/** Faults that the fuzzer must find, each in a copy of the server's sources that is made for it. */
export const plantedFaults: Readonly<Record<string, PlantedFault>> = {
  'a length that may be one too many': {
    file: 'protocol/src/field.ts',
    from: 'return length > maxLength ? from.refuse()',
    to: 'return length > maxLength + 1 ? from.refuse()',
  },
  'a session that is not forgotten, in one state': {
    file: 'server/src/core/switchboard.ts',
    from: "if (next.state === 'gone') this.#forget(member);",
    to: "if (next.state === 'gone' && before.state !== 'reattaching') this.#forget(member);",
  },
  'a frame that is taken in the wrong state': {
    file: 'server/src/core/session-step.ts',
    from: "case 'Join':\n      if (session.state !== 'idle') return refuse(session, 'badState');",
    to: "case 'Join':\n      if (session.state === 'paired') return refuse(session, 'badState');",
  },
  'a late word that reaches the next stranger': {
    file: 'server/src/core/session-step.ts',
    from: "if (session.state !== 'paired' || session.ticket !== frame.ticket) return stay(session);",
    to: "if (session.state !== 'paired') return stay(session);",
  },
  'a resume token that is good for ever': {
    file: 'server/src/core/reception.ts',
    from: 'if (member) this.#tokens.confirm(member);',
    to: '',
  },
  'a description that is not wiped': {
    file: 'server/src/shell/websocket.ts',
    from: 'socket.sendBinary(frame);\n      frame.fill(0);',
    to: 'socket.sendBinary(frame);',
  },
};
