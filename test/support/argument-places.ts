import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;
type Variables = Record<string, unknown>;

/** A place where a client's text enters the API, with a document that brings text there. */
export interface ArgumentPlace {
  /** Such as `Query.searchPartners.filter.text`. */
  name: string;
  /** What a document answers with null when the place refuses; else one refusal hides the others of the document. */
  isNullable: boolean;
  isCursor: boolean;
  /** What callers send there day by day. */
  usual: unknown;
  document(values: number): string;
  variables(values: unknown[]): Variables;
}

/** Values that lead to rows, by the name of a place or of its last part. */
export type KnownValues = Record<string, unknown>;

const text = new Set(['String', 'ID', 'Date', 'DateTime', 'Decimal']);

/** Every argument and input field that takes text, on the shortest way to its field. */
export function findArgumentPlaces(schema: GraphQLSchema, known: KnownValues): ArgumentPlace[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    root
      ? waysToFields(root).flatMap((way) =>
          (way.at(-1)?.field.args ?? []).flatMap((argument) =>
            textPaths(argument.type).map((path) => describePlace({ way, argument, path, known })),
          ),
        )
      : [],
  );
}

interface Step {
  parent: GraphQLObjectType;
  field: Field;
}

/** Breadth first, entering each type once; a mutation is entered, its answer is not. */
function waysToFields(root: GraphQLObjectType): Step[][] {
  const ways: Step[][] = [];
  const seen = new Set([root]);
  const queue: { type: GraphQLObjectType; way: Step[] }[] = [{ type: root, way: [] }];
  for (let at = queue.shift(); at; at = queue.shift()) {
    const { type, way } = at;
    for (const field of Object.values(type.getFields())) {
      const steps = [...way, { parent: type, field }];
      ways.push(steps);
      const next = getNamedType(field.type);
      if (!isObjectType(next) || seen.has(next) || root.name === 'Mutation') continue;
      seen.add(next);
      queue.push({ type: next, way: steps });
    }
  }
  return ways;
}

/** Where inside an argument text may stand; `[]` is the argument itself, `*` an entry of a list. */
function textPaths(type: GraphQLInputType, depth = 0): string[][] {
  if (isNonNullType(type)) return textPaths(type.ofType, depth);
  if (isListType(type)) return textPaths(type.ofType, depth).map((path) => ['*', ...path]);
  if (isInputObjectType(type)) {
    if (depth > 3) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      textPaths(field.type, depth + 1).map((path) => [field.name, ...path]),
    );
  }
  return text.has(getNamedType(type).name) ? [[]] : [];
}

interface PlaceFacts {
  way: Step[];
  argument: GraphQLArgument;
  path: string[];
  known: KnownValues;
}

function describePlace({ way, argument, path, known }: PlaceFacts): ArgumentPlace {
  const [root, last] = [way[0], way.at(-1)];
  if (!root || !last) throw new Error('A way has at least one step.');
  const names = [last.parent.name, last.field.name, argument.name, ...path.filter((part) => part !== '*')];
  const benign = (step: Step, { name, type }: GraphQLArgument) =>
    benignValue(type, [step.parent.name, step.field.name, name], known);
  const filled = (step: Step) => step.field.args.filter((one) => one === argument || isRequiredArgument(one));

  const select = (steps: Step[], alias: number): string => {
    const [step, ...rest] = steps;
    if (!step) return '__typename';
    const given = filled(step).map((one) => `${one.name}: $${variableOf(step, one, alias)}`);
    const call = given.length > 0 ? `${step.field.name}(${given.join(', ')})` : step.field.name;
    return isObjectType(getNamedType(step.field.type)) ? `${call} { ${select(rest, alias)} }` : call;
  };
  const variableOf = (step: Step, one: GraphQLArgument, alias: number) =>
    one === argument && step === last ? `value${alias}` : `${step.field.name}_${one.name}`;

  return {
    name: names.join('.'),
    isNullable: !isNonNullType(root.field.type),
    isCursor: argument.name === 'after',
    usual: benignValue(leafType(argument.type, path), names, known),
    document(values) {
      const numbers = Array.from({ length: values }, (_, alias) => alias);
      const declared = new Map(
        way.flatMap((step) =>
          filled(step).flatMap((one) =>
            numbers.map((alias) => [variableOf(step, one, alias), String(one.type)] as const),
          ),
        ),
      );
      const head = [...declared].map(([name, type]) => `$${name}: ${type}`).join(', ');
      return `${root.parent.name.toLowerCase()} Probe(${head}) { ${numbers.map((alias) => `a${alias}: ${select(way, alias)}`).join(' ')} }`;
    },
    variables(values) {
      const shared = way.flatMap((step) =>
        filled(step)
          .filter((one) => one !== argument)
          .map((one) => [variableOf(step, one, 0), benign(step, one)]),
      );
      const probed = values.map((value, alias) => [
        `value${alias}`,
        valueWith({ type: argument.type, path, names: names.slice(0, 3), known }, value),
      ]);
      return Object.fromEntries([...shared, ...probed]);
    },
  };
}

interface Spot {
  type: GraphQLInputType;
  path: string[];
  names: string[];
  known: KnownValues;
}

/** A value of the type with `value` at the end of the path, and all that is required beside it. */
function valueWith({ type, path, names, known }: Spot, value: unknown): unknown {
  const [part, ...rest] = path;
  if (isNonNullType(type)) return valueWith({ type: type.ofType, path, names, known }, value);
  if (part === undefined) return value;
  if (isListType(type)) return [valueWith({ type: type.ofType, path: rest, names, known }, value)];
  const field = isInputObjectType(type) ? type.getFields()[part] : undefined;
  if (!field) throw new Error(`${names.join('.')} has no field ${part}.`);
  const inner = valueWith({ type: field.type, path: rest, names: [...names, part], known }, value);
  return { ...(benignValue(type, names, known) as object), [part]: inner };
}

function leafType(type: GraphQLInputType, path: string[]): GraphQLInputType {
  if (isNonNullType(type)) return leafType(type.ofType, path);
  const [part, ...rest] = path;
  if (isListType(type)) return leafType(type.ofType, rest);
  const field = isInputObjectType(type) && part !== undefined ? type.getFields()[part] : undefined;
  return field ? leafType(field.type, rest) : type;
}

function benignValue(type: GraphQLInputType, names: string[], known: KnownValues): unknown {
  const value = known[names.join('.')] ?? known[names.at(-1) ?? ''];
  if (value !== undefined) return value;
  if (isNonNullType(type)) return benignValue(type.ofType, names, known);
  if (isListType(type)) return [benignValue(type.ofType, names, known)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(
      fields.map((field) => [field.name, benignValue(field.type, [...names, field.name], known)]),
    );
  }
  const kinds: Record<string, unknown> = { Int: 1, Float: 1, Boolean: true, Decimal: '1', Date: '2026-01-01' };
  return kinds[type.name] ?? (type.name === 'DateTime' ? '2026-01-01T00:00:00Z' : 'benign');
}
