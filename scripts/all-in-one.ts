import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAssessments } from '@partner-commons/assessments/service';
import { createGateway } from '@partner-commons/gateway/gateway';
import type { IssuerSettings } from '@partner-commons/gateway/issuers/issuer.settings';
import { LocalSubgraph } from '@partner-commons/gateway/subgraphs/local-subgraph';
import type { ThrottleSettings } from '@partner-commons/gateway/throttling/throttle.settings';
import { createPerformance } from '@partner-commons/performance/service';
import type { CipherKeys } from '@partner-commons/platform/cipher';
import type { Clock } from '@partner-commons/platform/clock';
import type { DatabaseUrls } from '@partner-commons/platform/database-setup';
import { type HttpServer, startHttpServer } from '@partner-commons/platform/http/server';
import { limitRules } from '@partner-commons/platform/limits/limit.rules';
import { serviceLimits } from '@partner-commons/platform/limits/query.limits';
import type { Log } from '@partner-commons/platform/log';
import { type Readiness, type Service, type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { createRegistry } from '@partner-commons/registry/service';
import { createSanctions } from '@partner-commons/sanctions/service';

export interface AllInOneOptions {
  databases: Record<ServiceName, Pick<DatabaseUrls, 'appUrl' | 'jobUrl'>>;
  host: string;
  port: number;
  /** Where clients reach us; the links for files begin with it. */
  publicUrl: string;
  fileSecret: string;
  personalDataKeys: CipherKeys;
  issuers: IssuerSettings[];
  throttle: ThrottleSettings;
  development: boolean;
  subgraphTimeout: number;
  poolSize: number;
  log: Log;
  clock?: Clock;
  timerPace?: number;
  /** Milliseconds that a quiet poll of a feed waits; for tests that jump in time. */
  pollFor?: number;
}

export interface AllInOne extends HttpServer {
  registry: Awaited<ReturnType<typeof createRegistry>>;
  /** As the gateway reaches them, for tests that go around it. */
  services: Record<ServiceName, Service>;
}

const supergraphFile = join(__dirname, '..', 'supergraph.graphql');

/** Gateway, services, jobs and feed consumers in one process: the topology of `npm start`. */
export async function startAllInOne(options: AllInOneOptions): Promise<AllInOne> {
  const { log, clock, personalDataKeys, subgraphTimeout: timeout } = options;
  const settingsOf = (name: ServiceName) => ({
    databaseUrl: options.databases[name].appUrl,
    jobDatabaseUrl: options.databases[name].jobUrl,
    publicUrl: options.publicUrl,
    fileSecret: options.fileSecret,
    poolSize: options.poolSize,
    clock,
    timerPace: options.timerPace,
    pollFor: options.pollFor,
  });
  const services = {
    registry: await createRegistry({ ...settingsOf('registry'), personalDataKeys }),
    assessments: await createAssessments({ ...settingsOf('assessments'), personalDataKeys }),
    sanctions: await createSanctions({ ...settingsOf('sanctions'), personalDataKeys }),
    performance: await createPerformance({ ...settingsOf('performance'), personalDataKeys }),
  };
  const limits = limitRules(serviceLimits);
  const gateway = await createGateway({
    supergraph: { sdl: readFileSync(supergraphFile, 'utf8') },
    subgraph: (name) => new LocalSubgraph({ service: services[name], timeout, log, limits }),
    files: (name) => (request, response) => services[name].handleFile(request, response),
    issuers: options.issuers,
    registryFeed: services.registry.feed,
    publicUrl: options.publicUrl,
    throttle: options.throttle,
    log,
    development: options.development,
    clock,
    pollFor: options.pollFor,
  });
  const feeds = Object.fromEntries(serviceNames.map((name) => [name, services[name].feed]));
  for (const name of serviceNames) await services[name].startWorkers(feeds);
  const readiness = async () => {
    const all = await Promise.all([gateway.readiness(), ...serviceNames.map((name) => services[name].readiness())]);
    return joinReadiness(all);
  };
  const stop = async () => {
    await gateway.stop();
    await Promise.all(serviceNames.map((name) => services[name].stop()));
  };
  const http = await startHttpServer({
    host: options.host,
    port: options.port,
    routes: gateway.routes,
    readiness,
    log,
  }).catch(async (error: unknown) => {
    // Else the one line about a taken port drowns in those about connections that end with the database.
    await stop();
    throw error;
  });
  return {
    ...http,
    registry: services.registry,
    services,
    async stop() {
      await http.stop();
      await stop();
    },
  };
}

function joinReadiness(all: Readiness[]): Readiness {
  return { ready: all.every(({ ready }) => ready), failing: [...new Set(all.flatMap(({ failing }) => failing))] };
}
