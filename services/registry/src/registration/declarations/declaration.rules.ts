import { createHash } from 'node:crypto';

/** One statement as it is read: the text of one language. */
export interface ReadStatement {
  code: string;
  mandatory: boolean;
  text: string;
}

export interface Answer {
  code: string;
  answer: boolean;
}

/** Everything that a signature stands under. */
export interface SignedContent {
  partner: { id: string; legalName: string };
  template: { version: string; language: string; statements: ReadStatement[] };
  answers: Answer[];
  signatory: { name: string; title: string };
  channel: string;
  /** ISO 8601 in UTC with milliseconds. */
  signedAt: string;
}

/** JSON with the keys of every object in order, so that everybody who has the parts gets the same text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${fields.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

/** The text whose SHA-256 is the content hash; answers stand in the order of the statements. */
export function signedTextOf({ answers, ...content }: SignedContent): string {
  const order = content.template.statements.map(({ code }) => code);
  const ordered = [...answers].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  return canonicalJson({ ...content, answers: ordered.map(({ code, answer }) => ({ code, answer })) });
}

export const hashText = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

interface Asked {
  code: string;
  mandatory: boolean;
  /** Null is every track. */
  tracks: readonly string[] | null;
}

/** Codes of statements that must be YES and are not (R-INV-5). */
export const findUnmet = (statements: readonly Asked[], answers: readonly Answer[], track: string) =>
  statements
    .filter(({ mandatory, tracks }) => mandatory && (tracks === null || tracks.includes(track)))
    .filter(({ code }) => !answers.some((given) => given.code === code && given.answer))
    .map(({ code }) => code);

/** A code that is no statement of the template, or that is answered twice; null when all are in order. */
export function findStray(statements: readonly Asked[], answers: readonly Answer[]): string | null {
  const seen = new Set<string>();
  for (const { code } of answers) {
    if (seen.has(code) || !statements.some((statement) => statement.code === code)) return code;
    seen.add(code);
  }
  return null;
}

const validYears = 5;
const resignDays = 30;

export function validUntil(signedAt: Date): Date {
  const end = new Date(signedAt);
  end.setUTCFullYear(end.getUTCFullYear() + validYears);
  return end;
}

export const resignBy = (at: Date) => new Date(at.getTime() + resignDays * 86_400_000);

/** Of a version such as 2023.2: the part whose change asks for signing again. */
const majorOf = (version: string) => version.split('.')[0];

/** What is known of a declaration at an instant. */
interface KnownDeclaration {
  state: string;
  templateVersion: string;
  validUntil: Date;
}

/** R-INV-5: in force, not past its five years, and of the major version that is signed at that instant. */
export const isValidAt = (declaration: KnownDeclaration, inForce: string | null, at: Date) =>
  declaration.state === 'IN_FORCE' &&
  declaration.validUntil > at &&
  inForce !== null &&
  majorOf(declaration.templateVersion) === majorOf(inForce);
