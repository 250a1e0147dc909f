import { type Finding, finding } from './finding.ts';
import type { MachineFacts } from './machine-facts.ts';

/** A socket takes one file; below this a busy evening ends in refusals. */
const fewFiles = 8_192;

/** Judges what Linux says: open files, swap, core dumps, where words go. */
export function judgeMachine(facts: MachineFacts): readonly Finding[] {
  return [judgeFiles(facts), judgeSwap(facts), judgeCore(facts), judgeOutputs(facts)];
}

function judgeFiles({ limits }: MachineFacts): Finding {
  const soft = softLimit(limits, 'Max open files');
  if (soft === undefined) return finding.skipped('files', 'This system does not say its limit.');
  if (soft >= fewFiles) return finding.ok('files', `${inWords(soft)} files may be open at once.`);
  return finding.care(
    'files',
    `Only ${soft} files may be open at once, and every visitor takes one.`,
    'systemd: LimitNOFILE=65536. compose: ulimits.nofile. A shell: ulimit -n 65536.',
  );
}

function judgeSwap({ swaps, cgroupSwapMax, status }: MachineFacts): Finding {
  if (swaps === undefined) return finding.skipped('swap', 'This system does not say.');
  const isOn = swaps.trim().split('\n').length > 1;
  if (!isOn) return finding.ok('swap', 'There is none: memory stays memory.');
  const swappedKb = Number(/^VmSwap:\s+(\d+) kB$/m.exec(status ?? '')?.[1] ?? 0);
  if (cgroupSwapMax?.trim() === '0' && swappedKb === 0) {
    return finding.ok('swap', 'This machine swaps, and this process may not.');
  }
  return finding.wrong(
    'swap',
    swappedKb > 0
      ? `${swappedKb} kB of this process are on the disk.`
      : 'What is in memory can be written to the disk.',
    'systemd: MemorySwapMax=0. compose: memswap_limit equal to mem_limit. The machine: swapoff -a.',
  );
}

function judgeCore({ limits, corePattern }: MachineFacts): Finding {
  const soft = softLimit(limits, 'Max core file size');
  if (soft === undefined || corePattern === undefined) {
    return finding.skipped('core dumps', 'This system does not say.');
  }
  // Linux gives a dump to a program whatever the limit is; only a limit of 0 that the program itself
  // reads, as systemd-coredump does, keeps it from the disk (core(5)).
  const program = /^\|(\S+)/.exec(corePattern)?.[1];
  if (soft === 0 && program === undefined) return finding.ok('core dumps', 'There are none.');
  if (soft === 0 && program?.endsWith('/systemd-coredump')) {
    return finding.ok('core dumps', 'There are none: systemd-coredump minds the limit of 0.');
  }
  if (program !== undefined) {
    return finding.wrong(
      'core dumps',
      `When it crashes its memory is given to ${program}.`,
      soft === 0
        ? 'Turn that program off: sysctl kernel.core_pattern=core.'
        : 'systemd: LimitCORE=0. compose: ulimits.core: 0. And: sysctl kernel.core_pattern=core.',
    );
  }
  return finding.wrong(
    'core dumps',
    'When it crashes its memory is written to a file.',
    'systemd: LimitCORE=0. compose: ulimits.core: 0. A shell: ulimit -c 0.',
  );
}

function judgeOutputs({ outputs }: MachineFacts): Finding {
  const files = outputs.filter((one) => one.startsWith('file:')).map((one) => one.slice(5));
  if (files.length === 0) return finding.ok('log', 'What it says goes to no file of its own.');
  return finding.care(
    'log',
    `What it says goes to ${[...new Set(files)].join(' and ')}.`,
    'Nothing about anyone is in it, but nobody needs it: send it to journald or to /dev/null.',
  );
}

/** `Infinity` for unlimited. */
function softLimit(limits: string | undefined, name: string): number | undefined {
  const word = new RegExp(`^${name}\\s+(\\S+)`, 'm').exec(limits ?? '')?.[1];
  if (word === undefined) return undefined;
  return word === 'unlimited' ? Infinity : Number(word);
}

const inWords = (count: number): string => (count === Infinity ? 'Any number of' : String(count));
