import { type DocumentNode, type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { invalidInput } from '../errors';
import { assertWithin } from './limit.error';
import type { QueryLimits } from './query.limits';

interface Shape {
  depth: number;
  fields: number;
  rootFields: number;
  aliases: number;
  introspects: boolean;
}

const empty: Shape = { depth: 0, fields: 0, rootFields: 0, aliases: 0, introspects: false };

const beside = (a: Shape, b: Shape): Shape => ({
  depth: Math.max(a.depth, b.depth),
  fields: a.fields + b.fields,
  rootFields: a.rootFields + b.rootFields,
  aliases: a.aliases + b.aliases,
  introspects: a.introspects || b.introspects,
});

const under = (field: FieldNode, children: Shape): Shape => ({
  depth: children.depth + 1,
  fields: children.fields + 1,
  rootFields: 1,
  aliases: children.aliases + (field.alias ? 1 : 0),
  introspects: children.introspects || field.name.value === '__schema' || field.name.value === '__type',
});

/** Measures each fragment once, so a bomb of fragments that double each other costs one visit each (trust.md G06). */
class Measurer {
  private readonly done = new Map<string, Shape>();
  private readonly open = new Set<string>();

  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly limits: QueryLimits,
  ) {}

  measure(set: SelectionSetNode | undefined): Shape {
    if (!set) return empty;
    this.assertRepetitions(set);
    let shape = empty;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) shape = beside(shape, under(node, this.measure(node.selectionSet)));
      else if (node.kind === Kind.INLINE_FRAGMENT) shape = beside(shape, this.measure(node.selectionSet));
      else shape = beside(shape, this.measureFragment(node.name.value));
    }
    return shape;
  }

  measureFragment(name: string): Shape {
    const known = this.done.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) return empty;
    if (this.open.has(name))
      throw invalidInput('A fragment of the query contains itself.', undefined, 'FRAGMENT_CYCLE');
    this.open.add(name);
    const shape = this.measure(fragment.selectionSet);
    this.open.delete(name);
    this.done.set(name, shape);
    return shape;
  }

  /** One level as graphql's overlapping-fields rule sees it: inline fragments and spreads flattened. */
  private assertRepetitions(set: SelectionSetNode): void {
    if (set.selections.length < 2) return;
    const counts = new Map<string, number>();
    const spread = new Set<string>();
    const collect = (level: SelectionSetNode): void => {
      for (const node of level.selections) {
        if (node.kind === Kind.FIELD) {
          const name = node.alias?.value ?? node.name.value;
          const count = (counts.get(name) ?? 0) + 1;
          assertWithin('TOO_MANY_FIELDS', 'repetitions of one field', count, this.limits.maxRepetitions);
          counts.set(name, count);
        } else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet);
        else if (!spread.has(node.name.value)) {
          spread.add(node.name.value);
          const fragment = this.fragments.get(node.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    collect(set);
  }
}

/** Refuses a document that is too deep or too wide; works on the syntax alone, in time linear in its length. */
export function measureDocument(document: DocumentNode, limits: QueryLimits): { introspects: boolean } {
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  assertWithin('TOO_MANY_FRAGMENTS', 'fragments', fragments.length, limits.maxFragments);
  const measurer = new Measurer(new Map(fragments.map((node) => [node.name.value, node])), limits);
  let introspects = false;
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION && node.kind !== Kind.FRAGMENT_DEFINITION) {
      throw invalidInput('The text holds a definition of a schema; send a query or a mutation.', undefined, 'SYNTAX');
    }
    const shape =
      node.kind === Kind.FRAGMENT_DEFINITION
        ? measurer.measureFragment(node.name.value)
        : measurer.measure(node.selectionSet);
    assertWithin('QUERY_TOO_DEEP', 'levels of fields', shape.depth, limits.maxDepth);
    assertWithin('TOO_MANY_FIELDS', 'fields', shape.fields, limits.maxFields);
    assertWithin('TOO_MANY_ALIASES', 'aliases', shape.aliases, limits.maxAliases);
    if (node.kind === Kind.OPERATION_DEFINITION) {
      assertWithin('TOO_MANY_FIELDS', 'root fields', shape.rootFields, limits.maxRootFields);
    }
    introspects ||= shape.introspects;
  }
  return { introspects };
}
