import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';
import { IneligibilityEntry } from '../ineligibility-entries/ineligibility-entry.view';

@ObjectType({
  description:
    'Whether agencies may work with a partner at all. What it means for one agency, its recognition of each entry says; registry draws the consequences.',
})
export class PartnerIneligibility {
  @Field(() => Boolean, {
    description:
      'An entry is in force that agencies recognise unless they opt out, or a match with a mandatory list was confirmed.',
  })
  isIneligible: boolean;

  @Field(() => DateTime, { nullable: true, description: 'Since when; null when it is not.' })
  since: Date | null;

  @Field(() => Boolean, {
    description: 'A match with a mandatory list was confirmed: no agency may opt out of that (S-INV-1).',
  })
  isListed: boolean;

  @Field(() => [IneligibilityEntry], {
    description:
      'Entries that are in force or will be: of the partner, of those merged into it and of its headquarters; at most 100.',
  })
  entries: IneligibilityEntry[];

  @Field(() => DateTime, { description: 'The instant that this is the state of.' })
  asOf: Date;
}
