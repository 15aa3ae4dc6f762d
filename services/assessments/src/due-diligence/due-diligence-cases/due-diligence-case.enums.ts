import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5; the rules for choosing one are in due-diligence-level.rules.ts. */
export enum DueDiligenceLevel {
  BASIC = 'BASIC',
  STANDARD = 'STANDARD',
  ENHANCED = 'ENHANCED',
}

registerEnumType(DueDiligenceLevel, {
  name: 'DueDiligenceLevel',
  description: 'How deep a due diligence goes, by type, amount and risk (JIU-4).',
  valuesConfig: {
    BASIC: { description: 'The four minimum standards and the exclusionary criteria.' },
    STANDARD: { description: 'Governance and safeguarding as well.' },
    ENHANCED: { description: 'All eight dimensions.' },
  },
});

export enum DueDiligenceState {
  OPEN = 'OPEN',
  ESCALATED = 'ESCALATED',
  DECIDED = 'DECIDED',
  EXPIRED = 'EXPIRED',
  SUPERSEDED = 'SUPERSEDED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(DueDiligenceState, {
  name: 'DueDiligenceState',
  description: 'Where a due diligence stands. Once decided it is never changed; a later one takes its place.',
  valuesConfig: {
    OPEN: { description: 'Dimensions are being looked at.' },
    ESCALATED: { description: 'The partners unit or the legal section helps; partners see OPEN.' },
    DECIDED: { description: 'Closed; its decision is in force.' },
    EXPIRED: { description: 'Its last valid day has passed.' },
    SUPERSEDED: { description: 'A later decision of the same agency took its place.' },
    CANCELLED: { description: 'Given up before a decision.' },
  },
});

export enum DueDiligenceDecision {
  PROCEED = 'PROCEED',
  PROCEED_WITH_MITIGATION = 'PROCEED_WITH_MITIGATION',
  DECLINE = 'DECLINE',
  ESCALATE = 'ESCALATE',
}

registerEnumType(DueDiligenceDecision, {
  name: 'DueDiligenceDecision',
  description: 'What comes of a due diligence (domain-model.md 2.5).',
  valuesConfig: {
    PROCEED: { description: 'Satisfactory.' },
    PROCEED_WITH_MITIGATION: { description: 'Satisfactory, if what was agreed on is done in time.' },
    DECLINE: { description: 'The agency does not engage the partner.' },
    ESCALATE: { description: 'Others join the decision; not an end by itself (HAB-18).' },
  },
});

export enum DueDiligenceDimension {
  HUMAN_RIGHTS = 'HUMAN_RIGHTS',
  ENVIRONMENT = 'ENVIRONMENT',
  ANTI_CORRUPTION = 'ANTI_CORRUPTION',
  LABOUR = 'LABOUR',
  EXCLUSIONARY = 'EXCLUSIONARY',
  GOVERNANCE = 'GOVERNANCE',
  SAFEGUARDING = 'SAFEGUARDING',
  REPUTATION = 'REPUTATION',
}

registerEnumType(DueDiligenceDimension, {
  name: 'DueDiligenceDimension',
  description: 'What a due diligence looks at (HAB-17).',
  valuesConfig: {
    HUMAN_RIGHTS: { description: 'Respect for human rights; a minimum standard.' },
    ENVIRONMENT: { description: 'Environmental sustainability; a minimum standard.' },
    ANTI_CORRUPTION: { description: 'Against bribery and fraud; a minimum standard.' },
    LABOUR: { description: 'Rights at work, no forced and no child labour; a minimum standard.' },
    EXCLUSIONARY: { description: 'Whether any exclusionary criterion is met (standards.md 3.5).' },
    GOVERNANCE: { description: 'Who owns and who leads it, and how it is controlled.' },
    SAFEGUARDING: { description: 'Protection from sexual exploitation, abuse and harm to children.' },
    REPUTATION: { description: 'What is said about it in public.' },
  },
});

export enum DueDiligenceOutcome {
  CLEAR = 'CLEAR',
  CONCERN = 'CONCERN',
  EXCLUSION = 'EXCLUSION',
}

registerEnumType(DueDiligenceOutcome, {
  name: 'DueDiligenceOutcome',
  description: 'What was found in one dimension.',
  valuesConfig: {
    CLEAR: { description: 'Nothing speaks against it.' },
    CONCERN: { description: 'To be weighed, and mitigated.' },
    EXCLUSION: { description: 'An exclusionary criterion is met; the decision can only be DECLINE.' },
  },
});

export enum ExclusionCriterion {
  SANCTIONED = 'SANCTIONED',
  CONTROVERSIAL_WEAPONS = 'CONTROVERSIAL_WEAPONS',
  ARMS = 'ARMS',
  TOBACCO = 'TOBACCO',
  PORNOGRAPHY = 'PORNOGRAPHY',
  BANNED_SUBSTANCES_WILDLIFE = 'BANNED_SUBSTANCES_WILDLIFE',
  GAMBLING = 'GAMBLING',
  HUMAN_RIGHTS_COMPLICITY = 'HUMAN_RIGHTS_COMPLICITY',
  FORCED_LABOUR = 'FORCED_LABOUR',
  CHILD_LABOUR = 'CHILD_LABOUR',
  SYSTEMATIC_NON_COMPLIANCE = 'SYSTEMATIC_NON_COMPLIANCE',
}

