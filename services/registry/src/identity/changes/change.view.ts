import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum ChangeOrigin {
  PARTNER = 'PARTNER',
  AGENCY = 'AGENCY',
  SYSTEM = 'SYSTEM',
}

registerEnumType(ChangeOrigin, {
  name: 'ChangeOrigin',
  description: 'Whose hand a change is from.',
  valuesConfig: {
    PARTNER: { description: 'A user of the partner itself.' },
    AGENCY: { description: 'Staff of the agency that stands beside it.' },
    SYSTEM: { description: 'The system, such as an import or a rule that time sets off.' },
  },
});

@ObjectType({ description: 'One field of a partner that was changed, from what to what (UNHCR-13).' })
export class PartnerChange {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Such as `legalName` or `profile.FUNDING.budgets`.' })
  field: string;

  @Field(() => String, {
    nullable: true,
    description: 'As text or JSON; null when there was nothing, or the field is personal or confidential.',
  })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'As `before`.' })
  after: string | null;

  @Field(() => ChangeOrigin)
  origin: ChangeOrigin;

  @Field(() => String, { nullable: true, description: 'Code of the agency, for the origin AGENCY.' })
  agency: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The person, for colleagues of the same agency or partner; null for all others.',
  })
  actor: string | null;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'A page of changes of a partner.' })
export class PartnerChangeConnection extends connectionOf(() => PartnerChange, 'PartnerChange') {}
