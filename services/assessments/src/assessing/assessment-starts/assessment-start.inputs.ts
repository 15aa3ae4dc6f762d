import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AssessmentScopeInput } from '../assessments/assessment.inputs';

@InputType({
  description: 'A new assessment of your agency. Kind and methodology version are fixed from here on (A-INV-1).',
})
export class StartAssessmentInput extends AssessmentScopeInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Code of the methodology, such as HACT_MICRO; it says the kind.' })
  methodologyCode: string;

  @Field(() => Int, { description: 'Version of the methodology; one that is in force.' })
  methodologyVersion: number;

  @Field(() => String, { nullable: true, description: 'Sector of business, where the methodology asks by sector.' })
  @IsOptional()
  @Length(1, 50)
  businessSector?: string | null;

  @Field(() => ID, { nullable: true, description: 'Office of your agency that commissions it.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'commissioningOfficeId is no id.' })
  commissioningOfficeId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of other agencies for which it is done too: their staff read it, and may be assessors.',
  })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'At most 20 joint agencies.' })
  jointAgencies?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it stands on somebody else's records alone, as OCHA's proxies do (feature 52); false when not given.",
  })
  proxy?: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'When it should be ready; not in the past.' })
  dueOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why a new one is needed although one exists that your agency could reuse, 10 to 2,000 characters (feature 46).',
  })
  @IsOptional()
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  despiteReusable?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}
