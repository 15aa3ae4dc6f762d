export enum AlertLevel {
  CAUTION = 'CAUTION',
  HIGH = 'HIGH',
  CRITICAL = 'CRITICAL',
}

export enum AlertCategory {
  FINANCIAL = 'FINANCIAL',
  SEXUAL_EXPLOITATION_ABUSE = 'SEXUAL_EXPLOITATION_ABUSE',
  SAFEGUARDING_VIOLATION = 'SAFEGUARDING_VIOLATION',
  REPUTATIONAL_ETHICAL = 'REPUTATIONAL_ETHICAL',
  COMPLIANCE = 'COMPLIANCE',
  OTHER = 'OTHER',
}

export enum AlertAction {
  JOINED = 'JOINED',
  CONTROLS = 'CONTROLS',
  NO_ACTION = 'NO_ACTION',
}

const ofGround: Record<string, AlertCategory> = {
  SEXUAL_EXPLOITATION_ABUSE: AlertCategory.SEXUAL_EXPLOITATION_ABUSE,
  SEXUAL_HARASSMENT: AlertCategory.SAFEGUARDING_VIOLATION,
  FORCED_LABOUR: AlertCategory.SAFEGUARDING_VIOLATION,
  HUMAN_TRAFFICKING: AlertCategory.SAFEGUARDING_VIOLATION,
  CHILD_LABOUR: AlertCategory.SAFEGUARDING_VIOLATION,
  FRAUD: AlertCategory.FINANCIAL,
  CORRUPTION: AlertCategory.FINANCIAL,
  COLLUSION: AlertCategory.FINANCIAL,
  MONEY_LAUNDERING: AlertCategory.FINANCIAL,
  TERRORIST_FINANCING: AlertCategory.FINANCIAL,
  FAILURE_TO_REFUND: AlertCategory.FINANCIAL,
  COERCION: AlertCategory.REPUTATIONAL_ETHICAL,
  UNETHICAL_PRACTICE: AlertCategory.REPUTATIONAL_ETHICAL,
  CONFLICT_OF_INTEREST: AlertCategory.REPUTATIONAL_ETHICAL,
  OBSTRUCTION: AlertCategory.COMPLIANCE,
  MISREPRESENTATION: AlertCategory.COMPLIANCE,
  SERIOUS_BREACH: AlertCategory.COMPLIANCE,
};

/** What protects people comes first, then money: one alert has one category, and says no more than that (S-INV-11). */
const order = Object.values(AlertCategory);
const rank: AlertCategory[] = [
  AlertCategory.SEXUAL_EXPLOITATION_ABUSE,
  AlertCategory.SAFEGUARDING_VIOLATION,
  ...order.filter((category) => !/SEXUAL|SAFEGUARDING/.test(category)),
];

export function categoryOf(grounds: readonly string[]): AlertCategory {
  const categories = grounds.map((ground) => ofGround[ground] ?? AlertCategory.OTHER);
  return rank.find((category) => categories.includes(category)) ?? AlertCategory.OTHER;
}

/** Agencies that are exposed, but for the one whose alert it is and those that have it. */
export const recipientsOf = (exposed: readonly string[], leadAgency: string, delivered: readonly string[]): string[] =>
  exposed.filter((agency) => agency !== leadAgency && !delivered.includes(agency));
