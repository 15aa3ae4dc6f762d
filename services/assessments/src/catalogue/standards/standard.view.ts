import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { StandardAdoptionStatus, StandardDuty, StandardProcess } from './standard.enums';

@ObjectType({ description: 'One thing that a standard asks for.' })
export class StandardItem {
  @Field(() => String, { description: 'Names it within the standard, such as ASSESS.' })
  key: string;

  @Field(() => StandardDuty, { description: 'Whom it binds.' })
  duty: StandardDuty;

  @Field(() => String)
  text: string;
}

@ObjectType({ description: 'What an agency does with a standard (JIU-58).' })
export class StandardAdoption {
  @Field(() => Agency, { nullable: true, description: 'Null only beside an error.' })
  agency: Agency | null;

  @Field(() => StandardAdoptionStatus)
  status: StandardAdoptionStatus;

  @Field(() => LocalDate, { nullable: true, description: 'By when, where it is planned.' })
  plannedFor: string | null;

  @Field(() => String, { nullable: true, description: 'What is different, or where it is written.' })
  note: string | null;

  @Field(() => [String], { description: 'Keys of items that the agency has in place.' })
  itemsInPlace: string[];

  @Field(() => DateTime, { nullable: true, description: 'Null where it is taken from the register of agencies.' })
  recordedAt: Date | null;
}

@ObjectType({ description: 'A common standard or set of principles that agencies can adopt (JIU-15, JIU-58).' })
export class Standard {
  @Field(() => String, { description: 'Such as UN_PSEA_PROTOCOL.' })
  code: string;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Who keeps it.' })
  owner: string;

  @Field(() => [StandardProcess])
  processes: StandardProcess[];

  @Field(() => String)
  summary: string;

  @Field(() => [String], { description: 'Codes of methodologies that carry it out.' })
  methodologies: string[];

  @Field(() => [StandardItem])
  items: StandardItem[];

  @Field(() => String, { description: 'Where it comes from, and what its owner has still to confirm.' })
  provenance: string;

  @Field(() => String, { nullable: true })
  publicUrl: string | null;

  @Field(() => LocalDate)
  effectiveFrom: string;
}
