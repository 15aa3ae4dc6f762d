import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';

@ObjectType({ description: 'How many partners have a band.' })
export class HactBandCount {
  @Field(() => CommonRiskBand)
  band: CommonRiskBand;

  @Field(() => Int, {
    nullable: true,
    description: 'Null where it is held back, since fewer than five could be told from it.',
  })
  partners: number | null;
}

@ObjectType({ description: 'HACT in figures that name no partner (JIU-110).' })
export class HactFigures {
  @Field(() => [Agency], { nullable: true, description: 'Agencies that use HACT; null only beside an error.' })
  members: Agency[];

  @Field(() => LocalDate)
  asOf: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Partners with a valid micro-assessment; null where they are fewer than five.',
  })
  partners: number | null;

  @Field(() => [HactBandCount], { description: 'One per band.' })
  bands: HactBandCount[];
}
