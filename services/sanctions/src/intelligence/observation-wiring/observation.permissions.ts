import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffWith,
} from '@partner-commons/platform/permissions';
import { partnerEditors } from '@partner-commons/platform/viewer';
import { flaggers, flagReaders } from '../observations/observation.rules';

const writers = staffWith(...flaggers);
const readers = staffWith(...flagReaders);
const unit = staffWith('IP_UNIT_ADMIN');
/** JIU-65: those who judge integrity. */
const analysts = staffWith('INVESTIGATOR', 'SANCTIONS_ADJUDICATOR', 'VETTING_OFFICER', 'IP_UNIT_ADMIN');

/** JIU-104: OWNER_ONLY, the investigation office. */
const investigators = staffWith('INVESTIGATOR');
const mediaReaders = staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN');

/** domain-model.md 2.8: counts INTER_AGENCY, texts CONFIDENTIAL; partners see what they were shown and nothing else. */
export const observationPermissions: PermissionTable = {
  Query: {
    observation: agencyStaff,
    observationInbox: unit,
    sharedObservations: partnerUser(),
    adverseMedia: mediaReaders,
    adverseMediaResponseTime: mediaReaders,
    allegation: investigators,
    allegations: investigators,
    allegationStatistics: agencyStaff,
    redFlagIndicators: agencyStaff,
    intelligenceNote: analysts,
    intelligenceNotes: analysts,
  },
  Mutation: {
    addObservation: writers,
    amendObservation: writers,
    escalateObservation: writers,
    resolveObservation: unit,
    invalidateObservation: writers,
    shareObservation: writers,
    replyToObservation: partnerUser(...partnerEditors),
    recordAllegation: investigators,
    triageAllegation: investigators,
    concludeAllegation: investigators,
    reportAdverseMedia: writers,
    triageAdverseMedia: staffWith('SANCTIONS_ADJUDICATOR', 'INVESTIGATOR', 'IP_UNIT_ADMIN'),
    addIntelligenceNote: analysts,
    withdrawIntelligenceNote: analysts,
    grantNeedToKnow: writers,
    revokeNeedToKnow: writers,
  },
  AdverseMediaItem: { '*': writers },
  AdverseMediaItemConnection: { '*': mediaReaders },
  AdverseMediaItemEdge: { '*': mediaReaders },
  AdverseMediaResponseTime: { '*': mediaReaders },
  AllegationFigure: { '*': agencyStaff },
  AllegationStatistics: { '*': agencyStaff },
  IntegrityAllegation: { '*': investigators },
  IntegrityAllegationConnection: { '*': investigators },
  IntegrityAllegationEdge: { '*': investigators },
  RedFlagIndicator: { '*': agencyStaff },
  FlagCounts: { '*': agencyStaff },
  FlagTally: { '*': agencyStaff },
  Observation: { '*': agencyStaff },
  ObservationConnection: { '*': agencyStaff },
  ObservationEdge: { '*': agencyStaff },
  ObservationContent: { '*': readers },
  ObservationEvent: { '*': readers },
  ObservationInboxItem: { '*': unit },
  ObservationInboxItemConnection: { '*': unit },
  ObservationInboxItemEdge: { '*': unit },
  ObservationReply: { '*': anyOf(readers, partnerUser()) },
  SharedObservation: { '*': partnerUser() },
  SharedObservationConnection: { '*': partnerUser() },
  SharedObservationEdge: { '*': partnerUser() },
  NeedToKnowGrant: { '*': writers },
  IntelligenceNote: { '*': analysts },
  IntelligenceNoteConnection: { '*': analysts },
  IntelligenceNoteEdge: { '*': analysts },
  Redaction: { '*': open },
};
