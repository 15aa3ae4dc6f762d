import { registerEnumType } from 'type-graphql';
import { CommonRiskBand } from './common-risk-band.enum';

/** The four bands on which risks can be compared; what is assumed or not assessed is no level. */
export const RiskLevel = {
  LOW: CommonRiskBand.LOW,
  MODERATE: CommonRiskBand.MODERATE,
  SIGNIFICANT: CommonRiskBand.SIGNIFICANT,
  HIGH: CommonRiskBand.HIGH,
} as const;
export type RiskLevel = (typeof RiskLevel)[keyof typeof RiskLevel];

registerEnumType(RiskLevel, {
  name: 'RiskLevel',
  description: 'How much risk, on the four bands that can be compared.',
  valuesConfig: {
    LOW: { description: 'Low.' },
    MODERATE: { description: 'Moderate.' },
    SIGNIFICANT: { description: 'Significant.' },
    HIGH: { description: 'High.' },
  },
});

/** From the least to the most. */
export const riskLevels: readonly RiskLevel[] = Object.values(RiskLevel);

/** 0 for LOW to 3 for HIGH. */
export const rankOf = (level: RiskLevel): number => riskLevels.indexOf(level);
