import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/** Values that pass as input of each scalar; ids are of nothing that exists. */
const scalarValues: Record<string, unknown> = {
  ID: '0192f1c0-0000-7000-8000-00000000dead',
  String: 'something',
  Int: 1,
  Float: 1,
  Boolean: false,
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00.000Z',
  Decimal: '1',
  JSON: {},
  JSONObject: {},
};

/** The least that the schema takes: required parts only, well-formed and of no object that exists. */
export function minimalValue(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return minimalValue(type.ofType);
  if (isListType(type)) return [minimalValue(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return Object.fromEntries(required.map((field) => [field.name, minimalValue(field.type)]));
  }
  const value = scalarValues[type.name];
  if (value === undefined) throw new Error(`No value is known for the scalar ${type.name}`);
  return value;
}

export interface MinimalDocument {
  query: string;
  variables: Record<string, unknown>;
}

/** A document that calls one root field with the least it takes, and reads the least of its answer. */
export function minimalDocument(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): MinimalDocument {
  const required = field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  const declared = required.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = required.map(({ name }) => `${name}: $${name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  return {
    query: `${kind} ${declared ? `(${declared})` : ''} { ${field.name}${given ? `(${given})` : ''} ${selection} }`,
    variables: Object.fromEntries(required.map(({ name, type }) => [name, minimalValue(type)])),
  };
}
