import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { KpiSharing } from './kpi-sharing.enum';

@ObjectType({
  description:
    'What an agency decided about sharing its figures of a KPI, in all versions of the definition (feature 90).',
})
export class KpiSharingDecision {
  @Field(() => ID)
  id: string;

  agencyCode: string;

  @Field(() => String, { description: 'Code of the definition.' })
  code: string;

  @Field(() => KpiSharing)
  sharing: KpiSharing;

  @Field(() => String, { description: 'Why; every agency reads it.' })
  reason: string;

  @Field(() => Int, { description: 'Counts from 1 for each agency and code; for expectedVersion.' })
  version: number;

  @Field(() => DateTime, { description: 'From then on; questions as of a time before are answered as before.' })
  decidedAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the next decision took its place; null while it stands.',
  })
  endedAt: Date | null;
}
