import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AssuranceFamily, AssuranceType } from '../../terms/assurance-type.enum';
import { AuditOpinion } from '../../terms/audit-opinion.enum';
import { ConductedMode } from '../../terms/conducted-mode.enum';
import { AssuranceActivityState, AssuranceAuditor } from './assurance-activity.enums';

@ObjectType({
  description:
    'A visit, spot check or audit of a partner by an agency, alone or for several (JIU-7, JIU-102). That it exists, its days and its opinion are open to every agency, and to the partner.',
})
export class AssuranceActivity {
  @Field(() => ID, { description: 'UUID v7.' })
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  /** Code; `owner` gives the agency itself. */
  agency: string;

  /** Ids of agreements of the owner. */
  agreements: string[];

  firmId: string | null;
  termsId: string | null;

  @Field(() => String, { description: 'What people call it, such as ASR-0000017.' })
  referenceNo: string;

  @Field(() => AssuranceType, { description: 'What is done.' })
  type: AssuranceType;

  @Field(() => AssuranceFamily, { description: 'What it can be done jointly with.' })
  family: AssuranceFamily;

  @Field(() => AssuranceActivityState, { description: 'Where it stands.' })
  state: AssuranceActivityState;

  @Field(() => String, { description: 'Where, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => Int, { description: 'The year for which it counts.' })
  year: number;

  @Field(() => LocalDate, { description: 'First day of the time that is planned for it.' })
  plannedFrom: string;

  @Field(() => LocalDate, { description: 'Last day of the time that is planned for it.' })
  plannedTo: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day of the period that it looks at.' })
  periodFrom: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the period that it looks at.' })
  periodTo: string | null;

  @Field(() => [String], { description: 'Numbers of the FACE forms that it looks at.' })
  faceForms: string[];

  @Field(() => AssuranceAuditor, { description: 'Who carries it out.' })
  auditor: AssuranceAuditor;

  @Field(() => Boolean, { description: "Whether the country's supreme audit institution conducts it (SYS-26)." })
  conductedBySai: boolean;

  @Field(() => Boolean, { description: 'Whether it is about a project under national execution or implementation.' })
  isNexNim: boolean;

  @Field(() => ConductedMode, {
    nullable: true,
    description: 'Where the work is done (JIU-113); null while nobody said.',
  })
  conductedMode: ConductedMode | null;

  @Field(() => Boolean, { description: 'Whether it is done for several agencies.' })
  isJoint: boolean;

  /** The others only; the owner stands in `agency`. */
  others: string[];

  @Field(() => Boolean, { description: 'Whether another agency joins without asking.' })
  isOpenToOthers: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'When the partner was contacted.' })
  contactedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the field visit was, or the day of a visit.' })
  fieldVisitOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the draft went to the partner.' })
  draftToPartnerOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the partner commented.' })
  partnerCommentsOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the draft went to the agency.' })
  draftToAgencyOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the agency commented.' })
  agencyCommentsOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the report was submitted.' })
  submittedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When it became final, and counted.' })
  finalOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When it was given up.' })
  cancelledOn: string | null;

  @Field(() => AuditOpinion, {
    nullable: true,
    description: 'Of an audit, once it is final; before, for the agencies that it is done for alone.',
  })
  opinion: AuditOpinion | null;

  @Field(() => DateTime, { description: 'When it was planned here.' })
  createdAt: Date;

  @Field(() => Int, { description: 'For `expectedVersion`.' })
  version: number;
}

@ObjectType({ description: 'A page of assurance activities.' })
export class AssuranceActivityConnection extends connectionOf(() => AssuranceActivity, 'AssuranceActivity') {}
