import { LocalDate } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: "An agreement of the caller's own agency with the partner." })
export class RecordExistingPartnershipInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Number of the agreement, 1 to 100 characters.' })
  @Length(1, 100, { message: 'agreementReference has 1 to 100 characters.' })
  agreementReference: string;

  @Field(() => LocalDate, { description: 'Not in the future.' })
  lastAgreementOn: string;

  @Field(() => String, { nullable: true, description: 'The same key and content again gives the same record.' })
  idempotencyKey?: string | null;
}
