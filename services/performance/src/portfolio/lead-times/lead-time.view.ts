import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';

@ArgsType()
export class RegistrationLeadTimeArgs {
  @Field(() => String, { description: 'Code of the sponsoring agency, such as UNHCR.' })
  @Length(1, 20)
  agency: string;

  @Field(() => String, { description: 'Country of origin of the partners, ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country: string;

  @Field(() => Int, { description: 'Year in which the code was assigned, UTC.' })
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => Int, { description: '1 to 12.' })
  @Min(1)
  @Max(12)
  month: number;
}

@ObjectType({
  description:
    'KPI REG_LEAD_TIME for one agency, country and month: how long registrations took from the request for access to the first partner code.',
})
export class RegistrationLeadTime {
  @Field(() => String, { description: 'Code of the KPI definition.' })
  code: string;

  @Field(() => Int, { description: 'Registrations that were completed in the month.' })
  registrations: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Median in days, two decimals, half up; null when none was completed. Never added up from months.',
  })
  medianDays: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the facts of registry are known here.' })
  dataAsOf: Date | null;
}
