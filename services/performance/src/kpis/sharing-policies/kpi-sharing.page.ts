import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { KpiSharingDecision } from './kpi-sharing.view';

@ObjectType({ description: 'A page of decisions about sharing, the newest first.' })
export class KpiSharingDecisionConnection extends connectionOf(() => KpiSharingDecision, 'KpiSharingDecision') {}
