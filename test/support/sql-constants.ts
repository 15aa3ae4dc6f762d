import ts from 'typescript';

/** Methods that take text of a statement, and which of their arguments that is. */
const statementMethods: Record<string, number> = {
  query: 0,
  orderBy: 0,
  addOrderBy: 0,
  where: 0,
  andWhere: 0,
  orWhere: 0,
  having: 0,
  andHaving: 0,
  orHaving: 0,
  groupBy: 0,
  addGroupBy: 0,
};

/**
 * Places where text that is not fixed in the source could get into a statement (trust.md fact 7: an `orderBy` with a
 * user's string ran a DROP TABLE). Fixed are literals, constants made of fixed parts, imported constants,
 * and calls of functions with fixed arguments; everything else belongs into parameters.
 */
export function findLooseStatements(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const functions = new Set([...importedNames(file), ...moduleFunctions(file)]);
  const found: string[] = [];

  const isFixed = (node: ts.Expression): boolean => {
    if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true;
    if (ts.isTemplateExpression(node)) return node.templateSpans.every(({ expression }) => isFixed(expression));
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return isFixed(node.expression);
    if (ts.isConditionalExpression(node)) return isFixed(node.whenTrue) && isFixed(node.whenFalse);
    if (ts.isBinaryExpression(node)) {
      return node.operatorToken.kind === ts.SyntaxKind.PlusToken && isFixed(node.left) && isFixed(node.right);
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      return functions.has(node.expression.text) && node.arguments.every(isFixed);
    }
    return ts.isIdentifier(node) && isFixedName(node);
  };

  const isFixedName = (name: ts.Identifier): boolean => {
    for (let scope = name.parent; scope; scope = scope.parent) {
      if (ts.isFunctionLike(scope) && scope.parameters.some((parameter) => binds(parameter.name, name.text)))
        return false;
      if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
      const declaration = findDeclaration(scope.statements, name.text);
      if (!declaration) continue;
      const { initializer, parent } = declaration;
      const isConst = ts.isVariableDeclarationList(parent) && (parent.flags & ts.NodeFlags.Const) !== 0;
      return isConst && ts.isIdentifier(declaration.name) && initializer !== undefined && isFixed(initializer);
    }
    return importedNames(file).has(name.text);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const argument = node.arguments[statementMethods[node.expression.name.text] ?? -1];
      if (argument && !isFixed(argument))
        found.push(`${path}: ${argument.getText().replace(/\s+/g, ' ').slice(0, 60)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function binds(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text;
  return name.elements.some((element) => ts.isBindingElement(element) && binds(element.name, text));
}

function findDeclaration(statements: ts.NodeArray<ts.Statement>, name: string): ts.VariableDeclaration | undefined {
  return statements
    .flatMap((statement) => (ts.isVariableStatement(statement) ? [...statement.declarationList.declarations] : []))
    .find((declaration) => binds(declaration.name, name));
}

function importedNames(file: ts.SourceFile): Set<string> {
  const names = file.statements.flatMap((statement) => {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  });
  return new Set(names);
}

/** Also as arrow functions; what they make of fixed arguments is fixed. */
function moduleFunctions(file: ts.SourceFile): Set<string> {
  const names = file.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer && ts.isArrowFunction(initializer) ? [name.text] : [],
    );
  });
  return new Set(names);
}
