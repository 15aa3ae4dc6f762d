import { connectionOf } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AssuranceType } from '../../terms/assurance-type.enum';

@ObjectType({ description: 'A firm that audits partners for agencies (JIU-101); all agencies share the list.' })
export class AuditFirm {
  @Field(() => ID, { description: 'UUID v7.' })
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Where it is licensed, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Its licence as an auditor.' })
  licenceNo: string | null;

  @Field(() => Boolean, { description: 'False: it takes no new engagements.' })
  isActive: boolean;

  /** Code; `addedBy` gives the agency itself. */
  addedByAgency: string;

  @Field(() => Int, { description: 'For `expectedVersion`.' })
  version: number;
}

@ObjectType({ description: 'A page of audit firms.' })
export class AuditFirmConnection extends connectionOf(() => AuditFirm, 'AuditFirm') {}

@ObjectType({ description: "The template of an agency's terms of reference for one type of audit (JIU-101)." })
export class AuditTerms {
  @Field(() => ID, { description: 'UUID v7.' })
  id: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => AssuranceType)
  type: AssuranceType;

  @Field(() => Int, { description: 'Counts from 1 for each agency and type.' })
  version: number;

  @Field(() => String)
  text: string;

  @Field(() => LocalDate, { description: 'First day on which it is in force.' })
  effectiveFrom: string;
}
