import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { KpiAlert } from './kpi-alert.entity';

@ObjectType({ description: 'A page of alerts, the newest first.' })
export class KpiAlertConnection extends connectionOf(() => KpiAlert, 'KpiAlert') {}
