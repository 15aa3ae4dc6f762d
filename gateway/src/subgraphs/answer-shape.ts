import {
  type GraphQLLeafType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import {
  entitiesField,
  fragmentOf,
  isLeftOut,
  representationsOf,
  type SubOperation,
  type Variables,
} from './sub-operation';

interface Expected {
  sub: SubOperation;
  variables: Variables;
  /** The gateway's API schema; what it does not know (such as inaccessible keys) is not judged. */
  schema: GraphQLSchema;
}

/**
 * Whether data has the form that was asked for. The gateway itself throws on a wrong form, which loses the answers of
 * all other services, or turns a wrong value into a null without an error, which reads as "no match" (trust.md, fact 5).
 */
export function hasExpectedShape(data: unknown, expected: Expected): data is Record<string, unknown> {
  const root = expected.schema.getRootType(expected.sub.operation.operation);
  return isRecord(data) && fits(data, expected.sub.operation.selectionSet, root ?? undefined, expected);
}

function fits(
  value: Record<string, unknown>,
  set: SelectionSetNode,
  type: GraphQLNamedType | undefined,
  expected: Expected,
): boolean {
  return set.selections.every((selection) => {
    if (isLeftOut(selection, expected.sub, expected.variables)) return true;
    if (selection.kind !== Kind.FIELD) {
      const fragment = fragmentOf(selection, expected.sub);
      const narrowed = narrow(value, type, fragment.typeCondition?.name.value, expected.schema);
      return narrowed === 'other' || fits(value, fragment.selectionSet, narrowed, expected);
    }
    const name = selection.name.value;
    const answered = value[(selection.alias ?? selection.name).value];
    if (name === '__typename') return typeof answered === 'string';
    if (name === entitiesField && selection.selectionSet)
      return fitsEntities(answered, selection.selectionSet, expected);
    const field = isCompositeType(type) && 'getFields' in type ? type.getFields()[name] : undefined;
    if (answered === undefined) return false;
    return !field || fitsType(answered, field.type, selection.selectionSet, expected);
  });
}

function fitsEntities(answered: unknown, set: SelectionSetNode, expected: Expected): boolean {
  const representations = representationsOf(expected.variables);
  if (!Array.isArray(answered) || answered.length !== representations.length) return false;
  return answered.every((entity, index) => {
    const type = expected.schema.getType(String(representations[index]?.__typename));
    return entity === null || (isRecord(entity) && fits(entity, set, type, expected));
  });
}

function fitsType(
  value: unknown,
  type: GraphQLOutputType,
  set: SelectionSetNode | undefined,
  expected: Expected,
): boolean {
  if (isNonNullType(type)) return value !== null && fitsType(value, type.ofType, set, expected);
  if (value === null) return true;
  if (isListType(type))
    return Array.isArray(value) && value.every((item) => fitsType(item, type.ofType, set, expected));
  if (isLeafType(type)) return fitsLeaf(value, type);
  return isRecord(value) && set !== undefined && fits(value, set, type, expected);
}

const scalarTests: Record<string, (value: unknown) => boolean> = {
  String: (value) => typeof value === 'string',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
};

function fitsLeaf(value: unknown, type: GraphQLLeafType): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  return scalarTests[type.name]?.(value) ?? true;
}

/** The type under which a fragment reads a value, or that it is not about this value. */
function narrow(
  value: Record<string, unknown>,
  type: GraphQLNamedType | undefined,
  condition: string | undefined,
  schema: GraphQLSchema,
): GraphQLNamedType | undefined | 'other' {
  if (condition === undefined || condition === type?.name) return type;
  const wanted = schema.getType(condition);
  const actual = typeof value.__typename === 'string' ? schema.getType(value.__typename) : type;
  if (!wanted || !isObjectType(actual)) return 'other';
  const applies = actual === wanted || (isAbstractType(wanted) && schema.isSubType(wanted, actual));
  return applies ? actual : 'other';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
