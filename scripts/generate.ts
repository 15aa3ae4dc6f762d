import { composeServices } from '@apollo/composition';
import { printSubgraph } from '@partner-commons/platform/subgraph';
import { buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { describePermissions } from './permission-matrix';
import { subgraphs } from './subgraphs';

/** Every generated file that needs no database: its path and what must stand in it. */
export function generateFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const sdl = Object.entries(subgraphs).map(([name, parts]) => ({ name, text: printSubgraph(parts) }));
  for (const { name, text } of sdl) files.set(`services/${name}/schema.graphql`, text);
  const composed = composeServices(
    sdl.map(({ name, text }) => ({ name, url: `http://${name}.internal/graphql`, typeDefs: parse(text) })),
  );
  if (!composed.supergraphSdl) {
    throw new Error(
      `The services do not compose:\n${(composed.errors ?? []).map(({ message }) => message).join('\n')}`,
    );
  }
  files.set('supergraph.graphql', `${composed.supergraphSdl.trimEnd()}\n`);
  const api = composed.schema.toAPISchema().toGraphQLJSSchema();
  files.set('docs/reference/api.graphql', `${printSchema(lexicographicSortSchema(buildSchema(printSchema(api))))}\n`);
  files.set('docs/reference/permissions.md', describePermissions(subgraphs));
  return files;
}
