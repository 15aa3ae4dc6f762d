import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;
/** Draws a number below `count`. */
type Draw = (count: number) => number;

/** Random documents over all queries of a schema, with ids that exist; small enough to be answered. */
export class RandomQuery {
  private readonly queries: Field[];

  /** @param without root fields whose answers change by looking at them */
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly ids: readonly string[],
    without: readonly string[],
  ) {
    this.queries = Object.values(this.rootType().getFields()).filter(
      ({ name }) => !name.startsWith('_') && !without.includes(name),
    );
  }

  /** Half of them begin at a root field, half at an object as federation enters it. */
  of(genes: readonly number[]): string {
    let at = 0;
    const draw: Draw = (count) => (genes[at++ % genes.length] ?? 0) % Math.max(count, 1);
    return draw(2) === 0 ? `{ ${this.call(pick(this.queries, draw), draw, 0)} }` : this.entity(draw);
  }

  private entity(draw: Draw): string {
    const type = this.schema.getType(draw(3) === 0 ? 'Assessment' : 'Partner');
    if (!isObjectType(type)) throw new Error('There are no partners and assessments here.');
    const key = `{ __typename: "${type.name}", id: "${this.id(draw)}" }`;
    return `{ _entities(representations: [${key}]) { ... on ${type.name} ${this.selection(type, draw, 1)} } }`;
  }

  private selection(type: GraphQLObjectType, draw: Draw, depth: number): string {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    const branches = depth < 7 ? fields.filter((field) => isObjectType(getNamedType(field.type))) : [];
    const isFrame = type.name.endsWith('Connection') || type.name.endsWith('Edge');
    const ways = isFrame
      ? branches
      : Array.from({ length: Math.min(branches.length, 1 + draw(2)) }, () => pick(branches, draw));
    const texts = [...leaves, ...new Set(ways)].map((field) => this.call(field, draw, depth));
    return `{ ${texts.join(' ') || '__typename'} }`;
  }

  private call(field: Field, draw: Draw, depth: number): string {
    const given = field.args
      .filter((argument) => isRequiredArgument(argument) || draw(2) === 0)
      .filter(({ name }) => name !== 'after')
      .map(({ name, type }) => `${name}: ${this.value(type, name, draw)}`);
    const next = getNamedType(field.type);
    const inner = isObjectType(next) ? ` ${this.selection(next, draw, depth + 1)}` : '';
    return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${inner}`;
  }

  private value(type: GraphQLInputType, name: string, draw: Draw): string {
    if (isNonNullType(type)) return this.value(type.ofType, name, draw);
    if (isListType(type)) return `[${this.value(type.ofType, name, draw)}]`;
    if (isEnumType(type)) return pick(type.getValues(), draw).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || draw(3) === 0);
      return `{${fields.map((field) => `${field.name}: ${this.value(field.type, field.name, draw)}`).join(', ')}}`;
    }
    if (type.name === 'ID') return `"${this.id(draw)}"`;
    if (type.name === 'Int') return name === 'first' ? String(1 + draw(50)) : String(2024 + draw(3));
    if (type.name === 'Boolean') return String(draw(2) === 0);
    if (type.name === 'Date') return `"202${draw(7)}-0${1 + draw(9)}-15"`;
    if (type.name === 'DateTime') return '"2026-01-01T00:00:00Z"';
    if (type.name === 'Decimal') return `"${draw(1_000_000)}"`;
    return `"${pick(['UNICEF', 'UNHCR', 'WFP', 'SO', 'ET', 'HACT_MICRO', 'a'], draw)}"`;
  }

  private id(draw: Draw): string {
    return pick(this.ids, draw);
  }

  private rootType(): GraphQLObjectType {
    const query = this.schema.getQueryType();
    if (!query) throw new Error('This schema has no queries.');
    return query;
  }
}

function pick<Item>(items: readonly Item[], draw: Draw): Item {
  const item = items[draw(items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}
