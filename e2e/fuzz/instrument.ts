import ts from 'typescript';

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** A call in front of each block of a source that can run or not: functions, branches, loops, operands. */
export function instrument(
  file: string,
  source: string,
  nextBlock: () => number,
  probePath: string,
): string {
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext, true);
  const openings: Insertion[] = [];
  const endings: Insertion[] = [];
  const hit = () => `$hit(${nextBlock()})`;

  function around(node: ts.Node, before: string, after: string): void {
    openings.push({ at: node.getStart(), text: before });
    // What was opened last is closed first.
    endings.unshift({ at: node.getEnd(), text: after });
  }
  const expression = (node: ts.Node) => around(node, `(${hit()}, `, ')');
  function statement(node: ts.Statement): void {
    if (ts.isBlock(node)) openings.push({ at: node.getStart() + 1, text: `${hit()};` });
    else around(node, `{${hit()};`, '}');
  }

  function visit(node: ts.Node): void {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const body = node.body as ts.Block | ts.Expression;
      if (ts.isBlock(body)) statement(body);
      else expression(body);
    } else if (ts.isIfStatement(node)) {
      if (node.elseStatement) statement(node.elseStatement);
      else endings.unshift({ at: node.getEnd(), text: ` else {${hit()}}` });
      statement(node.thenStatement);
    } else if (ts.isIterationStatement(node, false)) {
      statement(node.statement);
    } else if (ts.isCaseOrDefaultClause(node)) {
      openings.push({ at: node.statements.pos, text: `${hit()};` });
    } else if (ts.isConditionalExpression(node)) {
      expression(node.whenTrue);
      expression(node.whenFalse);
    } else if (ts.isBinaryExpression(node) && isShortCircuit(node.operatorToken.kind)) {
      expression(node.right);
    }
    ts.forEachChild(node, visit);
  }
  visit(root);

  const text = inserted(source, [...endings, ...openings]);
  const imports = `import { $hit, $now } from ${JSON.stringify(probePath)};`;
  return `${imports}${text.replaceAll('performance.now()', '$now()')}`;
}

const shortCircuits: readonly ts.SyntaxKind[] = [
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
];
const isShortCircuit = (kind: ts.SyntaxKind) => shortCircuits.includes(kind);

function inserted(source: string, insertions: readonly Insertion[]): string {
  let text = '';
  let from = 0;
  // The order of those at one place stays: endings are before openings, inner ones before outer ones.
  for (const { at, text: added } of insertions.toSorted((a, b) => a.at - b.at)) {
    text += source.slice(from, at) + added;
    from = at;
  }
  return text + source.slice(from);
}
