import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { KpiValue } from './kpi-value.entity';

@ObjectType({ description: 'A page of KPI values.' })
export class KpiValueConnection extends connectionOf(() => KpiValue, 'KpiValue') {}
