import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayNotEmpty, ArrayUnique, Length, Matches } from 'class-validator';
import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { EligibilityPurpose } from '../eligibility/eligibility.rules';
import { StandingProposalState } from './standing-proposal.view';

const noteLength = { message: 'note has 1 to 2,000 characters.' };

export enum StandingScope {
  AGENCY = 'AGENCY',
  SYSTEM = 'SYSTEM',
}

registerEnumType(StandingScope, {
  name: 'StandingScope',
  description: 'Whom a decision about standing binds.',
  valuesConfig: {
    AGENCY: { description: "The viewer's own agency only; it takes effect at once (R-INV-7)." },
    SYSTEM: { description: 'Every agency; a second person decides.' },
  },
});

export enum SuspensionMeasure {
  SUSPEND = 'SUSPEND',
  RESTRICT = 'RESTRICT',
  EXCLUDE = 'EXCLUDE',
}

registerEnumType(SuspensionMeasure, {
  name: 'SuspensionMeasure',
  description: 'How far an agency goes for itself.',
  valuesConfig: {
    SUSPEND: { description: 'No engagement for the time being.' },
    RESTRICT: { description: 'No new engagement; what is signed is paid.' },
    EXCLUDE: { description: 'No engagement at all.' },
  },
});

@InputType({ description: 'A suspension, with its reason, evidence and dates (UNHCR-54).' })
export class SuspendPartnerInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => StandingScope)
  scope: StandingScope;

  @Field(() => SuspensionMeasure, {
    defaultValue: SuspensionMeasure.SUSPEND,
    description: 'Only with the scope AGENCY.',
  })
  measure: SuspensionMeasure;

  @Field(() => String, { description: 'A code of `suspensionReasons`.' })
  reason: string;

  @Field(() => String, { description: 'What it rests on, 1 to 2,000 characters; for deciders only.' })
  @Length(1, 2000, noteLength)
  note: string;

  @Field(() => ID, { nullable: true, description: 'A document of the partner that shows it.' })
  evidenceDocumentId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'From when; now when absent.' })
  effectiveFrom?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when. For one agency it ends by itself; for all, people are then asked whether it ends.',
  })
  until?: Date | null;
}

@InputType({ description: 'A change of standing that needs no more than its reason.' })
export class ChangeStandingInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters; for deciders only.' })
  @Length(1, 2000, noteLength)
  note: string;

  @Field(() => ID, { nullable: true, description: 'A document of the partner that shows it.' })
  evidenceDocumentId?: string | null;
}

@InputType({ description: 'The end of a suspension.' })
export class ReinstatePartnerInput extends ChangeStandingInput {
  @Field(() => StandingScope)
  scope: StandingScope;
}

@InputType({ description: 'A hold for all agencies; a second person of another agency decides.' })
export class ProposeSystemHoldInput extends ChangeStandingInput {
  @Field(() => String, { description: 'Short code in upper snake case, 3 to 60 characters.' })
  @Matches(/^[A-Z][A-Z0-9_]{2,59}$/, { message: 'code is upper snake case, 3 to 60 characters, such as LATE_REPORTS.' })
  code: string;

  @Field(() => String, { description: 'What all agencies read, 1 to 500 characters; nothing confidential.' })
  @Length(1, 500, { message: 'message has 1 to 500 characters.' })
  message: string;

  @Field(() => [EligibilityPurpose], { description: 'What it keeps agencies from.' })
  @ArrayNotEmpty({ message: 'Name at least one purpose.' })
  @ArrayUnique({ message: 'Name each purpose once.' })
  purposes: EligibilityPurpose[];

  @Field(() => DateTime, { nullable: true, description: 'When it ends by itself.' })
  until?: Date | null;
}

@InputType({ description: 'The end of a hold that was placed by hand for all agencies; a second person decides.' })
export class ProposeHoldLiftInput {
  @Field(() => ID)
  holdId: string;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters; for deciders only.' })
  @Length(1, 2000, noteLength)
  note: string;
}

@InputType({ description: 'The word of the second person.' })
export class DecideStandingProposalInput {
  @Field(() => ID)
  proposalId: string;

  @Field(() => Boolean)
  approve: boolean;

  @Field(() => String, { description: 'Why, 1 to 2,000 characters; for deciders only.' })
  @Length(1, 2000, noteLength)
  note: string;
}

@InputType({ description: 'Which proposals.' })
export class StandingProposalFilter {
  @Field(() => ID, { nullable: true, description: 'About this partner only.' })
  partnerId?: string | null;

  @Field(() => StandingProposalState, { nullable: true })
  state?: StandingProposalState | null;
}
