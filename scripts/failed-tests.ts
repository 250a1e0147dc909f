const ended = /^\((pass|fail|skip|todo)\) /;
/** As many lines of what went wrong as a reader needs to begin. */
const linesEach = 20;

/**
 * What `bun test` printed about each test that failed: the last lines before its `(fail)`, and that
 * line. Bun repeats those lines in its summary, where nothing stands before them.
 */
export function failedTests(output: string): readonly string[] {
  const failures: string[] = [];
  const told = new Set<string>();
  let since: string[] = [];
  for (const line of output.split('\n')) {
    since.push(line);
    const [, end] = ended.exec(line) ?? [];
    if (end === undefined) continue;
    if (end === 'fail' && !told.has(line)) {
      told.add(line);
      failures.push(since.slice(-linesEach).join('\n').trim());
    }
    since = [];
  }
  return failures;
}
