import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';
import type { Measure } from '../case-measures/measures.rules';
import { CaseDecisionKind, CaseDecisionState, GovernmentMeasure, SanctionType } from '../case-measures/sanction-codes';

@ObjectType({ description: 'One measure of a decision. Either `sanction` or `governmentMeasure` is given.' })
export class CaseMeasure {
  type: Measure['type'];

  @Field(() => SanctionType, { nullable: true, description: 'What the panel orders.' })
  sanction?: SanctionType | null;

  @Field(() => GovernmentMeasure, {
    nullable: true,
    description: 'What the panel orders about a government (S-INV-9).',
  })
  governmentMeasure?: GovernmentMeasure | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it no longer binds; null without end.' })
  until: string | null;

  @Field(() => Decimal, { nullable: true, description: 'What is to be paid back; null for other measures.' })
  amount: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 4217; of `amount`.' })
  currency: string | null;
}

@ObjectType({
  description:
    'What the panel decided, with its reasons (S-INV-6). Never changed: a later decision takes its place. A respondent sees what is in force about it.',
})
export class CaseDecision {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => CaseDecisionKind, { description: 'What it is about.' })
  kind: `${CaseDecisionKind}`;

  @Field(() => CaseDecisionState, { description: 'Whether two members agree on it.' })
  state: `${CaseDecisionState}`;

  @Field(() => Boolean, { description: 'Whether it still binds a respondent: no later decision took its place.' })
  isCurrent: boolean;

  partnerIds: string[];

  @Field(() => [Partner], { nullable: true, description: 'Respondents that it binds; at most 100.' })
  partners?: Partner[];

  @Field(() => [CaseMeasure], { description: 'What it orders; each type once.' })
  measures: Measure[];

  @Field(() => [String], { description: 'Conditions of a release or of further work; at most 20.' })
  conditions: string[];

  @Field(() => LocalDate, { description: 'First day on which it binds.' })
  from: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day on which it no longer binds, or on which a release may be decided; null without end.',
  })
  until: string | null;

  @Field(() => Boolean, { description: 'Whether the agency attests that the process was due (S-INV-8).' })
  dueProcess: boolean;

  @Field(() => Boolean, { description: 'Whether it stands on the list of all agencies (S-INV-8).' })
  shared: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Outcome of an appeal or of a rehabilitation review; else null.',
  })
  outcome: string | null;

  @Field(() => String, { description: 'Why.' })
  reasoning: string;

  @Field(() => String, { description: 'The member who proposed it, as `<issuer>#<subject>`.' })
  proposedBy: string;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  proposedAt: Date;

  @Field(() => String, { nullable: true, description: 'The member who settled it; null while it is a proposal.' })
  settledBy: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was settled; null while it is a proposal.' })
  settledAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when it may be appealed against; null when it may not.',
  })
  appealUntil: Date | null;
}
