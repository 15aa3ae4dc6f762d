import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { Disclosable } from '../access-grants/disclosable.enum';

@InputType({ description: 'Which readings to show; all conditions must hold.' })
export class AccessLogFilter {
  @Field(() => String, {
    nullable: true,
    description: 'The other side, by its code: who read in accessLog, whose it is in readingLog.',
  })
  agency?: string | null;

  @Field(() => Disclosable, { nullable: true })
  resourceType?: Disclosable | null;

  @Field(() => ID, { nullable: true })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this partner.' })
  partnerId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day, in UTC.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, in UTC.' })
  to?: string | null;
}

@ArgsType()
export class DataUseArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Read by this agency, by its code.' })
  agency?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day, in UTC.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, in UTC.' })
  to?: string | null;
}
