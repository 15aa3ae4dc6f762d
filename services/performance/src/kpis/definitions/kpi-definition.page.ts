import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { KpiDefinition } from './kpi-definition.entity';

@ObjectType({ description: 'A page of KPI definitions.' })
export class KpiDefinitionConnection extends connectionOf(() => KpiDefinition, 'KpiDefinition') {}
