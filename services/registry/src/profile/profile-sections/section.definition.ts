/** What a person reads; each in the languages that the forms are drawn in. */
export interface Label {
  en: string;
  fr: string;
}

export interface Choice {
  code: string;
  label: Label;
}

export type FieldKind = 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'CHOICE' | 'CHOICES' | 'MONEY' | 'DATE' | 'LIST';
export type TextFormat = 'PLAIN' | 'EMAIL' | 'URL' | 'PHONE' | 'COUNTRY' | 'DOCUMENT';

export interface FieldDefinition {
  code: string;
  kind: FieldKind;
  label: Label;
  mandatory: boolean;
  /** Mandatory only while another field of the section says this. */
  mandatoryWhen?: { field: string; is: string | boolean };
  format?: TextFormat;
  maxLength?: number;
  min?: number;
  max?: number;
  choices?: readonly Choice[];
  /** Fields of each entry of a LIST. */
  items?: readonly FieldDefinition[];
  mostItems?: number;
}

export type SectionCode =
  | 'IDENTIFICATION'
  | 'CONTACT'
  | 'MANDATE_MISSION'
  | 'PRESENCE_EXPERIENCE'
  | 'FUNDING'
  | 'COLLABORATION'
  | 'IMPLEMENTATION_CONTROLS'
  | 'BANKING'
  | 'POLICIES'
  | 'OTHER_INFO';

/** The form of one section. A change that old contents do not fit raises the version; contents keep theirs. */
export interface SectionDefinition {
  code: SectionCode;
  version: number;
  label: Label;
  mandatory: boolean;
  /** CONFIDENTIAL of domain-model.md 2.8. */
  confidential: boolean;
  fields: readonly FieldDefinition[];
}

type Options = Partial<Omit<FieldDefinition, 'code' | 'kind' | 'label'>>;

const field =
  (kind: FieldKind, defaults: Options = {}) =>
  (code: string, en: string, fr: string, options: Options = {}): FieldDefinition => ({
    code,
    kind,
    label: { en, fr },
    mandatory: false,
    ...defaults,
    ...options,
  });

export const text = field('TEXT', { format: 'PLAIN', maxLength: 300 });
export const longText = field('TEXT', { format: 'PLAIN', maxLength: 5_000 });
export const country = field('TEXT', { format: 'COUNTRY' });
/** Id of a document of the partner (UNHCR-42). */
export const document = field('TEXT', { format: 'DOCUMENT', maxLength: 36 });
export const year = field('NUMBER', { min: 1800, max: 2100 });
export const boolean = field('BOOLEAN');
export const choice = field('CHOICE');
export const choices = field('CHOICES');
export const money = field('MONEY');
export const date = field('DATE');
export const list = field('LIST', { mostItems: 50 });

export const mandatory: Options = { mandatory: true };
export const mandatoryWhen = (other: string, is: string | boolean): Options => ({
  mandatoryWhen: { field: other, is },
});
