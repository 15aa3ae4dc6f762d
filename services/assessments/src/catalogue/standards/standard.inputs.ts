import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayUnique, IsOptional, Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { StandardAdoptionStatus } from './standard.enums';

@InputType({ description: 'What the own agency does with a standard.' })
export class RecordStandardAdoptionInput {
  @Field(() => String)
  standardCode: string;

  @Field(() => Int)
  standardVersion: number;

  @Field(() => StandardAdoptionStatus)
  status: StandardAdoptionStatus;

  @Field(() => LocalDate, { nullable: true, description: 'By when; with PLANNED, and only then.' })
  plannedFor?: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is different, or where it is written; needed with ADAPTED. 1 to 2,000 characters.',
  })
  @IsOptional()
  @Length(1, 2_000, { message: 'A note has 1 to 2,000 characters.' })
  note?: string;

  @Field(() => [String], { nullable: true, description: 'Keys of items that are in place.' })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'At most 100 items.' })
  @ArrayUnique({ message: 'Name each item once.' })
  itemsInPlace?: string[];

  @Field(() => String, { nullable: true, description: 'Makes the call safe to repeat; 8 to 200 characters.' })
  idempotencyKey?: string;
}
