import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RecommendationWaiver } from '../recommendations/recommendation.entity';

export enum ChecklistItemState {
  MET = 'MET',
  MISSING = 'MISSING',
  WAIVED = 'WAIVED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(ChecklistItemState, {
  name: 'ChecklistItemState',
  description: 'How a registration stands to one requirement (UNHCR-10).',
  valuesConfig: {
    MET: { description: 'What is asked for is there and in force, or nothing is asked of this partner.' },
    MISSING: { description: 'Not there, too few, or refused.' },
    WAIVED: { description: 'The Representative waived it.' },
    EXPIRED: { description: 'There, but past its end.' },
  },
});

export enum ChecklistKind {
  FULL = 'FULL',
  SIMPLIFIED = 'SIMPLIFIED',
}

registerEnumType(ChecklistKind, {
  name: 'ChecklistKind',
  description: 'Which list a registration follows.',
  valuesConfig: {
    FULL: { description: 'The list of its track.' },
    SIMPLIFIED: { description: 'For community groups with little funding: no statute (JIU-51).' },
  },
});

@ObjectType({ description: 'One thing that a registration needs before it can be submitted.' })
export class ChecklistItem {
  @Field(() => String, { description: 'STATUTE, LEGAL_REGISTRATION or RECOMMENDATIONS; more by data of an agency.' })
  code: string;

  @Field(() => ChecklistItemState)
  state: ChecklistItemState;

  @Field(() => Int, { description: 'How many there are: documents, or different issuers of letters.' })
  present: number;

  @Field(() => Int, {
    description: 'How many are needed; 0 when this partner is exempt, as an existing one is of letters.',
  })
  required: number;

  @Field(() => String, { description: 'Rule that asks for it, such as R-INV-3 or UNHCR-40.' })
  rule: string;

  @Field(() => [ID], { description: 'Ids of the documents or letters that answer it.' })
  documentIds: string[];

  @Field(() => RecommendationWaiver, { nullable: true })
  waiver: RecommendationWaiver | null;

  @Field(() => String, { nullable: true, description: 'Role and office that waived it.' })
  waivedBy: string | null;

  @Field(() => DateTime, { nullable: true })
  waivedAt: Date | null;

  labelEn: string;
  labelFr: string;
}

@ObjectType({ description: 'What a registration needs before it can be submitted, by its track (UNHCR-10, UNHCR-39).' })
export class RegistrationChecklist {
  @Field(() => ID)
  registrationId: string;

  @Field(() => ChecklistKind)
  kind: ChecklistKind;

  @Field(() => Boolean, { description: 'Whether every item is MET or WAIVED.' })
  complete: boolean;

  @Field(() => [ChecklistItem])
  items: ChecklistItem[];
}
