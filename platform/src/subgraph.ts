import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { validate } from 'class-validator';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { AppError } from './errors';
import { type Access, demand, type PermissionTable, protect, type RefusingContext } from './permissions';

/** Turns `{ __typename, id }` into the entity. Its rule is checked first, since field rules run only afterwards. */
export interface Reference {
  access: Access;
  // biome-ignore lint/suspicious/noExplicitAny: each service narrows to its own context and key
  resolve(key: any, context: any): unknown;
}

export interface SubgraphParts {
  // biome-ignore lint/complexity/noBannedTypes: type-graphql takes resolver classes as Function
  resolvers: NonEmptyArray<Function>;
  /** Types that no resolver of this service names, such as stubs of entities that others own. */
  // biome-ignore lint/complexity/noBannedTypes: as above
  orphanedTypes?: Function[];
  references: Record<string, Reference>;
  permissions: PermissionTable;
}

const header = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.5"
  import: ["@key", "@shareable", "@external", "@inaccessible"]
)\n\n`;

/** The SDL that the supergraph is composed from. */
export const printSubgraph = (parts: SubgraphParts): string => `${printSdl(buildPlain(parts)).trimEnd()}\n`;

function buildPlain({ resolvers, orphanedTypes = [] }: SubgraphParts): GraphQLSchema {
  // The printed SDL is validated by buildSubgraphSchema, which knows the federation directives.
  return buildSchemaSync({ resolvers, orphanedTypes, validateFn: validateInput, skipCheck: true });
}

/** The executable, protected schema of one service. */
export function buildSubgraph(parts: SubgraphParts): GraphQLSchema {
  const plain = buildPlain(parts);
  const references = Object.fromEntries(
    Object.entries(parts.references).map(([type, { access, resolve }]) => [
      type,
      {
        // Async, since a throw here would lose every other entity of the same request.
        __resolveReference: async (key: object, context: RefusingContext) => {
          await demand(access, context, key, `_entities.${type}`);
          return resolve(key, context);
        },
      },
    ]),
  );
  const resolvers = merge(createResolversMap(plain) as ResolverMap, references);
  const schema = buildSubgraphSchema({ typeDefs: parse(printSdl(plain)), resolvers: resolvers as never });
  return protect(schema, parts.permissions);
}

const printSdl = (schema: GraphQLSchema) => header + printSchemaWithDirectives(schema);

type ResolverMap = Record<string, Record<string, unknown>>;

function merge(left: ResolverMap, right: ResolverMap): ResolverMap {
  const merged = { ...left };
  for (const [type, fields] of Object.entries(right)) merged[type] = { ...merged[type], ...fields };
  return merged;
}

/** Names the field and the broken rule; type-graphql's own error echoes the whole input, personal data included. */
async function validateInput(value: unknown): Promise<void> {
  if (typeof value !== 'object' || value === null) return;
  const [problem] = await validate(value, { forbidUnknownValues: false });
  if (!problem) return;
  let path = problem.property;
  let inner = problem;
  while (inner.children?.[0]) {
    inner = inner.children[0];
    path += `.${inner.property}`;
  }
  const message = Object.values(inner.constraints ?? {})[0] ?? 'This value is not allowed.';
  throw new AppError('INVALID_INPUT', message, { field: path });
}
