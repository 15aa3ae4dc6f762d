import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum DataLineState {
  ON_TIME = 'ON_TIME',
  LATE = 'LATE',
  MISSING = 'MISSING',
  NOT_DUE = 'NOT_DUE',
}

registerEnumType(DataLineState, {
  name: 'DataLineState',
  description: 'How a promised figure stands.',
  valuesConfig: {
    ON_TIME: { description: 'It came by its day.' },
    LATE: { description: 'It came after its day.' },
    MISSING: { description: 'Its day is past, and it has not come.' },
    NOT_DUE: { description: 'Its day is still to come.' },
  },
});

@ObjectType({ description: 'A promised figure of one period.' })
export class DataScorecardLine {
  @Field(() => String)
  code: string;

  @Field(() => Int, { nullable: true, description: '1 to 4; null for the whole year.' })
  quarter: number | null;

  @Field(() => LocalDate, { description: 'The last day that is on time.' })
  dueOn: string;

  @Field(() => DateTime, { nullable: true, description: 'When the first figure that still stands came.' })
  receivedAt: Date | null;

  @Field(() => DataLineState)
  state: DataLineState;
}

@ObjectType({ description: 'How an agency keeps its data contract for a year (JIU-17).' })
export class DataSubmissionScorecard {
  agencyCode: string;

  @Field(() => Int)
  year: number;

  @Field(() => DateTime, { nullable: true, description: 'The last figure about the year; null when none has come.' })
  lastReceivedAt: Date | null;

  @Field(() => Int, { description: 'Promised figures whose day is past; 0 without a contract.' })
  due: number;

  @Field(() => Int, { description: 'Of those that are due, the ones that came.' })
  received: number;

  @Field(() => Int, { description: 'Of those that are due, the ones that came by their day.' })
  onTime: number;

  @Field(() => Int, { description: 'Of those that are due, the ones that came later.' })
  late: number;

  @Field(() => Int, { description: 'Of those that are due, the ones that have not come.' })
  missing: number;

  @Field(() => Decimal, { nullable: true, description: 'Received in percent of due; null while nothing is due.' })
  completeness: string | null;

  @Field(() => Decimal, { nullable: true, description: 'On time in percent of due: DATA_TIMELINESS of the agency.' })
  timeliness: string | null;

  @Field(() => Int, { description: 'Rows about the year that came in batches and were taken.' })
  rowsTaken: number;

  @Field(() => Int, { description: 'Rows about the year that came in batches and were refused.' })
  errors: number;

  @Field(() => [DataScorecardLine], { description: 'By code and quarter.' })
  lines: DataScorecardLine[];
}
