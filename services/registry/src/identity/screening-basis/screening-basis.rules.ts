import { createHash } from 'node:crypto';
import type { PartnerType } from '../partners/partner.entity';
import type { PartnerNameKind } from '../partners/partner-name.entity';

/** A key person as screening needs it. */
export interface ScreenedPerson {
  id: string;
  names: string[];
  role: string;
  birthYear: number | null;
  /** ISO 3166-1 alpha-2. */
  nationality: string | null;
}

/** A number by which a register outside the UN knows a partner. */
export interface ScreenedIdentifier {
  scheme: string;
  value: string;
  /** ISO 3166-1 alpha-2; null for schemes of the whole world. */
  country: string | null;
}

export interface ScreeningBasis {
  primaryType: PartnerType;
  countryOfOrigin: string;
  names: { value: string; kind: PartnerNameKind }[];
  identifiers: ScreenedIdentifier[];
  people: ScreenedPerson[];
  /** The declaration in force: signing one asks for a screening of its own (story 4.a, step 8). */
  declarationId: string | null;
}

const inOrder = <Row>(rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort();

/** A clearance is valid only for the basis it was given for, so any change here asks for a new screening. */
export function hashBasis(basis: ScreeningBasis): string {
  const { primaryType, countryOfOrigin, names, identifiers, people, declarationId } = basis;
  const facts = [
    primaryType,
    countryOfOrigin,
    inOrder(names.map(({ kind, value }) => [kind, value])),
    inOrder(people.map(({ id, names, role, birthYear, nationality }) => [id, names, role, birthYear, nationality])),
    declarationId,
    // Only where there are any, so that the clearances of all others stay valid.
    ...(identifiers.length > 0 ? [inOrder(identifiers.map(({ scheme, value }) => [scheme, value]))] : []),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
