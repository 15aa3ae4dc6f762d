import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { RecognitionOutcome } from './recognition.rules';

registerEnumType(RecognitionOutcome, {
  name: 'RecognitionOutcome',
  description: 'What an agency does about an entry of another one (S-INV-8).',
  valuesConfig: {
    AUTO_RECOGNISED: { description: 'Bound without a decision of its own: the five conditions hold.' },
    RECOGNISED: { description: 'Decided to be bound.' },
    OPTED_OUT: { description: 'Decided to go on everywhere, for a time and with controls.' },
    PARTIAL: { description: 'Decided to go on in some countries, for a time and with controls; bound elsewhere.' },
    PENDING: { description: 'Has not decided. Until it does, registry treats it as bound.' },
  },
});

@ObjectType({ description: 'What one agency does about an entry, with the reason that all agencies may read.' })
export class Recognition {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => RecognitionOutcome)
  outcome: RecognitionOutcome;

  @Field(() => String, { nullable: true, description: 'Why; null without a decision of its own.' })
  reason: string | null;

  @Field(() => [String], {
    description: 'ISO 3166-1 alpha-2: where it goes on; empty unless PARTIAL.',
  })
  scope: string[];

  @Field(() => LocalDate, { nullable: true, description: 'Last day of an opt-out; afterwards the entry binds again.' })
  until: Day | null;

  @Field(() => String, { nullable: true, description: 'What the agency does instead, for as long as it goes on.' })
  compensatingControls: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was decided, or began to bind by itself; null while pending.',
  })
  decidedAt: Date | null;
}
