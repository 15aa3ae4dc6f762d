import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

export type Path = readonly (string | number)[];
export type Variables = Record<string, unknown>;

/** One request of a query plan to one service, read so far that its fields can be named. */
export interface SubOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Root field by which the plan joins entities of other services. */
export const entitiesField = '_entities';

export function readSubOperation(document: DocumentNode): SubOperation {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  if (!operation) throw new Error('a query plan sent a document without an operation');
  return { document, operation, fragments };
}

export const representationsOf = (variables: Variables): Record<string, unknown>[] =>
  Array.isArray(variables.representations) ? variables.representations : [];

/**
 * Paths of the fields that are missing when the whole request failed: root fields, or per joined entity its fields.
 * The gateway turns `_entities, index` into the place of that entity in the answer.
 */
export function affectedPaths(sub: SubOperation, variables: Variables): Path[] {
  return responseKeys(sub, sub.operation.selectionSet, variables).flatMap((key): Path[] => {
    if (key !== entitiesField) return [[key]];
    return representationsOf(variables).flatMap((representation, index) => {
      const fields = entityKeys(sub, variables, representation.__typename);
      return fields.map((field) => [entitiesField, index, field]);
    });
  });
}

function entityKeys(sub: SubOperation, variables: Variables, typeName: unknown): string[] {
  const entities = sub.operation.selectionSet.selections.find(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === entitiesField,
  );
  if (entities?.kind !== Kind.FIELD || !entities.selectionSet) return [];
  const keys = responseKeys(sub, entities.selectionSet, variables, typeName);
  // A fragment on an interface names no type of a representation; then every field is meant.
  return keys.length > 0 ? keys : responseKeys(sub, entities.selectionSet, variables);
}

/** Keys under which a selection set answers, fragments of other types left out when the type is known. */
function responseKeys(sub: SubOperation, set: SelectionSetNode, variables: Variables, typeName?: unknown): string[] {
  const keys = set.selections.flatMap((selection): string[] => {
    if (isLeftOut(selection, sub, variables)) return [];
    if (selection.kind === Kind.FIELD) {
      return selection.name.value === '__typename' ? [] : [(selection.alias ?? selection.name).value];
    }
    const fragment = fragmentOf(selection, sub);
    const condition = fragment.typeCondition?.name.value;
    if (typeName !== undefined && condition !== undefined && condition !== typeName) return [];
    return responseKeys(sub, fragment.selectionSet, variables, typeName);
  });
  return [...new Set(keys)];
}

export function fragmentOf(selection: Exclude<SelectionNode, { kind: Kind.FIELD }>, sub: SubOperation) {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const fragment = sub.fragments.get(selection.name.value);
  if (!fragment) throw new Error('a query plan sent a document with an unknown fragment');
  return fragment;
}

/** The gateway sends variables without their defaults, so graphql-js's own reading of directives does not do. */
export function isLeftOut(selection: SelectionNode, { operation }: SubOperation, variables: Variables): boolean {
  return (selection.directives ?? []).some((directive) => {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') return false;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    return conditionOf(value, operation, variables) === (name === 'skip');
  });
}

function conditionOf(
  value: ValueNode | undefined,
  operation: OperationDefinitionNode,
  variables: Variables,
): boolean | undefined {
  if (value?.kind === Kind.BOOLEAN) return value.value;
  if (value?.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  const given = variables[name];
  if (typeof given === 'boolean') return given;
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  return definition?.defaultValue?.kind === Kind.BOOLEAN ? definition.defaultValue.value : undefined;
}
