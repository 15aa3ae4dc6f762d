import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { EmbargoCause } from './reuse-embargo.view';

@InputType({ description: 'What of your agency others are to rely on only after they asked; name one of the two.' })
export class PlaceEmbargoInput {
  @Field(() => ID, { nullable: true, description: 'One assessment of your agency.' })
  assessmentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'All assessments of this partner that your agency owns, also later ones.',
  })
  partnerId?: string | null;

  @Field(() => EmbargoCause, { description: 'Why; never told to anybody else.' })
  cause: EmbargoCause;

  @Field(() => String, {
    nullable: true,
    description: 'In words, 1 to 2,000 characters; sealed, for your agency alone.',
  })
  @IsOptional()
  @Length(1, 2_000, { message: 'A reason has 1 to 2,000 characters.' })
  reason?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An embargo that ends.' })
export class LiftEmbargoInput {
  @Field(() => ID)
  embargoId: string;
}
