import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5. */
export enum AssessmentKind {
  HACT_MICRO = 'HACT_MICRO',
  HACT_MACRO = 'HACT_MACRO',
  SIMPLIFIED_CHECKLIST = 'SIMPLIFIED_CHECKLIST',
  PSEA_CAPACITY = 'PSEA_CAPACITY',
  UNPP_VERIFICATION = 'UNPP_VERIFICATION',
  DUE_DILIGENCE_GENERAL = 'DUE_DILIGENCE_GENERAL',
  DUE_DILIGENCE_BUSINESS = 'DUE_DILIGENCE_BUSINESS',
  ESG_SECTOR_MATERIALITY = 'ESG_SECTOR_MATERIALITY',
  PARTNER_CAPACITY_PCAT = 'PARTNER_CAPACITY_PCAT',
  OCHA_CBPF_CAPACITY = 'OCHA_CBPF_CAPACITY',
  EU_ECHO_CERTIFICATE = 'EU_ECHO_CERTIFICATE',
  DONOR_ASSESSMENT = 'DONOR_ASSESSMENT',
  PROCUREMENT_PREQUALIFICATION = 'PROCUREMENT_PREQUALIFICATION',
  SUPPLIER_CODE_SELF = 'SUPPLIER_CODE_SELF',
  SECTOR_TECHNICAL = 'SECTOR_TECHNICAL',
  ICT_DATA_PROTECTION = 'ICT_DATA_PROTECTION',
  OTHER = 'OTHER',
}

registerEnumType(AssessmentKind, {
  name: 'AssessmentKind',
  description: 'What was assessed, and by which family of methods (domain-model.md 2.5, JIU-15).',
  valuesConfig: {
    HACT_MICRO: { description: "HACT micro-assessment of one partner's financial management." },
    HACT_MACRO: { description: "HACT macro-assessment of a country's public financial management." },
    SIMPLIFIED_CHECKLIST: { description: 'Short checklist for small amounts and small local partners (JIU-51).' },
    PSEA_CAPACITY: { description: 'Capacity to prevent sexual exploitation and abuse (JIU-104).' },
    UNPP_VERIFICATION: { description: 'Verification of the profile in the UN Partner Portal.' },
    DUE_DILIGENCE_GENERAL: { description: 'Due diligence on an organisation of any type.' },
    DUE_DILIGENCE_BUSINESS: { description: 'Due diligence on a company.' },
    ESG_SECTOR_MATERIALITY: { description: 'Environmental, social and governance risks of a business sector.' },
    PARTNER_CAPACITY_PCAT: { description: 'Partner capacity assessment tool.' },
    OCHA_CBPF_CAPACITY: { description: 'Capacity assessment of the country-based pooled funds.' },
    EU_ECHO_CERTIFICATE: { description: 'Humanitarian partnership certificate of the European Union.' },
    DONOR_ASSESSMENT: { description: 'Assessment that a donor made.' },
    PROCUREMENT_PREQUALIFICATION: { description: 'Prequalification to procure on behalf of an agency.' },
    SUPPLIER_CODE_SELF: { description: 'Self-assessment against the UN supplier code of conduct.' },
    SECTOR_TECHNICAL: { description: 'Technical capacity in one sector, such as water or health.' },
    ICT_DATA_PROTECTION: { description: 'Information systems and protection of personal data.' },
    OTHER: { description: 'None of the others.' },
  },
});
