import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';
import { PartnerIneligibility } from '../../sharing/ineligibilities/ineligibility.view';
import { Clearance } from '../clearances/clearance.entity';
import type { ShownClearance } from '../clearances/clearance.service';

export enum PartnerCheckOutcome {
  STOP = 'STOP',
  NO_REASON_FOUND = 'NO_REASON_FOUND',
}

registerEnumType(PartnerCheckOutcome, {
  name: 'PartnerCheckOutcome',
  description: 'What a program does with the answer (S-INV-12).',
  valuesConfig: {
    STOP: { description: 'Something speaks against going on, or is not known.' },
    NO_REASON_FOUND: {
      description: 'Sanctions knows no reason to stop, by the versions named; nothing more than that.',
    },
  },
});

export enum StopReasonCode {
  MATCH_CONFIRMED = 'MATCH_CONFIRMED',
  INELIGIBLE = 'INELIGIBLE',
  MATCH_UNDECIDED = 'MATCH_UNDECIDED',
  NOT_SCREENED = 'NOT_SCREENED',
  NO_LIST = 'NO_LIST',
  LIST_STALE = 'LIST_STALE',
  CODE_NOT_ACTIVE = 'CODE_NOT_ACTIVE',
}

registerEnumType(StopReasonCode, {
  name: 'StopReasonCode',
  description: 'What speaks against going on.',
  valuesConfig: {
    MATCH_CONFIRMED: { description: 'It is on a list that binds (S-INV-1).' },
    INELIGIBLE: {
      description:
        'An entry of the shared list is in force. Whether the own agency opted out of it, see `ineligibility`.',
    },
    MATCH_UNDECIDED: { description: 'A possible match is not decided yet.' },
    NOT_SCREENED: { description: 'It was not screened as it is now.' },
    NO_LIST: { description: 'No list has been compared with.' },
    LIST_STALE: { description: 'A list was last confirmed longer ago than it may be.' },
    CODE_NOT_ACTIVE: { description: 'The code that was asked with is suspended or closed.' },
  },
});

@ObjectType({
  description: 'What sanctions knows about a partner before money or an agreement, for programs (S-INV-12).',
})
export class PartnerCheck {
  @Field(() => PartnerCheckOutcome, { description: 'In one word.' })
  outcome: PartnerCheckOutcome;

  @Field(() => [StopReasonCode], {
    description: 'Everything that speaks against going on; empty when nothing is known.',
  })
  reasons: StopReasonCode[];

  @Field(() => String, { description: 'The same in a sentence, to be shown with it.' })
  note: string;

  @Field(() => DateTime, { description: 'When it was asked.' })
  checkedAt: Date;

  @Field(() => Partner, { nullable: true, description: 'The partner; of a merged one the survivor.' })
  partner: Partner;

  @Field(() => String, { nullable: true, description: 'Status of the code that was asked with; null without one.' })
  codeStatus: string | null;

  @Field(() => Clearance, { description: 'With the versions of the lists that it was compared with.' })
  clearance: ShownClearance;

  @Field(() => PartnerIneligibility, {
    description:
      'Entries of the shared list and confirmed listings; what one means for an agency, its recognition says.',
  })
  ineligibility: PartnerIneligibility;

  @Field(() => String, { description: 'The rules that names are compared by.' })
  scorerVersion: string;
}
