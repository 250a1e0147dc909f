/** What each message of the wire is for stands in SPEC.md: a page has no use for it. */

/** @returns {import('vite').Plugin} A plugin that leaves the purposes out. */
export function stripPurposes() {
  return {
    name: 'strip-purposes',
    apply: 'build',
    // After TypeScript is gone from it.
    enforce: 'post',
    transform: {
      filter: { id: /-messages\.ts$/ },
      handler(code) {
        let stripped = code;
        for (const { start, end } of purposes(this.parse(code)).reverse()) {
          stripped = `${stripped.slice(0, start)}''${stripped.slice(end)}`;
        }
        return { code: stripped, map: null };
      },
    },
  };
}

/** The third of what `message(code, fields, purpose)` is given, in the order of the text. */
function purposes(node) {
  if (node === null || typeof node !== 'object') return [];
  const isMessage = node.type === 'CallExpression' && node.callee.name === 'message';
  const purpose = isMessage && node.arguments[2];
  return purpose ? [purpose] : Object.values(node).flatMap(purposes);
}
