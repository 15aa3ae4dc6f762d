import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffWith,
} from '@partner-commons/platform/permissions';

/** Methods and standards are common property: every agency and every partner may know what it is measured by (JIU-15). */
const everyMember = anyOf(agencyStaff, partnerUser());
const unit = staffWith('IP_UNIT_ADMIN');

export const cataloguePermissions: PermissionTable = {
  Query: {
    methodologies: everyMember,
    methodology: everyMember,
    tryScore: everyMember,
    equivalences: everyMember,
    standards: everyMember,
    standard: everyMember,
    hactFigures: everyMember,
    // Of partners in a country, so for agencies.
    pseaCoverage: agencyStaff,
  },
  Mutation: {
    publishMethodology: unit,
    proposeEquivalence: unit,
    agreeToEquivalence: unit,
    recordStandardAdoption: unit,
  },
  AssessmentMethodology: { '*': open },
  AssessmentMethodologyConnection: { '*': open },
  AssessmentMethodologyEdge: { '*': open },
  MethodologySection: { '*': open },
  MethodologyPart: { '*': open },
  MethodologyQuestion: { '*': open },
  AnswerScale: { '*': open },
  AnswerChoice: { '*': open },
  MethodologyScoring: { '*': open },
  MethodologyBand: { '*': open },
  SectorValidity: { '*': open },
  MethodologySector: { '*': open },
  Reassessment: { '*': open },
  MethodologyScore: { '*': open },
  SectionScore: { '*': open },
  ScoreThreshold: { '*': open },
  MethodologyEquivalence: { '*': open },
  MethodologyEquivalenceConnection: { '*': open },
  MethodologyEquivalenceEdge: { '*': open },
  MethodologyReference: { '*': open },
  EquivalenceGap: { '*': open },
  QuestionPair: { '*': open },
  Standard: { '*': open },
  StandardItem: { '*': open },
  StandardAdoption: { '*': open },
  PseaStanding: { '*': open },
  PseaCoverage: { '*': open },
  PseaBandCount: { '*': open },
  HactFigures: { '*': open },
  HactBandCount: { '*': open },
};
