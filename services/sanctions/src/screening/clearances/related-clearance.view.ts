import { Field, Int, ObjectType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';
import { ClearanceStatus } from './clearance.entity';

@ObjectType({
  description:
    'A match of a headquarters, office, affiliate or member, which this partner inherits as a question, not as an answer. For agency staff.',
})
export class RelatedClearance {
  partnerId: string;

  @Field(() => Int, { description: 'Steps over relations in force: 1 is next to it.' })
  distance: number;

  @Field(() => String, { description: 'Kind of the last relation towards it, such as COUNTRY_OFFICE_OF.' })
  relation: string;

  @Field(() => ClearanceStatus, { description: 'HITS_OPEN or BLOCKED.' })
  status: ClearanceStatus;

  @Field(() => Partner, { nullable: true, description: 'The related partner; null only beside an error.' })
  partner?: Partner;
}
