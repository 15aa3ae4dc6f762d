import { Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import { defaultGrantDays, longestGrantDays } from '../access-grants/access-grant.rules';
import { Disclosable } from '../access-grants/disclosable.enum';
import { DisclosureLevel } from '../access-grants/disclosure-level.enum';
import { DisclosureState } from './disclosure-request.view';

export enum DisclosureSide {
  OWNER = 'OWNER',
  REQUESTER = 'REQUESTER',
}

registerEnumType(DisclosureSide, {
  name: 'DisclosureSide',
  description: 'On which side of a request your agency is.',
  valuesConfig: {
    OWNER: { description: 'Others ask it.' },
    REQUESTER: { description: 'It asks others.' },
  },
});

export enum DisclosureDecision {
  APPROVE = 'APPROVE',
  REFUSE = 'REFUSE',
}

registerEnumType(DisclosureDecision, {
  name: 'DisclosureDecision',
  description: 'What the owner decides about a request to read.',
  valuesConfig: {
    APPROVE: { description: 'The other agency may read, for a time.' },
    REFUSE: { description: 'It may not; a reason is needed.' },
  },
});

const words = { message: 'Say it in 10 to 2,000 characters.' };

@InputType({ description: 'The wish to read something confidential of another agency.' })
export class RequestDisclosureInput {
  @Field(() => Disclosable)
  resourceType: Disclosable;

  @Field(() => ID)
  resourceId: string;

  @Field(() => DisclosureLevel, { description: 'The least that is enough; the owner may grant less.' })
  level: DisclosureLevel;

  @Field(() => AccessPurpose, { description: 'What it is for; leave for one purpose is none for another.' })
  purpose: AccessPurpose;

  @Field(() => String, { description: 'Why it is needed, 10 to 2,000 characters; the owner reads it.' })
  @Length(10, 2_000, words)
  explanation: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What the owner decides about a request.' })
export class DecideDisclosureInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => DisclosureDecision)
  decision: DisclosureDecision;

  @Field(() => DisclosureLevel, { nullable: true, description: 'At most what was asked for, which it is without one.' })
  level?: DisclosureLevel | null;

  @Field(() => Int, {
    defaultValue: defaultGrantDays,
    description: `How many days it may be read, 1 to ${longestGrantDays}.`,
  })
  @Min(1, { message: `days is 1 to ${longestGrantDays}.` })
  @Max(longestGrantDays, { message: `days is 1 to ${longestGrantDays}.` })
  days: number;

  @Field(() => String, { nullable: true, description: '10 to 2,000 characters; needed to refuse.' })
  reason?: string | null;

  @Field(() => Int, { description: 'Version of the request that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Takes a request back that nobody has decided.' })
export class WithdrawDisclosureRequestInput {
  @Field(() => ID)
  requestId: string;

  @Field(() => Int, { description: 'Version of the request that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which requests to show; all conditions must hold.' })
export class DisclosureRequestFilter {
  @Field(() => DisclosureSide, { nullable: true, description: 'Both sides when not given.' })
  side?: DisclosureSide | null;

  @Field(() => DisclosureState, { nullable: true })
  state?: DisclosureState | null;

  @Field(() => Disclosable, { nullable: true })
  resourceType?: Disclosable | null;

  @Field(() => ID, { nullable: true })
  resourceId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this partner.' })
  partnerId?: string | null;
}
