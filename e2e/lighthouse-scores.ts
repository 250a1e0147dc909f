/**
 * Lighthouse is fetched when it is asked for (docs/decisions/002-dependencies.md), at this version. It runs in Bun, since it wants a
 * newer Node than this project does.
 */
const lighthouse = 'lighthouse@13.5.0';
const timeoutMs = 180_000;
const looks = 3;

/** Each from 0 to 100. */
export interface Scores {
  readonly performance: number;
  readonly accessibility: number;
  readonly 'best-practices': number;
  readonly seo: number;
}

export const leastScore = 95;

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
}

/**
 * What Lighthouse says of a page, as on a phone with a slow line: the first look of three that is good, else
 * the last. A machine with other things to do lowers a score, and now and then loses the look.
 */
export async function readScores(url: string): Promise<Scores> {
  for (let left = looks - 1; ; left--) {
    const scores = await look(url).catch((error: Error) => error);
    if (left === 0 && scores instanceof Error) throw scores;
    if (!(scores instanceof Error) && (left === 0 || isGood(scores))) return scores;
  }
}

async function look(url: string): Promise<Scores> {
  const child = Bun.spawn(
    [
      ...[process.execPath, 'x', '--bun', lighthouse, url],
      ...['--quiet', '--output=json', '--output-path=stdout', '--no-enable-error-reporting'],
      '--chrome-flags=--headless=new --no-sandbox',
    ],
    {
      env: { ...process.env, CHROME_PATH: '/usr/bin/chromium', CI: '1' },
      stdout: 'pipe',
      stderr: 'pipe',
      timeout: timeoutMs,
    },
  );
  const [output, complaint] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  if ((await child.exited) !== 0) throw new Error(`Lighthouse on ${url}: ${complaint}`);
  const { categories } = JSON.parse(output) as Report;
  const of = (name: keyof Scores) => Math.round(100 * (categories[name]?.score ?? 0));
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    'best-practices': of('best-practices'),
    seo: of('seo'),
  };
}

export const isGood = (scores: Scores): boolean =>
  Object.values(scores).every((score) => score >= leastScore);
