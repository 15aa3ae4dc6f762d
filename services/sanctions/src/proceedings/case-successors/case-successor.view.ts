import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';

export enum AffiliateRelation {
  SUCCESSOR = 'SUCCESSOR',
  CONTROLLED_AFFILIATE = 'CONTROLLED_AFFILIATE',
}

registerEnumType(AffiliateRelation, {
  name: 'AffiliateRelation',
  description: 'Why an entry may be extended to another partner (S-INV-10).',
  valuesConfig: {
    SUCCESSOR: { description: 'It goes on with what the respondent was.' },
    CONTROLLED_AFFILIATE: { description: 'The respondent, or who controls it, controls this one too.' },
  },
});

@ObjectType({
  description:
    'A partner that registry knows to be related to a respondent. A proposal to look at: it inherits nothing by itself (S-INV-10).',
})
export class SuccessorCandidate {
  partnerId: string;
  respondentId: string;

  @Field(() => Partner, { nullable: true, description: 'The related partner; null only beside an error.' })
  partner?: Partner;

  @Field(() => Partner, { nullable: true, description: 'The respondent; null only beside an error.' })
  respondent?: Partner;

  @Field(() => String, { description: 'Kind of the relation, as registry has it.' })
  kind: string;

  @Field(() => Int, { description: 'Steps between the two, 1 or 2.' })
  distance: number;
}
