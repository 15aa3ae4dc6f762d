import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import {
  DueDiligenceDimension,
  DueDiligenceOutcome,
  ExclusionCriterion,
} from '../due-diligence-cases/due-diligence-case.enums';

export enum EvidenceOrigin {
  PUBLIC = 'PUBLIC',
  PARTNER = 'PARTNER',
  OWN_STAFF = 'OWN_STAFF',
  OTHER_AGENCY = 'OTHER_AGENCY',
}

registerEnumType(EvidenceOrigin, {
  name: 'EvidenceOrigin',
  description: 'Where something comes from; what was heard of other agencies stays with the agency that was told.',
  valuesConfig: {
    PUBLIC: { description: 'Anybody can look it up.' },
    PARTNER: { description: 'The partner gave it.' },
    OWN_STAFF: { description: 'Staff of the agency saw it.' },
    OTHER_AGENCY: {
      description: 'Another agency told it in confidence; for staff of the owner alone, whatever is granted.',
    },
  },
});

export enum ControversySeverity {
  MINOR = 'MINOR',
  MODERATE = 'MODERATE',
  SIGNIFICANT = 'SIGNIFICANT',
}

registerEnumType(ControversySeverity, {
  name: 'ControversySeverity',
  description: 'How much a controversy weighs.',
  valuesConfig: {
    MINOR: { description: 'Known, and of little weight.' },
    MODERATE: { description: 'To be weighed.' },
    SIGNIFICANT: { description: 'Others must join the decision (standards.md 3.5).' },
  },
});

export enum ControversyStatus {
  ALLEGED = 'ALLEGED',
  CONFIRMED = 'CONFIRMED',
  RESOLVED = 'RESOLVED',
  DISMISSED = 'DISMISSED',
}

registerEnumType(ControversyStatus, {
  name: 'ControversyStatus',
  description: 'How far a controversy has come.',
  valuesConfig: {
    ALLEGED: { description: 'Said, and not decided by anybody.' },
    CONFIRMED: { description: 'A court, an authority or the partner itself confirmed it.' },
    RESOLVED: { description: 'It happened, and was put right.' },
    DISMISSED: { description: 'It turned out not to hold.' },
  },
});

@ObjectType({ description: 'What a finding rests on.' })
export class DueDiligenceEvidence {
  /** Of the case: its file is asked for by it. */
  resource: Resource;
  fileId: string | null;

  @Field(() => ID)
  id: string;

  @Field(() => EvidenceOrigin)
  origin: EvidenceOrigin;

  @Field(() => String, { description: 'What it is.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'Where it lies in public; null for a file.' })
  url: string | null;
}

@ObjectType({ description: 'A file of due diligence, for whoever may read all of the case.' })
export class DueDiligenceFile {
  @Field(() => String, {
    nullable: true,
    description:
      'Link to the file, valid for 15 minutes; each one is recorded. Null without a redaction: there is no file.',
  })
  url: string | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read attached files.' })
  redaction: Redaction | null;
}

@ObjectType({
  description: 'What was found in one dimension; never changed, a later one of the same dimension counts in its place.',
})
export class DueDiligenceFinding {
  @Field(() => ID)
  id: string;

  @Field(() => DueDiligenceDimension)
  dimension: DueDiligenceDimension;

  @Field(() => DueDiligenceOutcome)
  finding: DueDiligenceOutcome;

  @Field(() => [ExclusionCriterion], { description: 'Criteria that are met; none unless the finding is EXCLUSION.' })
  exclusions: ExclusionCriterion[];

  @Field(() => String, { description: 'What was found, in words.' })
  text: string;

  @Field(() => Boolean, { description: 'Whether it is the latest of its dimension.' })
  counts: boolean;

  @Field(() => DateTime)
  recordedAt: Date;

  @Field(() => [DueDiligenceEvidence], { description: 'Without what other agencies told, but for staff of the owner.' })
  evidence: DueDiligenceEvidence[];
}

@ObjectType({ description: 'Something that is held against the partner in public or elsewhere (standards.md 3.5).' })
export class DueDiligenceControversy {
  @Field(() => ID)
  id: string;

  @Field(() => ControversySeverity)
  severity: ControversySeverity;

  @Field(() => ControversyStatus)
  status: ControversyStatus;

  @Field(() => EvidenceOrigin)
  origin: EvidenceOrigin;

  @Field(() => LocalDate, { description: 'When it happened, or became known.' })
  occurredOn: Day;

  @Field(() => String, { description: 'What it is about.' })
  summary: string;

  @Field(() => String, { description: 'Who says so.' })
  source: string;

  @Field(() => ID, { nullable: true, description: 'The record that this one takes the place of.' })
  replacesId: string | null;

  @Field(() => DateTime)
  recordedAt: Date;
}
