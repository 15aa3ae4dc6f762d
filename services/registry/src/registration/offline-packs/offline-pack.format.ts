import { z } from 'zod';
import { KeyPersonRole } from '../../identity/key-persons/key-person.view';
import { PartnerType } from '../../identity/partners/partner.entity';
import { PartnerNameKind } from '../../identity/partners/partner-name.entity';
import { PaperLanguage } from '../papers/paper-language.enum';
import { IssuerType } from '../recommendations/recommendation.entity';
import { IdentificationChannel, RegistrationTrack } from '../registrations/registration.entity';

export const packFormat = 'partner-commons-offline-pack';
export const packVersion = 1;

/** Kind of file of a filled pack; it holds personal data, so its bytes are sealed and erased. */
export const offlinePackFile = 'OFFLINE_PACK';

/** What a form that was left empty says. */
const nothing = z
  .literal('')
  .transform(() => null)
  .or(z.null());
const text = z.string();
const maybe = <Schema extends z.ZodType>(schema: Schema) => nothing.or(schema).optional().default(null);
const day = z.iso.date('A day is written as 2026-02-27.');
/** Printed on the form for those who fill it in; nobody reads it back. */
const printed = z.unknown().optional();
/** Each entry is read by itself, so that all problems are told at once. */
const entries = (most: number) => z.array(z.unknown()).max(most).default([]);

export const packShape = z.strictObject({
  format: z.literal(packFormat),
  version: z.literal(packVersion),
  agency: text,
  createdAt: printed,
  instructions: printed,
  lists: printed,
  accessRequest: z.unknown(),
  documents: entries(100),
  recommendationLetters: entries(20),
  keyPersons: entries(100),
  declaration: z.unknown(),
  profile: z.strictObject({ sections: entries(20) }),
});

export const accessRequestShape = z.strictObject({
  legalName: text,
  acronym: maybe(text),
  otherNames: z.array(z.strictObject({ value: text, kind: z.enum(PartnerNameKind) })).default([]),
  countryOfOrigin: text,
  track: z.enum(RegistrationTrack),
  primaryType: maybe(z.enum(PartnerType)),
  authorizedPerson: z.strictObject({ name: text, title: text, email: text, phone: maybe(text) }),
  identificationChannel: maybe(z.enum(IdentificationChannel)),
  website: maybe(text),
  registrationNumber: maybe(text),
});

/** A scan within the pack, or the name of one that is sent beside it. */
const scan = {
  content: maybe(text),
  fileName: maybe(text),
  /** Hexadecimal; when given, the content must have it. */
  sha256: maybe(text),
};

export const documentShape = z.strictObject({
  type: text,
  label: printed,
  required: printed,
  title: text,
  issuingAuthority: maybe(text),
  country: maybe(text),
  registrationNumber: maybe(text),
  issuedOn: maybe(day),
  expiresOn: maybe(day),
  ...scan,
});

export const letterShape = z.strictObject({
  issuerType: z.enum(IssuerType),
  issuerName: text,
  signatory: text,
  date: day,
  ...scan,
});

export const keyPersonShape = z.strictObject({
  role: z.enum(KeyPersonRole),
  fullName: text,
  nameOriginalScript: maybe(text),
  title: maybe(text),
  nationality: maybe(text),
  birthYear: maybe(z.int()),
  since: maybe(day),
});

export const declarationShape = z.strictObject({
  templateVersion: text,
  language: z.enum(PaperLanguage),
  statements: z.array(z.strictObject({ code: text, mandatory: printed, text })).max(50),
  answers: z.array(z.strictObject({ code: text, answer: z.boolean().nullable() })).max(50),
  signatory: z.strictObject({ name: text, title: text }),
  signedOn: day,
});

export const sectionShape = z.strictObject({
  code: text,
  version: printed,
  label: printed,
  mandatory: printed,
  confidential: printed,
  fields: printed,
  content: z.record(z.string(), z.unknown()),
});

export type PackShape = z.infer<typeof packShape>;
export type DeclarationEntry = z.infer<typeof declarationShape>;
