import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ActionStatus } from '../outcomes/outcome.enums';

@ObjectType({ description: 'What an agency will do, or has done, about an outcome (JIU-100, UNICEF-39).' })
export class OutcomeAction {
  ownerCode: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { description: 'The outcome that it belongs to.' })
  outcomeId: string;

  @Field(() => String, { nullable: true, description: 'The unit of the owner, such as Finance.' })
  unit: string | null;

  @Field(() => String)
  text: string;

  @Field(() => LocalDate, { description: 'Last day.' })
  due: string;

  @Field(() => ActionStatus)
  status: ActionStatus;

  @Field(() => String, { nullable: true, description: 'What the owner says with the status.' })
  statusNote: string | null;

  @Field(() => Boolean, { description: 'Whether it is past its day and neither done nor dropped.' })
  overdue: boolean;

  @Field(() => Boolean, { description: 'Whether a partner that was present has confirmed that it was done.' })
  partnerConfirmed: boolean;

  @Field(() => DateTime)
  updatedAt: Date;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}

@ObjectType({ description: 'A page of actions, first due first.' })
export class OutcomeActionConnection extends connectionOf(() => OutcomeAction, 'OutcomeAction') {}
