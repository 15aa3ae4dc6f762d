import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayUnique, IsISO31661Alpha2, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'The decision of your agency to be bound by an entry.' })
export class RecogniseEntryInput {
  @Field(() => ID)
  entryId: string;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters; all agencies may read it, so name no person.' })
  @Length(10, 2_000, { message: 'Give the reason in 10 to 2,000 characters.' })
  reason: string;
}

@InputType({
  description: 'The decision of your agency to go on with an ineligible partner, for a time and with controls.',
})
export class OptOutInput {
  @Field(() => ID, { nullable: true, description: 'The entry.' })
  entryId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'In place of an entry: the partner, when exactly one entry about it is in force.',
  })
  partnerId?: string | null;

  @Field(() => String, { description: 'Why, 20 to 2,000 characters; all agencies may read it, so name no person.' })
  @Length(20, 2_000, { message: 'Give the reason in 20 to 2,000 characters.' })
  reason: string;

  @Field(() => [String], {
    nullable: true,
    description: 'ISO 3166-1 alpha-2: only in these countries, at most 50; everywhere when not given.',
  })
  @IsOptional()
  @ArrayMaxSize(50, { message: 'Name at most 50 countries.' })
  @ArrayUnique({ message: 'Name each country once.' })
  @IsISO31661Alpha2({ each: true, message: 'Countries are ISO 3166-1 alpha-2 codes.' })
  countries?: string[] | null;

  @Field(() => LocalDate, {
    description: 'Last day, at most twelve months from now. It can be renewed before it is over.',
  })
  until: string;

  @Field(() => String, {
    description: 'What your agency does instead, 20 to 2,000 characters; all agencies may read it.',
  })
  @Length(20, 2_000, { message: 'Give the compensating controls in 20 to 2,000 characters.' })
  compensatingControls: string;
}
