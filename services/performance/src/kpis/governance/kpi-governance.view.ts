import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { KpiComment } from './kpi-comment.entity';
import { KpiVote } from './kpi-vote.entity';

@ObjectType({ description: 'A page of comments on a proposed definition.' })
export class KpiCommentConnection extends connectionOf(() => KpiComment, 'KpiComment') {}

@ObjectType({ description: 'How the agencies came to a definition (PSFP-32).' })
export class KpiGovernance {
  definitionId: string;

  proposedBy: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Null for the first common set.' })
  proposedAt: Date | null;

  @Field(() => Int, { description: 'Round of voting; 0 before the first.' })
  round: number;

  @Field(() => Int, { description: 'Member agencies when the vote was opened.' })
  members: number;

  @Field(() => Int, { description: 'Votes for it that carry it: two thirds of the members.' })
  needed: number;

  @Field(() => Int, { description: 'Votes for it in this round.' })
  votesFor: number;

  @Field(() => Int, { description: 'Votes against it in this round.' })
  votesAgainst: number;

  @Field(() => Int, { description: 'Abstentions in this round.' })
  votesAbstained: number;

  @Field(() => Boolean, { description: 'Whether it may be published.' })
  carried: boolean;

  @Field(() => [KpiVote], { description: 'The votes of this round, by agency.' })
  votes: KpiVote[];
}
