import { Redaction } from '@partner-commons/platform/redaction';
import { Field, Int, ObjectType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';

@ObjectType({ description: 'How many findings of high priority a partner has not resolved, over all agencies.' })
export class OpenFindings {
  @Field(() => Int, {
    description: 'Neither verified nor waived. This count is for every agency; what they say is not.',
  })
  highUnresolved: number;

  @Field(() => Redaction, {
    nullable: true,
    description: 'Set when some of them are of other agencies; `findings` shows those that you may read.',
  })
  redaction: Redaction | null;
}

@ObjectType({ description: 'Findings of one area in a country, over all agencies (JIU-50).' })
export class CapacityHeatCell {
  @Field(() => CapacityArea)
  area: CapacityArea;

  @Field(() => Boolean, {
    description: 'Whether the counts are held back, since they would tell of fewer than five partners.',
  })
  isSuppressed: boolean;

  @Field(() => Int, { nullable: true, description: 'Partners with findings.' })
  partners: number | null;

  @Field(() => Int, { nullable: true, description: 'All findings so far.' })
  findings: number | null;

  @Field(() => Int, { nullable: true, description: 'Of them neither verified nor waived.' })
  open: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the open ones those of high priority.' })
  openHigh: number | null;
}
