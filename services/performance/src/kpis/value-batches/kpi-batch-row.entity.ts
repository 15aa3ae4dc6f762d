import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum KpiRowOutcome {
  ADDED = 'ADDED',
  REVISED = 'REVISED',
  UNCHANGED = 'UNCHANGED',
  REFUSED = 'REFUSED',
}

registerEnumType(KpiRowOutcome, {
  name: 'KpiRowOutcome',
  description: 'What became of a row.',
  valuesConfig: {
    ADDED: { description: 'The first figure of its cell, or the first after a withdrawal.' },
    REVISED: { description: 'The next revision of its cell (P-INV-2).' },
    UNCHANGED: { description: 'The same figure is on record already.' },
    REFUSED: { description: 'Not taken; code, reason and message say why.' },
  },
});

@ObjectType({ description: 'What became of one row of a submission.' })
@Entity('kpi_batch_row')
export class KpiBatchRow {
  @PrimaryColumn('uuid', { name: 'batch_id' })
  batchId: string;

  @Field(() => Int, { description: 'Its place in the request or file, from 1.' })
  @PrimaryColumn('integer', { name: 'row_number' })
  rowNumber: number;

  @Field(() => String, { nullable: true, description: "The source system's own number of the row." })
  @Column('text', { name: 'external_id', nullable: true })
  externalId: string | null;

  @Field(() => KpiRowOutcome)
  @Column('text')
  outcome: KpiRowOutcome;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the error catalogue, such as INVALID_INPUT; null when taken.',
  })
  @Column('text', { nullable: true })
  code: string | null;

  @Field(() => String, { nullable: true, description: 'The case within the code, such as DENOMINATOR_ZERO.' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'The reason in words.' })
  @Column('text', { nullable: true })
  message: string | null;

  @Column('uuid', { name: 'value_id', nullable: true })
  valueId: string | null;
}
