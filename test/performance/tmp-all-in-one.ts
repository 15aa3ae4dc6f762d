import { composeServices } from '@apollo/composition';
import { assessmentsDefinition, createAssessments } from '@partner-commons/assessments/service';
import { createGateway } from '@partner-commons/gateway/gateway';
import { LocalSubgraph } from '@partner-commons/gateway/subgraphs/local-subgraph';
import { createPerformance, performanceDefinition } from '@partner-commons/performance/service';
import { completeGraph } from '@partner-commons/platform/create-service';
import { startHttpServer } from '@partner-commons/platform/http/server';
import { limitRules } from '@partner-commons/platform/limits/limit.rules';
import { serviceLimits } from '@partner-commons/platform/limits/query.limits';
import { printSubgraph } from '@partner-commons/platform/subgraph';
import { createRegistry, registryDefinition } from '@partner-commons/registry/service';
import { parse } from 'graphql';

export async function startAllInOne(options: any): Promise<any> {
  const { log, clock, subgraphTimeout: timeout } = options;
  const settingsOf = (name: string) => ({
    databaseUrl: options.databases[name].appUrl,
    jobDatabaseUrl: options.databases[name].jobUrl,
    publicUrl: options.publicUrl,
    fileSecret: options.fileSecret,
    poolSize: options.poolSize,
    clock,
  });
  const services: any = {
    registry: await createRegistry(settingsOf('registry')),
    assessments: await createAssessments(settingsOf('assessments')),
    performance: await createPerformance(settingsOf('performance')),
  };
  const defs: any = { registry: registryDefinition, assessments: assessmentsDefinition, performance: performanceDefinition };
  const names = Object.keys(services);
  const composed: any = composeServices(
    names.map((name) => ({ name, url: `http://${name}.internal/graphql`, typeDefs: parse(printSubgraph(completeGraph(defs[name]))) })),
  );
  if (composed.errors) throw new Error(composed.errors.join('\n'));
  const limits = limitRules(serviceLimits);
  const gateway = await createGateway({
    supergraph: { sdl: composed.supergraphSdl },
    subgraph: (name: string) => new LocalSubgraph({ service: services[name], timeout, log, limits }),
    files: (name: string) => (request: any, response: any) => services[name].handleFile(request, response),
    issuers: options.issuers,
    registryFeed: services.registry.feed,
    log,
    development: options.development,
    clock,
  } as any);
  const feeds = Object.fromEntries(names.map((name) => [name, services[name].feed]));
  for (const name of names) await services[name].startWorkers(feeds);
  const readiness = async () => ({ ready: true, failing: [] });
  const http = await startHttpServer({ host: options.host, port: options.port, routes: gateway.routes, readiness, log } as any);
  return {
    ...http,
    registry: services.registry,
    async stop() {
      await http.stop();
      await gateway.stop();
      await Promise.all(names.map((name) => services[name].stop()));
    },
  };
}
