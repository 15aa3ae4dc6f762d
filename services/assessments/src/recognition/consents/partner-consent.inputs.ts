import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { ConsentScope } from './partner-consent.view';

@InputType({ description: 'What your agency asks a partner to agree to.' })
export class RequestConsentInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => [AssessmentKind], { description: 'Which assessments of it your agency wants to rely on.' })
  @ArrayMinSize(1, { message: 'Name at least one kind.' })
  @ArrayMaxSize(20, { message: 'Name each kind once.' })
  kinds: AssessmentKind[];

  @Field(() => AccessPurpose, { description: 'What for; not INVESTIGATION, which rests on no consent.' })
  purpose: AccessPurpose;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What your organisation agrees to.' })
export class GrantConsentInput {
  @Field(() => ID, { description: 'Your organisation, or an office of it.' })
  partnerId: string;

  @Field(() => ConsentScope)
  scope: ConsentScope;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the agencies; needed with LISTED, not to be given else.',
  })
  @IsOptional()
  @ArrayMaxSize(100, { message: 'Name at most 100 agencies.' })
  agencies?: string[] | null;

  @Field(() => [AssessmentKind], { nullable: true, description: 'For these kinds; all when not given.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'Name each kind once.' })
  kinds?: AssessmentKind[] | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day on which it counts; without an end when not given.',
  })
  validUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A consent that ends.' })
export class WithdrawConsentInput {
  @Field(() => ID)
  consentId: string;
}

@InputType({ description: 'A request that your organisation declines.' })
export class DeclineConsentInput {
  @Field(() => ID)
  requestId: string;
}
