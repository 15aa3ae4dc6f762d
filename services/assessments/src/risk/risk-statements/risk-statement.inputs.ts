import { LocalDate } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'What your agency confirms of its risk-management framework.' })
export class ConfirmRiskFrameworkInput {
  @Field(() => Boolean, { description: 'Whether risks of working through partners stand in it.' })
  coversPartners: boolean;

  @Field(() => String, { description: 'Name and edition of the framework, 3 to 300 characters.' })
  @Length(3, 300, { message: 'framework has 3 to 300 characters.' })
  framework: string;

  @Field(() => LocalDate, { nullable: true, description: 'Today when not given; never later.' })
  confirmedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}
