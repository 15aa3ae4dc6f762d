import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReportState } from './report-state.enum';

export enum ReportProblemKind {
  FIGURES_NOT_FROZEN = 'FIGURES_NOT_FROZEN',
  ESTIMATE_WITHOUT_FOOTNOTE = 'ESTIMATE_WITHOUT_FOOTNOTE',
  SECTION_EMPTY = 'SECTION_EMPTY',
  CONTRIBUTION_OUTSTANDING = 'CONTRIBUTION_OUTSTANDING',
  PARTNER_NAMED = 'PARTNER_NAMED',
}

registerEnumType(ReportProblemKind, {
  name: 'ReportProblemKind',
  description: 'What keeps a report from being signed off.',
  valuesConfig: {
    FIGURES_NOT_FROZEN: { description: 'Its figures were never frozen.' },
    ESTIMATE_WITHOUT_FOOTNOTE: { description: 'A figure is ESTIMATED and no footnote says how (4.d step 8).' },
    SECTION_EMPTY: { description: 'A mandatory section has neither text nor figures (JIU-66).' },
    CONTRIBUTION_OUTSTANDING: { description: 'A unit was asked, and what it sent is not merged yet (HAB-25).' },
    PARTNER_NAMED: { description: 'A text names a partner (4.d step 9).' },
  },
});

@ObjectType({ description: 'One thing that keeps a report from being signed off, and where it is.' })
export class ReportProblem {
  @Field(() => ReportProblemKind)
  kind: ReportProblemKind;

  @Field(() => String, { nullable: true, description: 'Key of the section; null for the report as a whole.' })
  section: string | null;

  @Field(() => ID, { nullable: true, description: 'The figure or contribution that is meant.' })
  objectId: string | null;

  @Field(() => String, { nullable: true, description: 'The words that name a partner.' })
  phrase: string | null;
}

@ObjectType({
  description:
    'A report to a governing body: its agency alone sees the draft, everybody what was submitted (JIU-25, domain-model.md 2.8).',
})
export class GoverningBodyReport {
  @Field(() => ID)
  id: string;

  agencyCode: string;

  @Field(() => String, { description: 'Such as "UN-Habitat Executive Board".' })
  body: string;

  @Field(() => String, { description: 'Such as "2026-1".' })
  session: string;

  @Field(() => Int, { description: 'The year that it reports on.' })
  year: number;

  template: string;

  @Field(() => [String], { description: 'References of the decisions that asked for it (UNICEF-1).' })
  inResponseTo: string[];

  @Field(() => ReportState)
  state: ReportState;

  /** Subjects of everybody who wrote in it. */
  editors: string[];

  freeze: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'As of when its figures are: `kpiDashboard(asOf:)` with it gives the same numbers (P-INV-3).',
  })
  frozenAt: Date | null;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Share of the figures asked for that were there at the freeze, in percent; null before it.',
  })
  completeness: string | null;

  @Field(() => [String], { description: 'Codes of the agencies whose figures were frozen.' })
  figureAgencies: string[];

  @Field(() => String, { nullable: true, description: 'Why the approver sent it back last; for its agency alone.' })
  returnReason: string | null;

  @Field(() => DateTime, { nullable: true })
  signedOffAt: Date | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of all that was signed off, in hexadecimal.' })
  contentHash: string | null;

  @Field(() => DateTime, { nullable: true })
  submittedAt: Date | null;

  @Field(() => LocalDate, { nullable: true })
  presentedOn: string | null;

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}
