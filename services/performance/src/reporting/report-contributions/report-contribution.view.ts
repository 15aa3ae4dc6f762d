import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Role } from '@partner-commons/platform/viewer';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ReportContributionState {
  ASKED = 'ASKED',
  SUBMITTED = 'SUBMITTED',
  MERGED = 'MERGED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ReportContributionState, {
  name: 'ReportContributionState',
  description: 'What became of the question to a unit.',
  valuesConfig: {
    ASKED: { description: 'The unit has not answered yet.' },
    SUBMITTED: { description: 'The unit has answered; it may answer again until it is merged.' },
    MERGED: { description: 'The answer stands in its section.' },
    WITHDRAWN: { description: 'The unit need not answer any more.' },
  },
});

@ObjectType({ description: 'What a unit was asked to write for a section of a report (HAB-25); for its agency alone.' })
export class ReportContribution {
  @Field(() => ID)
  id: string;

  reportId: string;

  agency: string;

  @Field(() => String, { description: 'Key of the section.' })
  section: string;

  @Field(() => String, { description: 'Name of the unit, branch or office.' })
  unit: string;

  @Field(() => String, { description: 'The role of those who may answer for the unit.' })
  role: Role;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => ReportContributionState)
  state: ReportContributionState;

  /** Sealed: what units write may tell of partners. */
  text: string | null;

  @Field(() => DateTime)
  askedAt: Date;

  submittedBy: string | null;

  @Field(() => DateTime, { nullable: true })
  submittedAt: Date | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'Contributions of units to reports.' })
export class ReportContributionConnection extends connectionOf(() => ReportContribution, 'ReportContribution') {}
