import { Redaction } from '@partner-commons/platform/redaction';
import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../partners/partner.entity';

/** domain-model.md 2.2. */
export enum KeyPersonRole {
  HEAD = 'HEAD',
  BOARD = 'BOARD',
  AUTHORISED_OFFICER = 'AUTHORISED_OFFICER',
  SIGNATORY = 'SIGNATORY',
  USER = 'USER',
}

registerEnumType(KeyPersonRole, {
  name: 'KeyPersonRole',
  description: 'What a person is to a partner (domain-model.md 2.2).',
  valuesConfig: {
    HEAD: { description: 'Leads the organisation; the only one whose name every agency sees.' },
    BOARD: { description: 'Of its board or governing body, such as the chair or the treasurer.' },
    AUTHORISED_OFFICER: { description: 'Acts for it towards agencies.' },
    SIGNATORY: { description: 'May sign for it or for its bank accounts.' },
    USER: { description: 'Uses the system in its name (UNHCR-56).' },
  },
});

@ObjectType({ description: 'A person of a partner, who is screened with it. CONFIDENTIAL personal data.' })
export class KeyPerson {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => KeyPersonRole)
  role: KeyPersonRole;

  @Field(() => String, { description: 'In Latin letters.' })
  fullName: string;

  @Field(() => String, { nullable: true, description: 'The name in its original script.' })
  nameOriginalScript: string | null;

  @Field(() => String, { nullable: true, description: 'Such as Treasurer.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  nationality: string | null;

  @Field(() => Int, { nullable: true, description: 'Tells namesakes apart; the full date is not asked for.' })
  birthYear: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Since when in this role, when known.' })
  since: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day in this role; null while it goes on.' })
  until: string | null;

  @Field(() => Int, { description: 'Give it as `expectedVersion` when you change the entry.' })
  version: number;
}

@ObjectType({ description: 'The people of a partner, for those who screen and verify, and the partner itself.' })
export class KeyPersonList {
  @Field(() => [KeyPerson], { nullable: true, description: 'Oldest entry first, those who left included.' })
  people: KeyPerson[] | null;

  @Field(() => Redaction, {
    nullable: true,
    description: 'Set when you may not read the list; all else is then null.',
  })
  redaction: Redaction | null;
}

@ObjectType({
  description: 'What was kept about a key person, without the person: who keys for a partner need not see its people.',
})
export class KeyPersonReceipt {
  @Field(() => ID, { description: 'Id of the key person.' })
  id: string;

  @Field(() => KeyPersonRole)
  role: KeyPersonRole;

  @Field(() => LocalDate, { nullable: true })
  until: string | null;

  @Field(() => Int, { description: 'Give it as `expectedVersion` when you change the entry.' })
  version: number;

  @Field(() => Partner)
  partner?: Partner;

  partnerId: string;
}
