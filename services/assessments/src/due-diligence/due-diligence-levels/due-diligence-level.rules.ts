import type { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { compareDecimals } from '../../terms/exact-decimal.rules';

/** Raised with every change of the rule below; it stands on each case, so that its level can be explained years later. */
export const levelRule = 'DD-LEVEL-2026.1';

export type Level = 'BASIC' | 'STANDARD' | 'ENHANCED';
export type Dimension =
  | 'HUMAN_RIGHTS'
  | 'ENVIRONMENT'
  | 'ANTI_CORRUPTION'
  | 'LABOUR'
  | 'EXCLUSIONARY'
  | 'GOVERNANCE'
  | 'SAFEGUARDING'
  | 'REPUTATION';

const order: readonly Level[] = ['BASIC', 'STANDARD', 'ENHANCED'];

export const isAtLeast = (level: Level, needed: Level) => order.indexOf(level) >= order.indexOf(needed);
export const highestOf = (levels: readonly Level[]): Level =>
  levels.reduce((highest, level) => (isAtLeast(level, highest) ? level : highest), 'BASIC' as Level);

const minimum: readonly Dimension[] = ['HUMAN_RIGHTS', 'ENVIRONMENT', 'ANTI_CORRUPTION', 'LABOUR', 'EXCLUSIONARY'];

/** HAB-17: the four minimum standards and the exclusionary criteria always; the others with the level. */
export const dimensionsOf: Record<Level, readonly Dimension[]> = {
  BASIC: minimum,
  STANDARD: [...minimum, 'GOVERNANCE', 'SAFEGUARDING'],
  ENHANCED: [...minimum, 'GOVERNANCE', 'SAFEGUARDING', 'REPUTATION'],
};

export interface LevelFacts {
  /** Of registry; null when it never said. */
  partnerType: string | null;
  /** Decimal, US dollars. */
  plannedAmountUsd: string;
  /** Sectors of the partner that the agency holds for high-risk. */
  highRiskSectors: readonly string[];
  /** Risk of working in the country; null when nobody assessed it. */
  operatingRisk: 'LOW' | 'MODERATE' | 'SIGNIFICANT' | 'HIGH' | null;
  /** The worst band of any valid assessment of the partner; null when there is none. */
  partnerBand: `${CommonRiskBand}` | null;
  /** Level of a decision of the agency to decline that is in force; a lighter look cannot undo it. */
  declinedAt: Level | null;
}

export interface LevelFactor {
  factor: 'PARTNER_TYPE' | 'AMOUNT' | 'SECTOR' | 'OPERATING_RISK' | 'PARTNER_RATING' | 'EARLIER_DECLINE';
  /** What was known. */
  value: string;
  /** The least level that it asks for. */
  level: Level;
  reason: string;
}

const standardFromUsd = '100000';
const enhancedFromUsd = '1000000';

const factors: readonly ((facts: LevelFacts) => LevelFactor)[] = [
  ({ partnerType }) => {
    const isCompany = partnerType === 'PRIVATE_SECTOR';
    const reason = isCompany
      ? 'Companies are looked at more closely (UNICEF-42).'
      : partnerType
        ? 'The type asks for no more than the minimum.'
        : 'The type is not known, so the minimum is not enough.';
    const level = isCompany || !partnerType ? 'STANDARD' : 'BASIC';
    return { factor: 'PARTNER_TYPE', value: partnerType ?? 'UNKNOWN', level, reason };
  },
  ({ plannedAmountUsd }) => {
    const reaches = (limit: string) => compareDecimals(plannedAmountUsd, limit) >= 0;
    const level = reaches(enhancedFromUsd) ? 'ENHANCED' : reaches(standardFromUsd) ? 'STANDARD' : 'BASIC';
    const reason = `STANDARD from ${standardFromUsd} US dollars, ENHANCED from ${enhancedFromUsd}.`;
    return { factor: 'AMOUNT', value: plannedAmountUsd, level, reason };
  },
  ({ highRiskSectors, partnerType }) => {
    const value = highRiskSectors.join(', ') || 'NONE';
    if (highRiskSectors.length === 0) {
      return { factor: 'SECTOR', value, level: 'BASIC', reason: 'No sector that the agency holds for high-risk.' };
    }
    const level = partnerType === 'PRIVATE_SECTOR' ? 'ENHANCED' : 'STANDARD';
    return { factor: 'SECTOR', value, level, reason: 'A high-risk sector; of a company it asks for all dimensions.' };
  },
  ({ operatingRisk }) => {
    const level = operatingRisk === 'HIGH' || operatingRisk === 'SIGNIFICANT' ? 'STANDARD' : 'BASIC';
    const reason = 'STANDARD where the risk of operating is SIGNIFICANT or HIGH.';
    return { factor: 'OPERATING_RISK', value: operatingRisk ?? 'NOT_ASSESSED', level, reason };
  },
  ({ partnerBand }) => {
    const value = partnerBand ?? 'NOT_ASSESSED';
    const reason = 'STANDARD for SIGNIFICANT, ENHANCED for HIGH, by the worst valid assessment of any agency.';
    const level =
      value === 'HIGH' || value === 'HIGH_ASSUMED' ? 'ENHANCED' : value === 'SIGNIFICANT' ? 'STANDARD' : 'BASIC';
    return { factor: 'PARTNER_RATING', value, level, reason };
  },
  ({ declinedAt }) => ({
    factor: 'EARLIER_DECLINE',
    value: declinedAt ?? 'NONE',
    level: declinedAt ?? 'BASIC',
    reason: 'A partner that was declined is looked at no more lightly than then.',
  }),
];

/** The highest level that any factor asks for, with all factors as its explanation (JIU-4). */
export function levelFor(facts: LevelFacts): { level: Level; factors: LevelFactor[] } {
  const found = factors.map((factor) => factor(facts));
  return { level: highestOf(found.map(({ level }) => level)), factors: found };
}
