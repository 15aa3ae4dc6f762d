import type { DocumentValidity } from '../documents/document.entity';

export type ItemState = 'MET' | 'MISSING' | 'WAIVED' | 'EXPIRED';
export type ChecklistVariant = 'FULL' | 'SIMPLIFIED';

/** One row of `document_requirement`: what a track asks for, by default or of one agency. */
export interface Requirement {
  agency: string | null;
  code: string;
  place: number;
  /** Null for letters, which are counted by issuer. */
  documentType: string | null;
  required: number;
  newOnly: boolean;
  rule: string;
  labelEn: string;
  labelFr: string;
}

/** An agency's row takes the place of the default row of its code; with `required` 0 it switches the item off. */
export function requirementsFor(agency: string | null, rows: readonly Requirement[]): Requirement[] {
  const own = rows.filter((row) => row.agency !== null && row.agency === agency);
  const inherited = rows.filter((row) => row.agency === null && !own.some(({ code }) => code === row.code));
  return [...own, ...inherited].filter(({ required }) => required > 0).sort((a, b) => a.place - b.place);
}

/**
 * JIU-51: a community group that expects at most the ceiling a year follows the simplified list. An officer of the responsible
 * office enters what is expected; until then, and above the ceiling, the full list holds.
 */
export function variantFor(facts: {
  primaryType: string;
  hasSimplifiedList: boolean;
  expectedAnnualUsd: number | null;
  ceilingUsd: number;
}): ChecklistVariant {
  const small = facts.expectedAnnualUsd !== null && facts.expectedAnnualUsd <= facts.ceilingUsd;
  return facts.hasSimplifiedList && facts.primaryType === 'COMMUNITY_BASED_ORG' && small ? 'SIMPLIFIED' : 'FULL';
}

/** What of the papers in place answers a requirement. */
interface Evidence {
  /** Of the document in place; null without one or when it was refused. */
  validity: `${DocumentValidity}` | null;
  /** Different issuers of letters that count. */
  issuers: number;
  waived: boolean;
  /** R-INV-3: an existing partner needs no letters. */
  exempt: boolean;
}

export interface ItemStatus {
  state: ItemState;
  present: number;
  required: number;
}

export function statusOf({ documentType, required, newOnly }: Requirement, evidence: Evidence): ItemStatus {
  const { validity, issuers, waived, exempt } = evidence;
  if (documentType === null) {
    const needed = newOnly && exempt ? 0 : required;
    if (issuers >= needed) return { state: 'MET', present: issuers, required: needed };
    return { state: waived ? 'WAIVED' : 'MISSING', present: issuers, required: needed };
  }
  if (validity === 'EXPIRED') return { state: 'EXPIRED', present: 1, required };
  return { state: validity ? 'MET' : 'MISSING', present: validity ? 1 : 0, required };
}

export const isDone = (state: ItemState) => state === 'MET' || state === 'WAIVED';
