import { Redaction } from '@partner-commons/platform/redaction';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { AccessRequest } from './access-request.entity';

@ObjectType({ description: 'Why a partner is taken for a possible duplicate.' })
export class AccessCandidateReason {
  @Field(() => String, { description: 'Kind of reason, such as NAME_SIMILAR.' })
  code: string;

  @Field(() => String, { description: 'The reason in words.' })
  detail: string;
}

@ObjectType({
  description:
    'A known partner that the asked names resemble. Those who ask see registered partners only, staff see all; never confidential data.',
})
export class AccessCandidate {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String)
  legalName: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  countryOfOrigin: string;

  @Field(() => Float, {
    nullable: true,
    description: '0 to 1; from 0.92 on it is nearly certain (R-INV-9). For staff; null for those who ask.',
  })
  score: number | null;

  @Field(() => [AccessCandidateReason], { description: 'Those who ask see only what compares public facts.' })
  reasons: AccessCandidateReason[];
}

@ObjectType({
  description:
    'Who may speak for the applicant: a work contact. For programme, vetting and IP unit officers; others get a redaction.',
})
export class AuthorizedPerson {
  @Field(() => String, { nullable: true })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Function in the organisation.' })
  title: string | null;

  @Field(() => String, { nullable: true })
  email: string | null;

  @Field(() => String, { nullable: true })
  phone: string | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when the rest is held back.' })
  redaction: Redaction | null;
}

@ObjectType({ description: 'The answer to a request for access.' })
export class AccessRequestReceipt {
  @Field(() => AccessRequest)
  request: AccessRequest;

  @Field(() => String, {
    nullable: true,
    description:
      'Shown once, so null when the call was repeated: with it a person who is signed in becomes the first user of the partner (`claimAccess`). Lost ones are renewed by staff (`issueClaimCode`).',
  })
  claimCode: string | null;
}
