import { connectionOf } from '@partner-commons/platform/page';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Hit, HitState } from './hit.entity';

@InputType({ description: 'Which hits to list; all that are given must hold.' })
export class HitFilter {
  @Field(() => ID, { nullable: true, description: 'Hits of this partner.' })
  partnerId?: string;

  @Field(() => HitState, { nullable: true, description: 'Hits in this state.' })
  state?: HitState;
}

@ObjectType({ description: 'A page of hits, newest first.' })
export class HitConnection extends connectionOf(() => Hit, 'Hit') {}
