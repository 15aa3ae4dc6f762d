import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { IsISO31661Alpha2, IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { FindingPriority, FindingSource } from '../findings/finding.enum';

const key = { message: 'A key has 1 to 100 characters.' };

@InputType({ description: 'A finding of your agency.' })
export class RecordFindingInput {
  @Field(() => FindingSource)
  sourceType: FindingSource;

  @Field(() => ID, { nullable: true, description: 'The assessment, activity or case; not for a monitoring visit.' })
  sourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For a monitoring visit; else the source says about whom it is.' })
  partnerId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of a monitoring visit; not after today (UTC).' })
  visitedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the section of the questionnaire.' })
  @IsOptional()
  @Length(1, 100, key)
  section?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the question.' })
  @IsOptional()
  @Length(1, 100, key)
  question?: string | null;

  @Field(() => String, { description: 'Code of findingCategories.' })
  category: string;

  @Field(() => CapacityArea, { nullable: true, description: 'That of the category when not given.' })
  area?: CapacityArea | null;

  @Field(() => FindingPriority)
  priority: FindingPriority;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was found, ISO 3166-1 alpha-2; that of the agreement or the partner when not given.',
  })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'A country is an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => ID, { nullable: true, description: 'An agreement of your agency with the partner.' })
  engagementId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who owns the agreement, as `<issuer>#<subject>`; you when not given (A-INV-6).',
  })
  @IsOptional()
  @Matches(/^\S{1,200}#\S{1,200}$/, { message: 'Name the officer as <issuer>#<subject>.' })
  responsible?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'In US dollars, at most two decimals; zero when no money is in question.',
  })
  amountUsd?: string | null;

  @Field(() => LocalDate, { description: 'When it is to be done.' })
  dueOn: string;

  @Field(() => String, {
    description: 'What was found, 10 to 4,000 characters, without anybody who could be recognised.',
  })
  @Length(10, 4_000, { message: 'Say what was found in 10 to 4,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'What you recommend, 3 to 4,000 characters.' })
  @IsOptional()
  @Length(3, 4_000, { message: 'A recommendation has 3 to 4,000 characters.' })
  recommendation?: string | null;

  @Field(() => String, { nullable: true, description: 'What was agreed with the partner, 3 to 4,000 characters.' })
  @IsOptional()
  @Length(3, 4_000, { message: 'An agreed action has 3 to 4,000 characters.' })
  agreedAction?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Not to be shown to the partner yet; true when not given for fraud and PSEA, else false.',
  })
  heldBack?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}
