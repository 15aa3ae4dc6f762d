import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { KpiFrequency } from '../definitions/kpi-term.enums';

@ObjectType({ description: 'A figure that an agency has promised.' })
export class DataContractLine {
  @Field(() => String, { description: 'Code of the definition, in the version that counts for the year.' })
  code: string;

  @Field(() => KpiFrequency)
  frequency: KpiFrequency;

  @Field(() => Int, { description: 'Days after the end of the year or quarter until it is due.' })
  dueDays: number;
}

@ObjectType({
  description: 'Which figures an agency has promised, from a year on and until the next contract (JIU-17).',
})
export class DataContract {
  @Field(() => ID)
  id: string;

  agencyCode: string;

  @Field(() => Int, { description: 'The first year that it is about.' })
  fromYear: number;

  @Field(() => DateTime, { description: 'When it was set; an earlier one for the same year is history.' })
  setAt: Date;

  @Field(() => [DataContractLine], { description: 'By code.' })
  lines: DataContractLine[];
}
