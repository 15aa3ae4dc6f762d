import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, Length, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { RelationKind } from './relation.entity';

export enum RelationDirection {
  PARENTS = 'PARENTS',
  CHILDREN = 'CHILDREN',
}

registerEnumType(RelationDirection, {
  name: 'RelationDirection',
  description: 'Which end of its relations a partner is.',
  valuesConfig: {
    PARENTS: { description: 'What this partner belongs to: headquarters, networks, owners.' },
    CHILDREN: { description: 'What belongs to this partner: offices, affiliates, members.' },
  },
});

@ArgsType()
export class RelationArgs extends PageArgs {
  @Field(() => [RelationKind], { nullable: true, description: 'Only these kinds.' })
  @IsOptional()
  @ArrayMaxSize(6)
  kinds?: RelationKind[] | null;

  @Field(() => RelationDirection, { nullable: true, description: 'Both when not given.' })
  direction?: RelationDirection | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Also those that ended or were declined.' })
  includeEnded: boolean;
}

@InputType({ description: 'What `partnerId` is to `otherId`, such as COUNTRY_OFFICE_OF its headquarters.' })
export class AddRelationInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => RelationKind)
  kind: RelationKind;

  @Field(() => ID)
  otherId: string;

  @Field(() => String, { nullable: true, description: 'What it does there, such as chair; at most 100 characters.' })
  @IsOptional()
  @Length(1, 100)
  role?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day, when known; not in the future.' })
  since?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same relation again.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The answer of the other side, or of an agency, to a relation that one partner claims.' })
export class DecideRelationInput {
  @Field(() => ID)
  relationId: string;

  @Field(() => Boolean, { description: 'False declines it.' })
  accept: boolean;
}

@InputType({ description: 'The end of a relation; a proposed one is withdrawn.' })
export class EndRelationInput {
  @Field(() => ID)
  relationId: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day, not in the future; today when not given.' })
  until?: string | null;

  @Field(() => Int, { description: 'The version that you read.' })
  @Min(1)
  expectedVersion: number;
}
