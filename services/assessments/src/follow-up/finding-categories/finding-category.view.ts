import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';

export enum FindingList {
  SPOT_CHECK = 'SPOT_CHECK',
  FINANCIAL = 'FINANCIAL',
  KEY_CONTROL = 'KEY_CONTROL',
  INTEGRITY = 'INTEGRITY',
}

registerEnumType(FindingList, {
  name: 'FindingList',
  description: 'Which list a category of findings stands in (standards.md 3.2).',
  valuesConfig: {
    SPOT_CHECK: { description: 'The 28 categories of observations in spot checks.' },
    FINANCIAL: { description: 'The 16 titles of financial findings in audits.' },
    KEY_CONTROL: { description: 'The 13 areas of key internal control weaknesses in audits.' },
    INTEGRITY: { description: 'What makes assessments unreliable once it is confirmed: fraud, and failures of PSEA.' },
  },
});

@ObjectType({ description: 'What a finding is about. Categories are data: they come and go by date.' })
export class FindingCategory {
  @Field(() => String, { description: 'Code, such as SC_NO_DOCUMENTS.' })
  code: string;

  @Field(() => FindingList)
  list: FindingList;

  @Field(() => Int, { description: 'Its place in the list, from 1.' })
  place: number;

  @Field(() => String, { description: 'In English.' })
  label: string;

  @Field(() => CapacityArea, { description: 'Where a finding counts when it names no other area.' })
  area: CapacityArea;

  @Field(() => InvalidatingEventKind, {
    nullable: true,
    description: 'What a confirmed finding of the category does to earlier assessments; null for most.',
  })
  raises: InvalidatingEventKind | null;

  @Field(() => LocalDate, { description: 'First day on which findings may have it.' })
  effectiveFrom: Day;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null while it is in use.' })
  effectiveUntil: Day | null;
}
