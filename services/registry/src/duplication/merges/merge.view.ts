import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { MergeField } from './merge.enums';

@ObjectType({ description: 'One step of a merge: who, of which agency, when.' })
export class MergeStep {
  @Field(() => String, { description: 'Issuer and subject of the person.' })
  by: string;

  @Field(() => String, { description: 'Code of the agency.' })
  agency: string;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'A field of the survivor whose value comes from the merged partner.' })
export class MergedField {
  @Field(() => MergeField)
  field: MergeField;

  @Field(() => String, {
    description:
      'CHOSEN by a person, FILLED because the survivor had none, UNITED from both, STRICTER because protection wins.',
  })
  rule: string;

  @Field(() => String, { nullable: true, description: 'What the survivor said before, lists separated by commas.' })
  before: string | null;

  @Field(() => String, { nullable: true })
  after: string | null;
}

@ObjectType({
  description: 'Something that was entered under the survivor after the merge, and stays with it when that is undone.',
})
export class EnteredAfterMerge {
  @Field(() => String, {
    description: 'FIELD, NAME, IDENTIFIER, CODE, DOCUMENT or HOLD.',
  })
  kind: string;

  @Field(() => String, { description: 'Name of the field, or id of the record.' })
  what: string;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'A partner that was merged into this one; its id, codes and names lead here.' })
export class MergedFrom {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Its unique number; never given to another partner (R-INV-2).' })
  uniqueNumber: string | null;

  @Field(() => String)
  legalName: string;

  @Field(() => DateTime)
  mergedAt: Date;
}
