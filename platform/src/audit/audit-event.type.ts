import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../page';
import { DateTime } from '../scalars';

export enum AuditOutcome {
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  FAILED = 'FAILED',
}

registerEnumType(AuditOutcome, {
  name: 'AuditOutcome',
  description: 'How a recorded act ended.',
  valuesConfig: {
    DONE: { description: 'It took effect.' },
    REFUSED: { description: 'A rule refused it; nothing changed.' },
    FAILED: { description: 'It broke off; nothing changed.' },
  },
});

@ObjectType({ description: 'One act on record: a change, or a read above inter-agency. Never altered or deleted.' })
@Directive('@shareable')
export class AuditEvent {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime, { description: 'When it was recorded, by the clock of the database.' })
  at: Date;

  @Field(() => String, { description: 'Request that caused it; the same id stands in error answers.' })
  requestId: string;

  @Field(() => String, { description: 'Issuer and subject of the person or service account.' })
  actor: string;

  @Field(() => String, { nullable: true, description: 'Purpose given in the header x-purpose.' })
  purpose: string | null;

  @Field(() => String, { description: 'Name of the mutation or query.' })
  action: string;

  @Field(() => AuditOutcome)
  outcome: AuditOutcome;

  @Field(() => String, { nullable: true, description: 'GraphQL type of what it was done to.' })
  objectType: string | null;

  @Field(() => String, { nullable: true, description: 'Id of what it was done to.' })
  objectId: string | null;
}

@ObjectType({ description: 'A page of the audit record, latest first.' })
@Directive('@shareable')
export class AuditEventConnection extends connectionOf(() => AuditEvent, 'AuditEvent') {}
