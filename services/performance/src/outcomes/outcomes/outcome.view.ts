import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { OutcomeAudience, OutcomeSeverity, OutcomeState } from './outcome.enums';
import type { OutcomeRow } from './outcome.repository';

@ObjectType({
  description:
    'What a consultation came to, on one theme (JIU-100). Its audience says who reads it; it names no person.',
})
export class ConsultationOutcome {
  /** What is stored of it. */
  row: OutcomeRow;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'To cite it by, such as OUT-2025-3F9A1C.' })
  referenceNo: string;

  @Field(() => ID, { description: 'The consultation that it came from.' })
  consultationId: string;

  @Field(() => String, { description: 'Code of the theme, such as PAYMENT_DELAYS; see outcomeThemes.' })
  theme: string;

  @Field(() => String, { description: 'Language of the statement, ISO 639-1.' })
  lang: string;

  @Field(() => OutcomeSeverity)
  severity: OutcomeSeverity;

  @Field(() => OutcomeAudience, { description: 'Who reads it once it is published.' })
  audience: OutcomeAudience;

  @Field(() => OutcomeState)
  state: OutcomeState;

  @Field(() => String, { nullable: true, description: 'Of the consultation, ISO 3166-1 alpha-2.' })
  countryCode: string | null;

  @Field(() => LocalDate, { description: 'Day of the consultation.' })
  heldOn: string;

  @Field(() => DateTime, {
    description: 'Partners that were present have until then to comment, 10 working days (P-INV-5).',
  })
  commentsUntil: Date;

  @Field(() => Int, { description: 'How many partners were present and asked for their comments.' })
  partnersAsked: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether no partner that was present disagreed with the published text; null before publication.',
  })
  agreedWithPartners: boolean | null;

  @Field(() => DateTime)
  recordedAt: Date;

  @Field(() => DateTime, { nullable: true })
  publishedAt: Date | null;

  @Field(() => DateTime, { nullable: true })
  withdrawnAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  withdrawalReason: string | null;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}

export const outcomeOf = (row: OutcomeRow): ConsultationOutcome => ({
  row,
  id: row.id,
  referenceNo: row.referenceNo,
  consultationId: row.consultationId,
  theme: row.theme,
  lang: row.lang,
  severity: row.severity,
  audience: row.audience,
  state: row.state,
  countryCode: row.country,
  heldOn: row.heldOn,
  commentsUntil: row.commentsUntil,
  partnersAsked: row.partnerIds.length,
  agreedWithPartners: row.agreed,
  recordedAt: row.recordedAt,
  publishedAt: row.publishedAt,
  withdrawnAt: row.withdrawnAt,
  withdrawalReason: row.withdrawalReason,
  version: row.version,
});

@ObjectType({ description: 'One wording of an outcome, as it was before or is now.' })
export class OutcomeRevision {
  @Field(() => Int)
  version: number;

  @Field(() => String)
  theme: string;

  @Field(() => String)
  statement: string;

  @Field(() => OutcomeSeverity)
  severity: OutcomeSeverity;

  @Field(() => OutcomeAudience)
  audience: OutcomeAudience;

  @Field(() => OutcomeState)
  state: OutcomeState;

  @Field(() => String, { nullable: true, description: 'Why it was changed.' })
  reason: string | null;

  @Field(() => DateTime)
  at: Date;
}
