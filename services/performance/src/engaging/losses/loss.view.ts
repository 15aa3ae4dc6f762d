import { connectionOf } from '@partner-commons/platform/page';
import { Decimal } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { LossEvent } from './loss.entity';

@ObjectType({ description: 'A page of losses, latest recorded first.' })
export class LossEventConnection extends connectionOf(() => LossEvent, 'LossEvent') {}

@ObjectType({ description: 'Established losses of one agency with a partner.' })
export class AgencyLoss {
  @Field(() => Agency, { nullable: true, description: 'Null only beside an error.' })
  agency: Agency;

  @Field(() => Int, { description: 'How many losses were established.' })
  events: number;

  @Field(() => Decimal, { description: 'What they sum to, recovered and given up ones included, in US dollars.' })
  lostUsd: string;

  @Field(() => Decimal, { description: 'What of that was recovered.' })
  recoveredUsd: string;

  @Field(() => Decimal, { description: 'What of that was given up.' })
  writtenOffUsd: string;
}

@ObjectType({
  description:
    'Established losses with a partner, as sums: INTER_AGENCY, not for the partner. What is only suspected is in no sum (JIU-2).',
})
export class PartnerLosses {
  @Field(() => Int, { description: 'How many losses were established.' })
  events: number;

  @Field(() => Decimal, { description: 'What they sum to, in US dollars.' })
  lostUsd: string;

  @Field(() => Decimal, { description: 'What of that was recovered.' })
  recoveredUsd: string;

  @Field(() => Decimal, { description: 'What of that was given up.' })
  writtenOffUsd: string;

  @Field(() => [AgencyLoss], { description: 'The same by agency, by code.' })
  byAgency: AgencyLoss[];
}
