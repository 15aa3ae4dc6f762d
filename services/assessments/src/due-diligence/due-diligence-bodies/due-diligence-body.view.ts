import { Redaction } from '@partner-commons/platform/redaction';
import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ObjectType } from 'type-graphql';
import {
  DueDiligenceDimension,
  DueDiligenceHelp,
  DueDiligenceLevel,
  DueDiligenceOutcome,
  GlobalCompactStatus,
  HighRiskSector,
} from '../due-diligence-cases/due-diligence-case.enums';
import { DueDiligenceMitigation, DueDiligenceVoice } from '../due-diligence-decisions/due-diligence-decision.view';
import { DueDiligenceControversy, DueDiligenceFinding } from '../due-diligence-findings/due-diligence-finding.view';
import { DueDiligenceLevelFactor } from '../due-diligence-levels/due-diligence-level.view';

@ObjectType({ description: 'What was found in one dimension, without words.' })
export class DueDiligenceDimensionResult {
  @Field(() => DueDiligenceDimension)
  dimension: DueDiligenceDimension;

  @Field(() => DueDiligenceOutcome)
  finding: DueDiligenceOutcome;
}

@ObjectType({
  description:
    'What a due diligence found, without words; for its owner, the partner once it is decided, and those who were granted a summary.',
})
export class DueDiligenceSummary {
  @Field(() => [DueDiligenceDimensionResult], {
    nullable: true,
    description: 'One per dimension; null beside a redaction.',
  })
  dimensions: DueDiligenceDimensionResult[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read it.' })
  redaction: Redaction | null;
}

@ObjectType({
  description:
    'All that a due diligence holds but its files. With a redaction all else is null. Each reading is recorded.',
})
export class DueDiligenceBody {
  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read it.' })
  redaction: Redaction | null;

  @Field(() => Decimal, { nullable: true, description: 'Planned amount in US dollars.' })
  plannedAmountUsd?: string;

  @Field(() => String, { nullable: true, description: 'How the partner is to be selected, as SelectionModality.' })
  modality?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the planned instrument.' })
  instrument?: string | null;

  @Field(() => [HighRiskSector], { nullable: true, description: 'In which of these sectors the partner works.' })
  sectors?: HighRiskSector[];

  @Field(() => DueDiligenceLevel, { nullable: true, description: 'What the rule asked for.' })
  computedLevel?: DueDiligenceLevel;

  @Field(() => String, { nullable: true, description: 'Version of the rule.' })
  levelRule?: string;

  @Field(() => [DueDiligenceLevelFactor], { nullable: true, description: 'Why that level.' })
  levelFactors?: DueDiligenceLevelFactor[];

  @Field(() => DueDiligenceLevel, { nullable: true, description: 'A lower level that waits for a second person.' })
  proposedLevel?: DueDiligenceLevel | null;

  @Field(() => [DueDiligenceDimension], { nullable: true, description: 'What must be looked at before a decision.' })
  missingDimensions?: DueDiligenceDimension[];

  @Field(() => [DueDiligenceDimension], { nullable: true, description: 'What the reused due diligence found clear.' })
  reusedDimensions?: DueDiligenceDimension[];

  /** Keys of `assessment` and `reuses`. */
  assessmentId?: string | null;
  reusedCaseId?: string | null;

  @Field(() => GlobalCompactStatus, {
    nullable: true,
    description: 'GLOBAL_COMPACT_STATUS; null when not looked up (PSFP-10).',
  })
  globalCompactStatus?: GlobalCompactStatus | null;

  @Field(() => LocalDate, { nullable: true, description: 'When that was looked up.' })
  globalCompactCheckedOn?: Day | null;

  @Field(() => String, { nullable: true, description: 'Why an earlier one is revised; kept among agencies.' })
  revisionReason?: string | null;

  @Field(() => [DueDiligenceHelp], { nullable: true, description: 'Who was asked to join; kept among agencies.' })
  escalatedTo?: DueDiligenceHelp[] | null;

  @Field(() => [DueDiligenceFinding], { nullable: true, description: 'The latest 100, newest first.' })
  findings?: DueDiligenceFinding[];

  @Field(() => [DueDiligenceControversy], { nullable: true, description: 'The latest 100, newest first.' })
  controversies?: DueDiligenceControversy[];

  @Field(() => [DueDiligenceMitigation], {
    nullable: true,
    description: 'What was agreed on, and for agencies what was proposed.',
  })
  mitigations?: DueDiligenceMitigation[];

  @Field(() => [DueDiligenceVoice], {
    nullable: true,
    description: 'The latest 100, the first one first; kept among agencies.',
  })
  voices?: DueDiligenceVoice[] | null;
}
