import { Length, Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A further theme for outcomes.' })
export class AddOutcomeThemeInput {
  @Field(() => String, { description: 'Capital letters, digits and underscores, 2 to 40; it never changes.' })
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/, { message: 'code has 2 to 40 capital letters, digits and underscores.' })
  code: string;

  @Field(() => String, { description: 'For people, in English; 3 to 100 characters.' })
  @Length(3, 100, { message: 'label has 3 to 100 characters.' })
  label: string;
}