registerEnumType(ExclusionCriterion, {
  name: 'ExclusionCriterion',
  description: 'Exclusionary criteria of the UNSDG common approach (standards.md 3.5).',
  valuesConfig: {
    SANCTIONED: { description: 'On a sanctions or ineligibility list.' },
    CONTROVERSIAL_WEAPONS: { description: 'Makes or sells mines, cluster munitions or other controversial weapons.' },
    ARMS: { description: 'Makes or sells arms.' },
    TOBACCO: { description: 'Makes tobacco, or lives by it.' },
    PORNOGRAPHY: { description: 'Makes or distributes pornography.' },
    BANNED_SUBSTANCES_WILDLIFE: { description: 'Deals in banned substances or in protected wildlife.' },
    GAMBLING: { description: 'Runs gambling.' },
    HUMAN_RIGHTS_COMPLICITY: { description: 'Takes part in violations of human rights.' },
    FORCED_LABOUR: { description: 'Uses or tolerates forced labour.' },
    CHILD_LABOUR: { description: 'Uses or tolerates child labour.' },
    SYSTEMATIC_NON_COMPLIANCE: { description: 'Fails to keep its commitments again and again.' },
  },
});

export enum HighRiskSector {
  EXTRACTIVES = 'EXTRACTIVES',
  UTILITIES = 'UTILITIES',
  LARGE_INFRASTRUCTURE = 'LARGE_INFRASTRUCTURE',
  AGRICULTURE_FISHING = 'AGRICULTURE_FISHING',
  TIMBER_PULP = 'TIMBER_PULP',
  ALCOHOL = 'ALCOHOL',
  CHEMICALS = 'CHEMICALS',
  CLOTHING_FOOTWEAR_TOYS = 'CLOTHING_FOOTWEAR_TOYS',
  FAST_FOOD_SUGARY_DRINKS = 'FAST_FOOD_SUGARY_DRINKS',
  BREAST_MILK_SUBSTITUTES = 'BREAST_MILK_SUBSTITUTES',
  PRIVATE_SECURITY = 'PRIVATE_SECURITY',
  PHARMACEUTICALS = 'PHARMACEUTICALS',
}

registerEnumType(HighRiskSector, {
  name: 'HighRiskSector',
  description: 'Sectors that ask for more care; which of them do so is decided by each agency (standards.md 3.5).',
  valuesConfig: {
    EXTRACTIVES: { description: 'Mining, oil and gas.' },
    UTILITIES: { description: 'Power and water.' },
    LARGE_INFRASTRUCTURE: { description: 'Dams, roads and other large works.' },
    AGRICULTURE_FISHING: { description: 'Agriculture and fishing.' },
    TIMBER_PULP: { description: 'Timber, pulp and paper.' },
    ALCOHOL: { description: 'Alcoholic drinks.' },
    CHEMICALS: { description: 'Chemicals.' },
    CLOTHING_FOOTWEAR_TOYS: { description: 'Clothing, footwear and toys.' },
    FAST_FOOD_SUGARY_DRINKS: { description: 'Fast food and sugary drinks.' },
    BREAST_MILK_SUBSTITUTES: { description: 'Breast-milk substitutes.' },
    PRIVATE_SECURITY: { description: 'Private military and security services.' },
    PHARMACEUTICALS: { description: 'Pharmaceuticals.' },
  },
});

export enum GlobalCompactStatus {
  PARTICIPANT = 'PARTICIPANT',
  NOT_PARTICIPANT = 'NOT_PARTICIPANT',
  DELISTED = 'DELISTED',
}

registerEnumType(GlobalCompactStatus, {
  name: 'GlobalCompactStatus',
  description: 'How a company stands to the UN Global Compact; informative unless the agency asks for more (PSFP-10).',
  valuesConfig: {
    PARTICIPANT: { description: 'A signatory in good standing.' },
    NOT_PARTICIPANT: { description: 'Never signed.' },
    DELISTED: { description: 'Signed, and was removed since.' },
  },
});

export enum DueDiligenceHelp {
  PARTNERS_UNIT = 'PARTNERS_UNIT',
  LEGAL = 'LEGAL',
}

registerEnumType(DueDiligenceHelp, {
  name: 'DueDiligenceHelp',
  description: 'Who joins the decision of a complex case (HAB-18).',
  valuesConfig: {
    PARTNERS_UNIT: { description: 'The partners unit of the agency (IP_UNIT_ADMIN).' },
    LEGAL: { description: 'The legal section of the agency (LEGAL_OFFICER).' },
  },
});
