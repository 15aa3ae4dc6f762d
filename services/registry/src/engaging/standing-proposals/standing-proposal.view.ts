import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum StandingProposalKind {
  SUSPEND = 'SUSPEND',
  REINSTATE = 'REINSTATE',
  INACTIVATE = 'INACTIVATE',
  CLOSE = 'CLOSE',
  PLACE_HOLD = 'PLACE_HOLD',
  LIFT_HOLD = 'LIFT_HOLD',
}

registerEnumType(StandingProposalKind, {
  name: 'StandingProposalKind',
  description: 'What would happen for all agencies.',
  valuesConfig: {
    SUSPEND: { description: 'The partner is suspended; decided by somebody of another agency.' },
    REINSTATE: { description: 'Its suspension ends.' },
    INACTIVATE: { description: 'It becomes inactive, as it asked.' },
    CLOSE: { description: 'It is closed for ever; decided by somebody of another agency.' },
    PLACE_HOLD: { description: 'A hold binds all agencies; decided by somebody of another agency.' },
    LIFT_HOLD: { description: 'Such a hold ends.' },
  },
});

export enum StandingProposalState {
  PROPOSED = 'PROPOSED',
  APPROVED = 'APPROVED',
  EFFECTIVE = 'EFFECTIVE',
  REFUSED = 'REFUSED',
}

registerEnumType(StandingProposalState, {
  name: 'StandingProposalState',
  description: 'What became of a proposal.',
  valuesConfig: {
    PROPOSED: { description: 'Waits for a second person.' },
    APPROVED: { description: 'Approved; it takes effect later.' },
    EFFECTIVE: { description: 'Approved, and in effect.' },
    REFUSED: { description: 'Refused, or no longer possible when its time came.' },
  },
});

@ObjectType({
  description:
    'What one person proposes for all agencies and a second one decides (UNHCR-54, R-INV-7). CONFIDENTIAL: for those who decide on standing.',
})
export class StandingProposal {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => StandingProposalKind)
  kind: StandingProposalKind;

  @Field(() => StandingProposalState)
  state: StandingProposalState;

  @Field(() => String, { description: 'A code of `suspensionReasons`, REINSTATED, DISSOLVED, or that of the hold.' })
  reason: string;

  @Field(() => String, { description: 'What the proposer wrote.' })
  note: string;

  @Field(() => ID, { nullable: true, description: 'A document of the partner that shows it.' })
  evidenceDocumentId: string | null;

  @Field(() => DateTime, { description: 'From when it is to count.' })
  effectiveFrom: Date;

  @Field(() => DateTime, { nullable: true, description: 'When people are asked whether it goes on; null when never.' })
  until: Date | null;

  @Field(() => DateTime)
  proposedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it waits.' })
  decidedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'What the second person wrote.' })
  decisionNote: string | null;
}

@ObjectType({ description: 'A page of proposals, newest first.' })
export class StandingProposalConnection extends connectionOf(() => StandingProposal, 'StandingProposal') {}

@ObjectType({ description: 'What a decision about standing led to at once.' })
export class StandingOutcome {
  @Field(() => StandingProposal, {
    nullable: true,
    description: 'What waits for a second person; null when it took effect at once.',
  })
  proposal: StandingProposal | null;
}
