import { connectionOf } from '@partner-commons/platform/page';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How much work on hits waits in one place. CONFIDENTIAL, as the hits.' })
export class HitQueue {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the agency that engages or sponsors the partners; null for those that are nobody’s.',
  })
  agency: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null when not known.' })
  country: string | null;

  @Field(() => Int, { description: 'Hits that are not decided.' })
  undecided: number;

  @Field(() => Int, { description: 'Of these with a score from 0.90.' })
  strong: number;

  @Field(() => Int, { description: 'Of these that nobody has taken.' })
  unassigned: number;

  @Field(() => Int, { description: 'Of these that are late.' })
  overdue: number;

  @Field(() => Int, { description: 'Of these that wait for an answer of the partner.' })
  awaitingInformation: number;

  @Field(() => Int, { description: 'Of these that wait for a second person.' })
  proposed: number;

  @Field(() => Int, { description: 'Of these that wait for a higher instance.' })
  escalated: number;
}

@ObjectType({ description: 'A page of queues, by agency and country; those that are nobody’s come last.' })
export class HitQueueConnection extends connectionOf(() => HitQueue, 'HitQueue') {}
