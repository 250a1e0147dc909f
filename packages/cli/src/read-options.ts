import * as v from 'valibot';
import { isSlip, nearest } from './nearest.ts';
import {
  type DescribedOption,
  describedOptions,
  type OptionName,
  type StartOptions,
  startOptions,
} from './start-options.ts';

/** Where options come from; each source overrides those after it. */
export interface OptionSources {
  readonly flags: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of a file, or why there is none. */
  readFile(name: string): Promise<string | undefined>;
}

export type OptionsRead =
  | { readonly ok: true; readonly value: StartOptions; readonly given: GivenOptions }
  | { readonly ok: false; readonly message: string };

/** A value as it was given, and where: `--port`, `PORT`, `"port" in passerby.json`. */
interface Given {
  readonly value: unknown;
  readonly source: string;
}

/** Whatever was not left to its default. */
export type GivenOptions = ReadonlyMap<OptionName, Given>;
type Read<T> = { readonly ok: true; readonly value: T } | Wrong;
interface Wrong {
  readonly ok: false;
  readonly message: string;
}

const configFlag = '--config';
const variablePrefix = 'PASSERBY_';
const configVariable = 'PASSERBY_CONFIG';
const seeHelp = 'passerby start --help lists them';

/**
 * Reads flags, environment and the JSON file that `--config` names, in this order of precedence,
 * and checks them against the schema. The message about the first wrong value says which it is,
 * where it came from and what is allowed.
 */
export async function readOptions(sources: OptionSources): Promise<OptionsRead> {
  const flags = readFlags(sources.flags);
  if (!flags.ok) return flags;
  const environment = readEnvironment(sources.environment);
  if (!environment.ok) return environment;
  const configName = flags.value.config ?? (sources.environment[configVariable] || undefined);
  const file = await readConfig(configName, sources);
  if (!file.ok) return file;

  const given = new Map([...file.value, ...environment.value, ...flags.value.options]);
  const raw = Object.fromEntries([...given].map(([name, { value }]) => [name, value]));
  const parsed = v.safeParse(startOptions, raw, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output, given };
  const [issue] = parsed.issues;
  const key = issue.path?.[0].key as OptionName;
  const culprit = given.get(key);
  if (culprit === undefined) return wrong(issue.message);
  const isSecret = describedOptions.some(({ name, isSecret }) => isSecret && name === key);
  const shown = isSecret ? 'what was given' : show(culprit.value);
  return wrong(`${culprit.source}: ${shown} is not ${issue.message}.`);
}

interface Flags {
  readonly options: GivenOptions;
  readonly config: string | undefined;
}

function readFlags(args: readonly string[]): Read<Flags> {
  const options = new Map<OptionName, Given>();
  let config: string | undefined;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (!arg.startsWith('-')) {
      return wrong(`${show(arg)} is not understood: flags alone are taken, and ${seeHelp}.`);
    }
    const [flag = '', inline] = split(arg);
    const option = describedOptions.find((known) => known.flag === flag);
    if (option === undefined && flag !== configFlag) {
      const flags = describedOptions.map((known) => known.flag);
      return unknown(flag, nearest(flag, [...flags, configFlag, '--help', '--version']));
    }
    const value = inline ?? (option?.isSwitch ? 'yes' : rest.shift());
    if (value === undefined || (inline === undefined && value.startsWith('--'))) {
      return wrong(`${flag} needs a value: ${flag} ${option?.takes ?? 'FILE'}.`);
    }
    if (option === undefined) {
      config = value;
      continue;
    }
    const before = options.get(option.name);
    if (before && !option.isList) return wrong(`${flag} is given twice: once is enough.`);
    options.set(option.name, { source: flag, value: joined(option, before, value) });
  }
  return { ok: true, value: { options, config } };
}

function split(arg: string): readonly [string, string | undefined] {
  const at = arg.indexOf('=');
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}

/** A list grows with each flag; commas in one value count as well. */
function joined(option: DescribedOption, before: Given | undefined, value: string): string {
  return option.isList && before ? `${before.value},${value}` : value;
}

function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Read<GivenOptions> {
  const options = new Map<OptionName, Given>();
  const known = new Map(describedOptions.map((option) => [option.variable, option.name]));
  // Some variables have the prefix and some have not: what was written is compared without it.
  const variables = [...known.keys(), configVariable];
  const bare = new Map(variables.map((name) => [name.replace(variablePrefix, ''), name]));
  for (const [variable, value] of Object.entries(environment)) {
    // An empty variable is how many tools write one that is not set.
    if (value === undefined || value === '') continue;
    const name = known.get(variable);
    if (name !== undefined) {
      options.set(name, { source: variable, value });
      continue;
    }
    if (!variable.startsWith(variablePrefix) || variable === configVariable) continue;
    // Docker and Kubernetes tell containers of a service that is called passerby in this way.
    if (/^(?:tcp|udp):\/\//.test(value)) continue;
    // Other programs have PASSERBY_ variables too; only what looks like a slip is refused.
    const word = variable.slice(variablePrefix.length);
    if (![...bare.keys()].some((name) => isSlip(word, name))) continue;
    return unknown(variable, bare.get(nearest(word, [...bare.keys()]) ?? ''));
  }
  return { ok: true, value: options };
}

async function readConfig(
  name: string | undefined,
  sources: OptionSources,
): Promise<Read<GivenOptions>> {
  if (name === undefined) return { ok: true, value: new Map() };
  const text = await sources.readFile(name);
  if (text === undefined) return wrong(`The file ${name} cannot be read.`);
  const content = parseObject(text);
  if (content === undefined) return wrong(`The file ${name} holds no JSON object.`);
  const options = new Map<OptionName, Given>();
  const names: readonly string[] = describedOptions.map((option) => option.name);
  for (const [key, value] of Object.entries(content)) {
    if (!names.includes(key)) return unknown(`${show(key)} in ${name}`, nearest(key, names));
    options.set(key as OptionName, { source: `"${key}" in ${name}`, value });
  }
  return { ok: true, value: options };
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const wrong = (message: string): Wrong => ({ ok: false, message });

function unknown(what: string, meant: string | undefined): Wrong {
  return wrong(`${what} is no option: ${meant ? `did you mean ${meant}?` : `${seeHelp}.`}`);
}

/** A value as the operator gave it, cut to what fits a sentence. */
function show(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
