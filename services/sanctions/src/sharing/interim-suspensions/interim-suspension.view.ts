import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { SuspensionEnd, SuspensionKind } from './interim-suspension.rules';

registerEnumType(SuspensionKind, {
  name: 'InterimSuspensionKind',
  description: 'How an agency came to suspend a partner as a precaution.',
  valuesConfig: {
    IMPOSED: { description: 'It leads a case about the partner.' },
    JOINED: { description: 'It was alerted to the suspension of another agency, and joined.' },
  },
});

registerEnumType(SuspensionEnd, {
  name: 'InterimSuspensionEnd',
  description: 'Why an interim suspension ended.',
  valuesConfig: {
    LIFTED: {
      description: 'Lifted by people before its time; of a joined one, perhaps by the agency that imposed it.',
    },
    EXPIRED: { description: 'Its time was over.' },
    DECIDED: { description: 'The case was decided.' },
  },
});

@ObjectType({
  description:
    'A suspension of your own agency as a precaution (S-INV-7): no debarment, short, renewed once, and binding nobody else.',
})
export class InterimSuspension {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => SuspensionKind)
  kind: SuspensionKind;

  /** Keys of `partners`. */
  partnerIds: string[];

  @Field(() => ID, { nullable: true, description: 'The case of your agency; null when it was joined.' })
  caseId: string | null;

  @Field(() => DateTime)
  since: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  until: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was renewed; that is possible once.' })
  renewedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it runs.' })
  endedAt: Date | null;

  @Field(() => SuspensionEnd, { nullable: true })
  endedBecause: SuspensionEnd | null;

  @Field(() => String, { description: 'Why, as your agency wrote it.' })
  reason: string;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of interim suspensions of your own agency.' })
export class InterimSuspensionConnection extends connectionOf(() => InterimSuspension, 'InterimSuspension') {}
