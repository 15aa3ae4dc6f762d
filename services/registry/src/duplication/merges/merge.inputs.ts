import { connectionOf } from '@partner-commons/platform/page';
import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { MergeField, MergeSide, PartnerMergeState } from './merge.enums';
import { PartnerMerge } from './partner-merge.entity';

const reasonLength = { message: 'reason has 1 to 2000 characters.' };

@InputType({ description: 'Which of two values a field takes.' })
export class MergeFieldChoiceInput {
  @Field(() => MergeField, {
    description: 'PRIMARY_TYPE, COUNTRY_OF_ORIGIN, FOUNDED_ON or WEBSITE; the others have no choice.',
  })
  field: MergeField;

  @Field(() => MergeSide)
  from: MergeSide;
}

@InputType({ description: 'Two partners to be made one.' })
export class ProposeMergeInput {
  @Field(() => ID, { description: 'The partner that remains.' })
  @IsUUID()
  survivorId: string;

  @Field(() => ID, { description: 'The partner that is shown as the survivor from then on.' })
  @IsUUID()
  mergedId: string;

  @Field(() => String, { description: 'Why the two are one, 1 to 2000 characters.' })
  @Length(1, 2_000, reasonLength)
  reason: string;

  @Field(() => [MergeFieldChoiceInput], { defaultValue: [] })
  @ArrayMaxSize(4, { message: 'At most one choice for each of the four fields.' })
  @ValidateNested()
  fieldChoices: MergeFieldChoiceInput[];
}

@InputType({ description: 'The merge to decide about.' })
export class DecideMergeInput {
  @Field(() => ID)
  @IsUUID()
  mergeId: string;

  @Field(() => String, { nullable: true, description: 'Up to 2000 characters.' })
  @IsOptional()
  @Length(1, 2_000, { message: 'note has 1 to 2000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The merge to take back.' })
export class UndoMergeInput {
  @Field(() => ID)
  @IsUUID()
  mergeId: string;

  @Field(() => String, { description: 'Why the two are not one after all, 1 to 2000 characters.' })
  @Length(1, 2_000, reasonLength)
  reason: string;
}

@InputType({ description: 'Which merges to list; all parts must hold.' })
export class PartnerMergeFilter {
  @Field(() => [PartnerMergeState], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(5)
  states?: PartnerMergeState[] | null;

  @Field(() => ID, { nullable: true, description: 'Merges of this partner, on either side.' })
  @IsOptional()
  @IsUUID()
  partnerId?: string | null;
}

@ObjectType({ description: 'A page of merges, newest first.' })
export class PartnerMergeConnection extends connectionOf(() => PartnerMerge, 'PartnerMerge') {}
