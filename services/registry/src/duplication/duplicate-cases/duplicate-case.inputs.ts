import { connectionOf } from '@partner-commons/platform/page';
import { ArrayMaxSize, ArrayMinSize, IsISO31661Alpha2, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DuplicateCase, DuplicateCaseState } from './duplicate-case.entity';

export enum DuplicateOutcome {
  NOT_DUPLICATE = 'NOT_DUPLICATE',
  DUPLICATE = 'DUPLICATE',
}

registerEnumType(DuplicateOutcome, {
  name: 'DuplicateOutcome',
  description: 'What somebody says about two partners.',
  valuesConfig: {
    NOT_DUPLICATE: { description: 'They are two; one person decides and documents why.' },
    DUPLICATE: { description: 'They are one; two different people must say so.' },
  },
});

@InputType({ description: 'What somebody says about two partners, found as a pair or not.' })
export class DecideDuplicatePairInput {
  @Field(() => ID)
  @IsUUID()
  partnerId: string;

  @Field(() => ID)
  @IsUUID()
  otherId: string;

  @Field(() => DuplicateOutcome)
  outcome: DuplicateOutcome;

  @Field(() => String, { description: 'Why, 1 to 2000 characters; kept as the documentation of the decision.' })
  @Length(1, 2_000, { message: 'note has 1 to 2000 characters.' })
  note: string;
}

@InputType({ description: 'Which pairs to list; all parts must hold.' })
export class DuplicateCaseFilter {
  @Field(() => [DuplicateCaseState], {
    defaultValue: [DuplicateCaseState.OPEN, DuplicateCaseState.DUPLICATE_PROPOSED],
    description: 'What waits for somebody, when nothing else is said.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  states: DuplicateCaseState[];

  @Field(() => ID, { nullable: true, description: 'Pairs of this partner.' })
  @IsOptional()
  @IsUUID()
  partnerId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Pairs with a partner of these countries, ISO 3166-1 alpha-2.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsISO31661Alpha2({ each: true, message: 'countries are ISO 3166-1 alpha-2 codes, such as SO.' })
  countries?: string[] | null;

  @Field(() => Float, { defaultValue: 0, description: '0 to 1.' })
  @Min(0)
  @Max(1)
  minScore: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Only those that should have been decided by now.' })
  overdue: boolean;
}

@ObjectType({ description: 'A page of pairs, the likeliest first.' })
export class DuplicateCaseConnection extends connectionOf(() => DuplicateCase, 'DuplicateCase') {}
