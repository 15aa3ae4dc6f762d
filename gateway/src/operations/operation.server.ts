import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, type BaseContext } from '@apollo/server';
import { apolloOptions } from '@partner-commons/platform/http/apollo-options';
import { priceOperations } from '@partner-commons/platform/limits/limit.plugin';
import type { LimitRules } from '@partner-commons/platform/limits/limit.rules';
import type { Log } from '@partner-commons/platform/log';
import type { RequestInfo } from '@partner-commons/platform/service';
import { hideSchema } from './schema.secrecy';
import { type SupergraphSource, superviseSupergraph } from './supergraph.source';

/** What the data sources find in `context`. */
export type OperationContext = RequestInfo & BaseContext;

export interface OperationServerParts {
  supergraph: SupergraphSource;
  /** The data source of a subgraph named in the supergraph; throws for a name it does not know. */
  subgraph(name: string): GraphQLDataSource;
  limits: LimitRules;
  log: Log;
}

export async function startOperationServer(parts: OperationServerParts): Promise<ApolloServer<OperationContext>> {
  const { supergraph, subgraph, limits, log } = parts;
  const say = (level: 'warn' | 'error') => (message: unknown) =>
    log[level]({ detail: String(message) }, 'the gateway said');
  const logger = { debug() {}, info() {}, warn: say('warn'), error: say('error') };
  const server = new ApolloServer<OperationContext>({
    ...apolloOptions<OperationContext>({
      log,
      // Open to whoever has a token: the door refuses it to the others.
      introspection: true,
      plugins: [priceOperations<OperationContext>(limits), hideSchema()],
    }),
    logger,
    nodeEnv: 'production',
    gateway: new ApolloGateway({
      supergraphSdl: superviseSupergraph(supergraph, log),
      buildService: ({ name }) => subgraph(name),
      // Off by default in production, where a broken file matters most.
      validateSupergraph: true,
      logger,
    }),
  });
  await server.start();
  return server;
}
