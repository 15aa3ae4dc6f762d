import { isAbove } from '../../terms/exact-decimal.rules';
import { RiskLevel, rankOf, riskLevels } from '../../terms/risk-level.enum';

/** Kept with each answer; a change of any figure below is a new version. */
export const monitoringTableVersion = 1;

export enum MonitoringFrequency {
  NONE = 'NONE',
  ANNUAL = 'ANNUAL',
  SEMI_ANNUAL = 'SEMI_ANNUAL',
  QUARTERLY = 'QUARTERLY',
  BIMONTHLY = 'BIMONTHLY',
}

interface Tier {
  /** US dollars in a year; the last tier has no end. */
  upTo: string | null;
  /** Visits in a year for each band, from LOW to HIGH. */
  visits: readonly [number, number, number, number];
}

/** standards.md 3.2: visits by cash and risk. */
const highestTier: Tier = { upTo: null, visits: [2, 3, 4, 4] };
const tiers: readonly Tier[] = [
  { upTo: '2500', visits: [0, 0, 0, 0] },
  { upTo: '100000', visits: [1, 1, 1, 1] },
  { upTo: '500000', visits: [1, 2, 3, 3] },
  highestTier,
];

/** More looks where much can go wrong, and more days for each: travel, escorts, third parties (JIU-3, JIU-82). */
const contexts: Record<RiskLevel, { more: number; days: number }> = {
  LOW: { more: 0, days: 2 },
  MODERATE: { more: 0, days: 3 },
  SIGNIFICANT: { more: 1, days: 4 },
  HIGH: { more: 2, days: 6 },
};

/** Of a country of which no agency says anything. */
export const assumedContext = RiskLevel.MODERATE;

export interface Requirement {
  visits: number;
  frequency: MonitoringFrequency;
  staffDays: number;
}

export function requirementOf(band: RiskLevel, amountUsd: string, context: RiskLevel): Requirement {
  const tier = tiers.find(({ upTo }) => upTo !== null && !isAbove(amountUsd, upTo)) ?? highestTier;
  return inTier(tier, band, context);
}

function inTier(tier: Tier, band: RiskLevel, context: RiskLevel): Requirement {
  const base = tier.visits[rankOf(band)] ?? 0;
  const visits = base === 0 ? 0 : base + contexts[context].more;
  return { visits, frequency: frequencyOf(visits), staffDays: visits * contexts[context].days };
}

function frequencyOf(visits: number): MonitoringFrequency {
  if (visits === 0) return MonitoringFrequency.NONE;
  if (visits === 1) return MonitoringFrequency.ANNUAL;
  if (visits === 2) return MonitoringFrequency.SEMI_ANNUAL;
  return visits <= 4 ? MonitoringFrequency.QUARTERLY : MonitoringFrequency.BIMONTHLY;
}

/** The whole table, as it is published. */
export const monitoringTableRows = () =>
  tiers.flatMap((tier, place) =>
    riskLevels.flatMap((band) =>
      riskLevels.map((context) => ({
        aboveUsd: tiers[place - 1]?.upTo ?? null,
        upToUsd: tier.upTo,
        band,
        context,
        ...inTier(tier, band, context),
      })),
    ),
  );
