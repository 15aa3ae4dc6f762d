import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Which argument of a maker is the reason; that of AppError stands in its detail. */
const makers: Record<string, number> = { invalidInput: 2, forbidden: 1 };

/** Every `reason` that an error of the sources can carry, found in the syntax; what cannot be told is an error itself. */
export function findErrorReasons(root: string): Set<string> {
  const found = new Set<string>();
  for (const folder of ['platform/src', 'gateway/src', 'services']) {
    for (const file of sourcesUnder(join(root, folder))) {
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
      for (const expression of reasonExpressions(source)) {
        for (const reason of literalsOf(expression, source)) found.add(reason);
      }
    }
  }
  return found;
}

const sourcesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.includes('node_modules'))
    .map((name) => join(folder, name));

function reasonExpressions(source: ts.SourceFile): ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const reason = node.arguments[makers[node.expression.text] ?? -1];
      if (reason) found.push(reason);
    }
    if (ts.isObjectLiteralExpression(node) && carriesError(node)) {
      const reason = node.properties.find((property) => property.name?.getText() === 'reason');
      if (reason && ts.isPropertyAssignment(reason)) found.push(reason.initializer);
      if (reason && ts.isShorthandPropertyAssignment(reason)) found.push(reason.name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The detail of an AppError, or extensions that are written down as they leave. */
function carriesError(node: ts.ObjectLiteralExpression): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent)) return parent.expression.getText() === 'AppError';
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.SuperKeyword;
  const code = node.properties.find((property) => property.name?.getText() === 'code');
  return code !== undefined && ts.isPropertyAssignment(code) && ts.isStringLiteral(code.initializer);
}

function literalsOf(expression: ts.Expression, source: ts.SourceFile): string[] {
  if (ts.isStringLiteral(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) {
    return [...literalsOf(expression.whenTrue, source), ...literalsOf(expression.whenFalse, source)];
  }
  if (ts.isElementAccessExpression(expression)) return stringsUnder(declarationOf(expression.expression, source));
  if (!ts.isIdentifier(expression) || expression.text === 'undefined') return [];
  return stringsUnder(declarationOf(expression, source));
}

/** A parameter or variable of the same file, or the type that it names there. */
function declarationOf(name: ts.Expression, source: ts.SourceFile): ts.Node {
  const declaration = find(source, (node) => {
    const declares = ts.isParameter(node) || ts.isVariableDeclaration(node);
    return declares && node.name.getText() === name.getText();
  });
  const type = declaration && (declaration as ts.ParameterDeclaration).type;
  if (type && ts.isTypeReferenceNode(type)) {
    const alias = find(source, (node) => ts.isTypeAliasDeclaration(node) && node.name.text === type.getText());
    if (alias) return alias;
  }
  if (declaration) return declaration;
  throw new Error(`${source.fileName}: give the reason ${name.getText()} as a text or by a type of the same file.`);
}

function find(node: ts.Node, wanted: (node: ts.Node) => boolean): ts.Node | undefined {
  return wanted(node) ? node : ts.forEachChild(node, (child) => find(child, wanted));
}

function stringsUnder(node: ts.Node): string[] {
  const found = ts.isStringLiteral(node) ? [node.text] : [];
  ts.forEachChild(node, (child) => void found.push(...stringsUnder(child)));
  return found;
}
