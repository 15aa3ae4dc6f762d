import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

const noSuchId = '01900000-0000-7000-8000-000000000000';

/** A value that the argument takes, as GraphQL text. */
function literalOf(type: GraphQLInputType, argument: string): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `[${literalOf(nullable.ofType, argument)}]`;
  const named = getNamedType(nullable);
  if (isEnumType(named)) return named.getValues()[0]?.name ?? '';
  if (named.name === 'ID') return `"${noSuchId}"`;
  if (named.name === 'Date') return '"2026-01-01"';
  if (argument === 'country') return '"SO"';
  return named.name === 'Int' ? '2025' : '"x"';
}

function callOf(field: Field, ...more: string[]): string {
  const given = field.args
    // An id may be left out where something else can name the object; here it is what names it.
    .filter((argument) => isRequiredArgument(argument) || argument.name === 'id')
    .map((argument: GraphQLArgument) => `${argument.name}: ${literalOf(argument.type, argument.name)}`);
  const all = [...given, ...more];
  return all.length > 0 ? `${field.name}(${all.join(', ')})` : field.name;
}

/** The fields that lead from Query to a type, by the shortest way. */
function wayTo(schema: GraphQLSchema, target: GraphQLObjectType): Field[] {
  const query = schema.getQueryType() as GraphQLObjectType;
  const ways: { type: GraphQLObjectType; way: Field[] }[] = [{ type: query, way: [] }];
  const seen = new Set<GraphQLObjectType>([query]);
  for (const { type, way } of ways) {
    if (type === target) return way;
    for (const field of Object.values(type.getFields())) {
      const next = getNamedType(field.type);
      if (!isObjectType(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push({ type: next, way: [...way, field] });
    }
  }
  throw new Error(`Nothing leads to ${target.name}.`);
}

export interface PageField {
  place: string;
  /** A whole query that asks the field for a page of this size, a literal or a `$variable` that the head declares. */
  ask(first: string, head?: string): string;
}

/** Every field of the graph that is asked by pages, with a query that reaches it. */
export function findPageFields(schema: GraphQLSchema): PageField[] {
  const objects = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  return objects.flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => field.args.some(({ name }) => name === 'first'))
      .map((field) => {
        const way = wayTo(schema, type).map((step) => callOf(step));
        const answer = getNamedType(field.type);
        // What may be withheld as a whole stands beside its connection.
        const leaf = isObjectType(answer) && 'totalCount' in answer.getFields() ? 'totalCount' : '__typename';
        const ask = (first: string, head = '') => {
          const steps = [...way, `${callOf(field, `first: ${first}`)} { ${leaf} }`];
          return `query ${head} { ${steps.join(' { ')} ${'}'.repeat(way.length)} }`;
        };
        return { place: `${type.name}.${field.name}`, ask };
      }),
  );
}
