import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum KpiVoteChoice {
  FOR = 'FOR',
  AGAINST = 'AGAINST',
  ABSTAIN = 'ABSTAIN',
}

registerEnumType(KpiVoteChoice, {
  name: 'KpiVoteChoice',
  description: 'How an agency votes on a definition.',
  valuesConfig: {
    FOR: { description: 'It should be published.' },
    AGAINST: { description: 'It should not.' },
    ABSTAIN: { description: 'Neither; counts as a member that did not vote for it.' },
  },
});

@ObjectType({ description: 'The vote of an agency on a definition; one for each agency and round.' })
@Entity('kpi_vote')
export class KpiVote {
  @PrimaryColumn('uuid', { name: 'definition_id' })
  definitionId: string;

  @Field(() => Int, { description: 'Round of voting; a definition that lost goes back to comments.' })
  @PrimaryColumn('integer')
  round: number;

  @PrimaryColumn('text', { name: 'agency' })
  agencyCode: string;

  @Field(() => KpiVoteChoice)
  @Column('text')
  choice: KpiVoteChoice;

  @Field(() => String, { nullable: true, description: "The agency's reason, if it gave one." })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'voted_at' })
  votedAt: Date;
}
