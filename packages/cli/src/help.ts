import { describedOptions } from './start-options.ts';

export const generalHelp = `passerby: a place to meet a stranger, face to face, that never knows who you are.

  passerby start      serve the page, its sockets, STUN and a relay
  passerby ads        check, preview and count ads that know the page and nobody else
  passerby config     print the options that are in force, and where each came from
  passerby doctor     look at a running server as a visitor does, and at its machine
  passerby audit      check what a running site promises, as far as anybody can from outside
  passerby verify     compare the files of a running site with those of a build
  passerby health     ask a running server on this machine whether it is well
  passerby plan       what so many people at once take, cost, and need of ads
  passerby --version  print the version

passerby start --help lists the options, passerby ads --help its commands.
`;

export const configHelp = `passerby config: print the options that start would take, and where each came from.

It takes the flags, the environment and the file of passerby start, which --help of that one lists.
What is wrong with them is said in one sentence, and the exit code is 1.
`;

export const healthHelp = `passerby health: ask a running server on this machine whether it is well.

It takes the flags, the environment and the file of passerby start, to know where the server is. The
exit code is 0 when it says ok: for whatever starts it again when it does not.
`;

export const auditHelp = `passerby audit URL: check what a running site promises, as far as anybody can from outside.

  --json  for programs

It asks for the pages of the site and what they load, and tries its socket: cookies and other marks, what
pages may load and run, other hosts, what the server tells of itself, what it takes. What only the machine
can show (disk, memory, logs) is checked in a checkout, by npm run audit. The exit code is 1 when a promise
is broken. Nothing is sent but to that site.
`;

export const verifyHelp = `passerby verify URL: compare the files of a running site with those of a build.

  --manifest=FILE  the site-manifest.json of a build; else that of the page that was built here

Every file of the build is fetched and compared by its hash; a page with an ad must be one of those that were
built. What a server puts into a page, its own address and its operator's contact, is taken out before. It says
what you were served just now: not what somebody else is. The exit code is 1 when a file is another one.
`;

export const doctorHelp = `passerby doctor: look at a running server as a visitor does, and at its machine.

  --url ADDRESS  what people type: https://chat.example; else --origin, else what start would serve
  --pid NUMBER   the server's process, whose limits are looked at; else those of this command
  --ca FILE      a certificate (PEM) that is trusted besides those that the system trusts
  --outside      this machine is not the server's: look from outside alone

It takes the flags, the environment and the file of passerby start as well. Every line is a finding:
ok, care (do something soon), wrong (do something first) or skipped; what to do stands under it. The
exit code is 1 when something is wrong. Nothing is changed, and nothing is sent but to that server.
`;

/** Every option of `start` with its variable and its default, from the schema itself. */
export function startHelp(): string {
  const rows = describedOptions.map((option) => ({
    usage: option.isSwitch ? option.flag : `${option.flag} ${option.takes}`,
    says: option.says + defaultOf(option.name, option.default),
    variable: option.variable,
  }));
  rows.push({
    usage: '--config FILE',
    says: 'a JSON file with any of these: {"port": 9000, "relaxAfter": 2}',
    variable: 'PASSERBY_CONFIG',
  });
  const width = Math.max(...rows.map((row) => row.usage.length));
  const indent = ' '.repeat(width + 4);
  const lines = rows.map(
    ({ usage, says, variable }) => `  ${usage.padEnd(width)}  ${says}\n${indent}${variable}\n`,
  );
  return `passerby start: serve the page, its sockets and STUN from this process, and a relay beside it.

A flag wins over its environment variable (under it here), and that over the file.

${lines.join('')}`;
}

function defaultOf(name: string, value: unknown): string {
  // The site's default is a path of this very machine.
  if (name === 'site' || value === undefined || Array.isArray(value)) return '';
  return ` (${value})`;
}
