import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** domain-model.md 2.2, PartnerAgencyStanding. */
export enum AgencyStandingStatus {
  NONE = 'NONE',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  RESTRICTED = 'RESTRICTED',
  EXCLUDED = 'EXCLUDED',
}

registerEnumType(AgencyStandingStatus, {
  name: 'AgencyStandingStatus',
  description: 'Where a partner stands with one agency; it binds that agency only (R-INV-7).',
  valuesConfig: {
    NONE: { description: 'The agency has decided nothing, or what it decided has ended.' },
    ACTIVE: { description: 'The agency took an earlier decision back.' },
    SUSPENDED: { description: 'No engagement for the time being.' },
    RESTRICTED: { description: 'No new engagement; what is signed is paid.' },
    EXCLUDED: { description: 'The agency does not work with the partner.' },
  },
});

@ObjectType({ description: "Where a partner stands with the viewer's own agency; nobody else sees it (R-INV-7)." })
export class AgencyStanding {
  @Field(() => AgencyStandingStatus)
  status: AgencyStandingStatus;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null while there is no decision.' })
  since: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself; null when it does not.' })
  until: Date | null;
}
