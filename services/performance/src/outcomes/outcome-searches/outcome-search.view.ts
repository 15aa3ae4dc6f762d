import { connectionOf } from '@partner-commons/platform/page';
import { Field, Int, ObjectType } from 'type-graphql';
import { ConsultationOutcome } from '../outcomes/outcome.view';
import type { OutcomeQuestion } from './outcome-search.repository';

@ObjectType({ description: 'How often something came up in consultations of one year.' })
export class ThemeTrendYear {
  @Field(() => Int, { description: 'Of the consultations.' })
  year: number;

  @Field(() => Int, { description: 'Published outcomes that you may read.' })
  count: number;

  @Field(() => Int, { description: 'Agencies that led these consultations.' })
  agencies: number;
}

@ObjectType({ description: 'Outcomes that were found, latest consultation first, and how they grow or fade.' })
export class ConsultationOutcomeConnection extends connectionOf(() => ConsultationOutcome, 'ConsultationOutcome') {
  question: OutcomeQuestion | null;
}
