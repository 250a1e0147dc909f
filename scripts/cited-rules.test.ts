import { expect, test } from 'bun:test';
import { unknownRules } from './cited-rules.ts';

const pages = ['# Rules\n\n- **W3** No frame is longer.\n- **I6** Late.\n', '| P3 | No words. |\n'];
// Written with < and >, or the check would take these titles for this file's own.
const unknownIn = (text: string) => {
  const source = text.replaceAll('<', '[').replaceAll('>', ']');
  return [...unknownRules(new Map([['a.test.ts', source]]), pages)];
};

test('[rules] rules of lists, promises of the table and words are known', () => {
  expect(
    unknownIn(`test('<W3> a', f); describe("<W3> <I6> b", f); test(\`<P3> \${c}\`, f);
      test.each([[1]])('<I6> %s', f); describe.skipIf(x)('<W3> d', f); test('<page> e', f);
      test('none', f(expect('<Z9>').toBe('<Z9>')));`),
  ).toEqual([]);
});

test('[rules] a rule that no page gives is told once, with its file', () => {
  expect(unknownIn("test('<W4> a', f); test('<W3> <Q1> b', f);\ndescribe('<W4> c', f);")).toEqual([
    ['W4', 'a.test.ts'],
    ['Q1', 'a.test.ts'],
  ]);
});
