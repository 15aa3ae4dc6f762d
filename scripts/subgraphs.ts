import 'reflect-metadata';
import { assessmentsDefinition } from '@partner-commons/assessments/service';
import { performanceDefinition } from '@partner-commons/performance/service';
import { completeGraph } from '@partner-commons/platform/create-service';
import type { ServiceName } from '@partner-commons/platform/service';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { registryDefinition } from '@partner-commons/registry/service';
import { sanctionsDefinition } from '@partner-commons/sanctions/service';

/** What each service adds to the graph, without starting any of them. */
export const subgraphs: Record<ServiceName, SubgraphParts> = {
  registry: completeGraph(registryDefinition),
  assessments: completeGraph(assessmentsDefinition),
  sanctions: completeGraph(sanctionsDefinition),
  performance: completeGraph(performanceDefinition),
};
