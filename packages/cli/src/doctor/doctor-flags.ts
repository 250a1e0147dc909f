/** What `passerby doctor` takes besides the options of `start`. */
export type DoctorFlags =
  | {
      readonly ok: true;
      /** The address that people type. */
      readonly url: URL | undefined;
      /** The server's process, on this machine. */
      readonly pid: number | undefined;
      /** A PEM file with a certificate that is trusted besides what the system trusts. */
      readonly ca: string | undefined;
      /** This machine is not the server's. */
      readonly outsideOnly: boolean;
      /** Everything else: the options of `start`. */
      readonly rest: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

const wrong = (message: string) => ({ ok: false, message }) as const;

/** Takes them out of the words of the command line. */
export function readDoctorFlags(words: readonly string[]): DoctorFlags {
  const rest: string[] = [];
  const given = new Map<string, string>();
  let outsideOnly = false;
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, flag = '', inline] = /^(--url|--pid|--ca)(?:=(.*))?$/s.exec(word) ?? [];
    if (word === '--outside') outsideOnly = true;
    else if (flag === '') rest.push(word);
    else {
      const value = inline ?? left.shift();
      if (value === undefined || value === '') return wrong(`${flag} needs a value.`);
      given.set(flag, value);
    }
  }
  const address = given.get('--url');
  const url = address === undefined ? undefined : URL.parse(address);
  if (url === null || (url && !/^https?:$/.test(url.protocol))) {
    return wrong(
      `--url: ${JSON.stringify(address)} is not an address such as https://chat.example.`,
    );
  }
  const pid = given.get('--pid');
  if (pid !== undefined && !/^[1-9]\d{0,8}$/.test(pid)) {
    return wrong(`--pid: ${JSON.stringify(pid)} is not the number of a process.`);
  }
  return {
    ok: true,
    url,
    pid: pid === undefined ? undefined : Number(pid),
    ca: given.get('--ca'),
    outsideOnly,
    rest,
  };
}
