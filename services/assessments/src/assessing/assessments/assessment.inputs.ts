import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessorType } from '../../terms/assessor-type.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { ConductedMode } from '../../terms/conducted-mode.enum';
import { EntityScope } from '../../terms/entity-scope.enum';
import { MoneyInput } from '../../terms/money.view';

@InputType({ description: 'What an assessment speaks of, and where the work is done.' })
export class AssessmentScopeInput {
  @Field(() => EntityScope, { nullable: true, description: 'LEGAL_ENTITY when not given.' })
  entityScope?: EntityScope | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Countries that it speaks of, ISO 3166-1 alpha-2, at most 250; unknown when not given.',
  })
  @IsOptional()
  @ArrayMaxSize(250, { message: 'Name at most 250 countries.' })
  @IsISO31661Alpha2({ each: true, message: 'countries are ISO 3166-1 alpha-2 codes, such as SO.' })
  countries?: string[] | null;

  @Field(() => [CapacityArea], {
    nullable: true,
    description: 'Functional areas that it covers; unknown when not given.',
  })
  @IsOptional()
  @ArrayMaxSize(30, { message: 'Name each area once.' })
  areas?: CapacityArea[] | null;

  @Field(() => Decimal, { nullable: true, description: 'Largest planned amount that it covers, in US dollars.' })
  ceilingUsd?: string | null;

  @Field(() => ConductedMode, { nullable: true, description: 'Where the work is done (JIU-113).' })
  conductedMode?: ConductedMode | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the period that it looks at.' })
  periodFrom?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of that period.' })
  periodTo?: string | null;
}

@InputType({ description: "A final assessment that the caller's agency owns." })
export class RecordAssessmentInput extends AssessmentScopeInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => CommonRiskBand, { description: 'Any band but NOT_ASSESSED.' })
  band: CommonRiskBand;

  @Field(() => LocalDate, { description: 'When it became final; not after today (UTC).' })
  finalisedOn: string;

  @Field(() => LocalDate, { description: 'The last day on which it counts; after finalisedOn.' })
  validUntil: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the methodology, such as HACT_MICRO; with its version.',
  })
  methodologyCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version of the methodology.' })
  methodologyVersion?: number | null;

  @Field(() => AssessorType, { nullable: true, description: 'STAFF when not given.' })
  assessorType?: AssessorType | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it stands on somebody else's records alone, as OCHA's proxies do; false when not given.",
  })
  proxy?: boolean | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the work began; not after finalisedOn.' })
  startedOn?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'Largest planned amount that the assessment covers; in US dollars it stands for ceilingUsd too.',
  })
  @IsOptional()
  @ValidateNested()
  amountAssessed?: MoneyInput;

  @Field(() => String, {
    nullable: true,
    description: 'Confidential text for the own agency and the partner, 1 to 20,000 characters.',
  })
  @IsOptional()
  @Length(1, 20_000, { message: 'A narrative has 1 to 20,000 characters.' })
  narrative?: string;

  @Field(() => String, { description: 'Your own key for this assessment, 1 to 200 characters; repeating it is safe.' })
  @Length(1, 200, { message: 'An idempotencyKey has 1 to 200 characters.' })
  idempotencyKey: string;
}
