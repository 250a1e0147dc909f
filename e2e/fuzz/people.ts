import { hold } from './finding.ts';
import { idle, leave, type ModelSession } from './session-model.ts';

/** One socket, as its client sees it. */
export interface Line {
  readonly number: number;
  /** It has said nothing yet. */
  isNew: boolean;
  isClosed: boolean;
  readonly openedAt: number;
  readonly local: boolean;
  session: ModelSession | undefined;
  /** The last word before it is closed. */
  farewell: 'terminated' | 'blocked' | undefined;
}

/** Everybody whom the server must know of. */
export class People {
  readonly lines: Line[] = [];
  readonly sessions = new Set<ModelSession>();
  readonly #byToken = new Map<string, ModelSession>();
  /** From the one that was lost first to the one that was lost last. */
  readonly #lingering = new Set<ModelSession>();
  isDraining = false;
  isPaused = false;

  line(number: number): Line {
    return this.lines[number] as Line;
  }

  holderOf(token: Uint8Array): ModelSession | undefined {
    return this.#byToken.get(hex(token));
  }

  admit(line: Line, token: Uint8Array): void {
    const session: ModelSession = {
      state: idle,
      last: 0,
      line: line.number,
      lostAt: 0,
      local: line.local,
      token: hex(token),
      formerToken: undefined,
      owed: undefined,
      mayBeOver: false,
      isGone: false,
    };
    hold(!this.#byToken.has(session.token), 'a token is given twice');
    this.#byToken.set(session.token, session);
    this.sessions.add(session);
    line.session = session;
  }

  /** It goes on over another socket, by `used`. */
  resume(session: ModelSession, line: Line, used: Uint8Array, token: Uint8Array): void {
    const fresh = hex(token);
    hold(!this.#byToken.has(fresh), 'a token is given twice');
    if (hex(used) === session.token) {
      this.forgetFormerToken(session);
      session.formerToken = session.token;
    } else {
      this.#byToken.delete(session.token);
    }
    session.token = fresh;
    this.#byToken.set(fresh, session);
    this.#lingering.delete(session);
    session.mayBeOver = false;
    session.line = line.number;
    session.local = line.local;
    line.session = session;
  }

  forgetFormerToken(session: ModelSession): void {
    if (session.formerToken !== undefined) this.#byToken.delete(session.formerToken);
    session.formerToken = undefined;
  }

  /** Its socket is lost. When too many are, the first of them is given up (R5). */
  linger(session: ModelSession, now: number, most: number): void {
    this.line(session.line as number).session = undefined;
    session.line = undefined;
    session.lostAt = now;
    this.#lingering.add(session);
    if (this.#lingering.size <= most) return;
    const [first] = this.#lingering;
    const isSure = [...this.#lingering].every(({ mayBeOver }) => !mayBeOver);
    if (isSure && first) this.end(first, 'lost');
    else this.doubtLingering();
  }

  /** Flags or a block may have ended whoever is away. */
  doubtLingering(): void {
    for (const session of this.#lingering) session.mayBeOver = true;
  }

  /** It has gone, and whoever was there hears why. */
  end(session: ModelSession, why: string): void {
    leave(session, why, ...(session.mayBeOver ? ['terminated'] : []));
    session.isGone = true;
    this.forgetFormerToken(session);
    this.#byToken.delete(session.token);
    this.#lingering.delete(session);
    this.sessions.delete(session);
    if (session.line !== undefined) this.line(session.line).session = undefined;
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
