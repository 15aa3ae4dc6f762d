import { entities as assessments } from '@partner-commons/assessments/data-source';
import { entities as performance } from '@partner-commons/performance/data-source';
import type { ServiceName } from '@partner-commons/platform/service';
import { entities as registry } from '@partner-commons/registry/data-source';
import { entities as sanctions } from '@partner-commons/sanctions/data-source';

export const entitiesOf: Record<ServiceName, (new () => object)[]> = { registry, assessments, sanctions, performance };
