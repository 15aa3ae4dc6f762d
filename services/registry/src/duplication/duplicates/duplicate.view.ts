import { Field, Float, ObjectType } from 'type-graphql';
import { Partner } from '../../identity/partners/partner.entity';

@ObjectType({ description: 'One fact that speaks for or against two partners being one.' })
export class DuplicateReason {
  @Field(() => String, {
    description:
      'NAME, NAME_ACROSS_SCRIPTS, IDENTIFIER, REGISTRATION_NUMBER, WEB_DOMAIN, ADDRESS, KEY_PERSON, SAME_COUNTRY or OTHER_COUNTRY.',
  })
  code: string;

  @Field(() => String, { description: 'The fact in words, with the names or the number.' })
  detail: string;
}

@ObjectType({ description: 'A known partner that may be the one that was asked about.' })
export class DuplicateCandidate {
  @Field(() => Partner, { description: 'The survivor, when others were merged into it.' })
  partner: Partner;

  @Field(() => Float, { description: '0.65 to 1; from 0.92 on nearly certainly the same (R-INV-9).' })
  score: number;

  @Field(() => [DuplicateReason], { description: 'Everything that moved the score.' })
  reasons: DuplicateReason[];
}
