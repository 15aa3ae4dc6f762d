import { Field, ID, InputType, registerEnumType } from 'type-graphql';

/** What people and programs may give as the cause; the others follow from what happens. */
export enum ScreeningPurpose {
  MANUAL = 'MANUAL',
  PRE_SELECTION = 'PRE_SELECTION',
  PRE_SIGNATURE = 'PRE_SIGNATURE',
  PRE_DISBURSEMENT = 'PRE_DISBURSEMENT',
}

registerEnumType(ScreeningPurpose, {
  name: 'ScreeningPurpose',
  description: 'What a screening is wanted for.',
  valuesConfig: {
    MANUAL: { description: 'To know.' },
    PRE_SELECTION: { description: 'Before the partner is selected.' },
    PRE_SIGNATURE: { description: 'Before an agreement is signed.' },
    PRE_DISBURSEMENT: { description: 'Before money is paid.' },
  },
});

@InputType({ description: 'Whom to screen now, and what for.' })
export class ScreenPartnerInput {
  @Field(() => ID, { description: 'The partner; of one that was merged, the survivor is screened.' })
  partnerId: string;

  @Field(() => ScreeningPurpose, { defaultValue: ScreeningPurpose.MANUAL, description: 'What it is wanted for.' })
  trigger: ScreeningPurpose;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call harmless; a UUID of yours.' })
  idempotencyKey?: string;
}
