import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { Engagement } from './engagement.entity';

@ObjectType({ description: 'A page of agreements, latest recorded first.' })
export class EngagementConnection extends connectionOf(() => Engagement, 'Engagement') {}
