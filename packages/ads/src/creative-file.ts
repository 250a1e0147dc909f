import { parse, TomlDate, TomlError } from 'smol-toml';
import * as v from 'valibot';
import { type Creative, creativeSchema } from './creative.ts';
import { stemsOf } from './languages.ts';

/** One thing that is wrong with a creative, and where. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  /** What is wrong, to follow the field's name. */
  readonly message: string;
}

export type CreativeRead =
  | { readonly ok: true; readonly value: Creative }
  | { readonly ok: false; readonly code: 'refused'; readonly problems: readonly Problem[] };

/** No creative needs more; a larger file is not looked at. */
const maxFileBytes = 8_192;

/** Reads one creative. Each problem has its file, its line and its field; all are found at once. */
export function readCreative(file: string, text: string): CreativeRead {
  const refuse = (...problems: Omit<Problem, 'file'>[]): CreativeRead => ({
    ok: false,
    code: 'refused',
    problems: problems.map((problem) => ({ file, ...problem })),
  });
  const name = /(?:^|[\\/])([^\\/]+)\.toml$/.exec(file)?.[1] ?? '';
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) || name.length > 40) {
    const message = 'must be called by small letters, digits and hyphens, such as desk-lamp.toml';
    return refuse({ line: 1, field: 'the file', message });
  }
  if (text.length > maxFileBytes) {
    return refuse({ line: 1, field: 'the file', message: `is longer than ${maxFileBytes} bytes` });
  }
  const toml = parseToml(text);
  if (!toml.ok) return refuse({ line: toml.line, field: 'the file', message: toml.message });
  const parsed = v.safeParse(creativeSchema, toml.value);
  if (parsed.success) {
    const creative = { name, ...parsed.output };
    const blind = (['topics', 'avoid-topics'] as const).flatMap((field) =>
      blindTopics(creative, field).map((topic) => ({
        line: lineOf(text, field),
        field,
        message: `has ${JSON.stringify(topic)}, in which no word is compared`,
      })),
    );
    return blind.length === 0 ? { ok: true, value: creative } : refuse(...blind);
  }
  const problems = parsed.issues.map((issue) => {
    const path = issue.path ?? [];
    const [field = 'the file', ...inner] = path.map(({ key }) => String(key));
    return {
      line: lineOf(text, field),
      field: [field, ...inner.map((index) => `[${Number(index) + 1}]`)].join(''),
      message: messageOf(issue),
    };
  });
  return refuse(...problems);
}

/** Topics that consist of stop words and numbers: one to avoid would never be found. */
function blindTopics(creative: Creative, field: 'topics' | 'avoid-topics'): string[] {
  return creative[field].filter((topic) =>
    creative.languages.some((language) => stemsOf(topic, language).length === 0),
  );
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  // valibot reports what is missing, and what should not be there, as a type that does not fit.
  if (issue.kind === 'schema' && issue.type === 'strict_object') {
    if (issue.expected === 'never') return 'is no field of a creative';
    return issue.received === 'undefined' ? 'is missing' : 'is not understood';
  }
  return issue.message;
}

type Toml =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly line: number; readonly message: string };

function parseToml(text: string): Toml {
  try {
    const entries = Object.entries(parse(text)).map(([key, value]) => [key, plainDay(value)]);
    return { ok: true, value: Object.fromEntries(entries) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The first line is what is wrong; those after it draw the place.
    const [first = ''] = error.message.split('\n');
    return { ok: false, line: error.line, message: `is not TOML: ${first}` };
  }
}

/** A local date is text in the schema; any other date is left to be refused. */
const plainDay = (value: unknown) =>
  value instanceof TomlDate && value.isDate() ? value.toISOString() : value;

/** Returns the line on which a field is given; the first, when it is not there. */
export function lineOf(text: string, field: string): number {
  const isField = (line: string) => {
    const key = /^\s*(?:\[+\s*)?(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*[.=\]]/.exec(line);
    return (key?.[1] ?? key?.[2] ?? key?.[3]) === field;
  };
  return text.split('\n').findIndex(isField) + 1 || 1;
}
