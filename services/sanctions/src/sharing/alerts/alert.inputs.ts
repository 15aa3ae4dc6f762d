import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AlertAction, AlertCategory, AlertLevel } from './alert.rules';

@InputType({ description: 'Which alerts to show; all conditions must hold.' })
export class AlertFilter {
  @Field(() => ID, { nullable: true, description: 'About this partner.' })
  partnerId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Open ones, or closed ones.' })
  isOpen?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Acknowledged by every agency that has it, or not.' })
  isAcknowledged?: boolean | null;
}

@InputType({
  description: 'An alert to the agencies that are exposed to a partner; it takes no words about the matter (S-INV-11).',
})
export class PublishAlertInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => AlertLevel)
  level: AlertLevel;

  @Field(() => AlertCategory)
  category: AlertCategory;

  @Field(() => ID, {
    nullable: true,
    description: 'Case of your agency about the partner; none for adverse media and the like.',
  })
  caseId?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The end of an alert of your own agency.' })
export class CloseAlertInput {
  @Field(() => ID)
  alertId: string;
}

@InputType({ description: 'What your agency does about an alert.' })
export class AcknowledgeAlertInput {
  @Field(() => ID)
  alertId: string;

  @Field(() => AlertAction, { description: 'JOINED only after joinInterimSuspension.' })
  action: AlertAction;

  @Field(() => String, {
    nullable: true,
    description: 'Why, 3 to 2,000 characters; the agency that alerts reads it too. Required but for JOINED.',
  })
  @IsOptional()
  @Length(3, 2_000, { message: 'Give the note in 3 to 2,000 characters.' })
  note?: string | null;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'How your agency goes on with a partner that another agency has suspended.' })
export class CompensatingControlsInput {
  @Field(() => ID)
  alertId: string;

  @Field(() => String, {
    description: 'What your agency does, 20 to 2,000 characters; the agency that alerts reads it too.',
  })
  @Length(20, 2_000, { message: 'Give the compensating controls in 20 to 2,000 characters.' })
  controls: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}
