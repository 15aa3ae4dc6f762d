import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** domain-model.md 2.2; values as in `SectionCode`. */
export enum ProfileSectionCode {
  IDENTIFICATION = 'IDENTIFICATION',
  CONTACT = 'CONTACT',
  MANDATE_MISSION = 'MANDATE_MISSION',
  PRESENCE_EXPERIENCE = 'PRESENCE_EXPERIENCE',
  FUNDING = 'FUNDING',
  COLLABORATION = 'COLLABORATION',
  IMPLEMENTATION_CONTROLS = 'IMPLEMENTATION_CONTROLS',
  BANKING = 'BANKING',
  POLICIES = 'POLICIES',
  OTHER_INFO = 'OTHER_INFO',
}

registerEnumType(ProfileSectionCode, {
  name: 'ProfileSectionCode',
  description: 'A part of the profile of a partner; what it asks is `profileSections`.',
  valuesConfig: {
    IDENTIFICATION: { description: 'Foundation and registration.' },
    CONTACT: { description: 'Address and how to reach the organisation.' },
    MANDATE_MISSION: { description: 'What for, governed how, with which safeguards.' },
    PRESENCE_EXPERIENCE: { description: 'Where it works, in which sectors, for how long.' },
    FUNDING: { description: 'Budgets and donors.' },
    COLLABORATION: { description: 'With the United Nations and others.' },
    IMPLEMENTATION_CONTROLS: { description: 'How projects and money are controlled.' },
    BANKING: { description: 'Attestations about its bank account; CONFIDENTIAL.' },
    POLICIES: { description: 'Written policies.' },
    OTHER_INFO: { description: 'Anything else; the only optional one.' },
  },
});

export enum ProfileFieldKind {
  TEXT = 'TEXT',
  NUMBER = 'NUMBER',
  BOOLEAN = 'BOOLEAN',
  CHOICE = 'CHOICE',
  CHOICES = 'CHOICES',
  MONEY = 'MONEY',
  DATE = 'DATE',
  LIST = 'LIST',
}

registerEnumType(ProfileFieldKind, {
  name: 'ProfileFieldKind',
  description: 'What a field of a profile holds, as JSON.',
  valuesConfig: {
    TEXT: { description: 'A text, in the format that the field says.' },
    NUMBER: { description: 'A whole number.' },
    BOOLEAN: { description: 'true or false; false is an answer.' },
    CHOICE: { description: 'The code of one of the choices.' },
    CHOICES: { description: 'A list of codes of choices.' },
    MONEY: {
      description: 'An object: amount as text, currency (ISO 4217), year, and amountUsd as text where it is known.',
    },
    DATE: { description: 'A day, such as 2016-03-14.' },
    LIST: { description: 'A list of objects with the fields that are within it.' },
  },
});

export enum ProfileTextFormat {
  PLAIN = 'PLAIN',
  EMAIL = 'EMAIL',
  URL = 'URL',
  PHONE = 'PHONE',
  COUNTRY = 'COUNTRY',
  DOCUMENT = 'DOCUMENT',
}

registerEnumType(ProfileTextFormat, {
  name: 'ProfileTextFormat',
  description: 'What a text of a profile must look like.',
  valuesConfig: {
    PLAIN: { description: 'Any text.' },
    EMAIL: { description: 'An e-mail address.' },
    URL: { description: 'A web address with http or https.' },
    PHONE: { description: 'A telephone number.' },
    COUNTRY: { description: 'ISO 3166-1 alpha-2.' },
    DOCUMENT: { description: 'Id of a document of the partner.' },
  },
});

@ObjectType({ description: 'One of the answers that a field offers.' })
export class ProfileChoice {
  @Field(() => String, { description: 'What the content holds.' })
  code: string;

  @Field(() => String, { description: 'What people read, in the language asked for.' })
  label: string;
}

@ObjectType({ description: 'One field of a section of the profile.' })
export class ProfileField {
  @Field(() => String, { description: 'Key in the content, or in an entry of the list that it is within.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'Code of the LIST whose entries have this field.' })
  within: string | null;

  @Field(() => String, { description: 'What people read, in the language asked for.' })
  label: string;

  @Field(() => ProfileFieldKind)
  kind: ProfileFieldKind;

  @Field(() => Boolean, { description: 'Without it the section is incomplete; within a list, the entry is refused.' })
  mandatory: boolean;

  @Field(() => String, { nullable: true, description: 'Code of the field whose answer makes this one mandatory.' })
  mandatoryWhen: string | null;

  @Field(() => String, { nullable: true, description: 'The answer that does, as JSON.' })
  mandatoryWhenIs: string | null;

  @Field(() => ProfileTextFormat, { nullable: true, description: 'Of a TEXT.' })
  format: ProfileTextFormat | null;

  @Field(() => Int, { nullable: true, description: 'Characters of a TEXT.' })
  maxLength: number | null;

  @Field(() => Int, { nullable: true, description: 'Smallest NUMBER.' })
  min: number | null;

  @Field(() => Int, { nullable: true, description: 'Largest NUMBER.' })
  max: number | null;

  @Field(() => Int, { nullable: true, description: 'Entries of a LIST.' })
  mostItems: number | null;

  @Field(() => [ProfileChoice], { description: 'Of a CHOICE or CHOICES, in the order to show them.' })
  choices: ProfileChoice[];
}

@ObjectType({
  description: 'The form of one section of the profile: what a client draws, and what contents are held to.',
})
export class ProfileSectionForm {
  @Field(() => ProfileSectionCode)
  code: ProfileSectionCode;

  @Field(() => Int, { description: 'Version of the form; a content keeps that of its day.' })
  version: number;

  @Field(() => String, { description: 'What people read, in the language asked for.' })
  label: string;

  @Field(() => Boolean)
  mandatory: boolean;

  @Field(() => Boolean, { description: 'CONFIDENTIAL: only verifiers, vetting officers and the partner read it.' })
  confidential: boolean;

  @Field(() => [ProfileField], { description: 'In the order of the form; the fields of a list follow it.' })
  fields: ProfileField[];
}
