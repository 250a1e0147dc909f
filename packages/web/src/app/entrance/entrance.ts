import { type ReadonlySignal, signal } from '@preact/signals';

/**
 * Asks whoever can prove it whether the visitor is of age: one bit, true for yes. It is asked after a
 * press of Start, so it may open a window; what it throws counts as no answer.
 */
export type AgeCheck = () => Promise<boolean>;

/** What stands between Start and the first search. `refused`: the check said no, or nothing. */
export type EntranceStep = 'none' | 'agreeing' | 'checking' | 'refused';

export interface Entrance {
  readonly step: ReadonlySignal<EntranceStep>;
  /** Start was pressed: goes on at once where everything is settled. */
  start(): void;
  /** 18 or older, and the guidelines will be kept. */
  agree(): void;
  /** Asks the age check again. */
  check(): void;
  /** Back to the lobby; an answer that comes later starts nothing. */
  shut(): void;
}

export interface EntrancePorts {
  hasAgreed(): boolean;
  rememberAgreement(): void;
  readonly ageCheck: AgeCheck | undefined;
  begin(): void;
}

/** That one has agreed is a preference; what the age check said lives here and goes with the page. */
export function createEntrance(ports: EntrancePorts): Entrance {
  const step = signal<EntranceStep>('none');
  let isOfAge = ports.ageCheck === undefined;
  let asked = 0;

  function begin(): void {
    step.value = 'none';
    ports.begin();
  }

  async function check(): Promise<void> {
    if (isOfAge) return begin();
    asked += 1;
    const mine = asked;
    step.value = 'checking';
    const answer = await ask(ports.ageCheck);
    if (mine !== asked || step.value !== 'checking') return;
    isOfAge = answer;
    if (isOfAge) begin();
    else step.value = 'refused';
  }

  return {
    step,
    start() {
      if (ports.hasAgreed()) void check();
      else step.value = 'agreeing';
    },
    agree() {
      ports.rememberAgreement();
      void check();
    },
    check: () => void check(),
    shut() {
      step.value = 'none';
    },
  };
}

/** Only a plain `true` is a yes: whatever else an operator's code returns is not kept either. */
async function ask(ageCheck: AgeCheck | undefined): Promise<boolean> {
  try {
    return (await ageCheck?.()) === true;
  } catch {
    return false;
  }
}
