import { platformMigration } from '@partner-commons/platform/platform-tables';
import { AccessRequest } from './access/access-requests/access-request.entity';
import { Agency } from './access/agencies/agency.entity';
import { Invitation } from './access/invitations/invitation.entity';
import { Member } from './access/members/member.entity';
import { AgencyOffice } from './access/offices/office.entity';
import { PartnerExport } from './directory/exports/partner-export.entity';
import { PartnerImport } from './directory/imports/partner-import.entity';
import { PartnerImportRow } from './directory/imports/partner-import-row.entity';
import { DuplicateCase } from './duplication/duplicate-cases/duplicate-case.entity';
import { DuplicateSweep } from './duplication/duplicate-sweeps/duplicate-sweep.entity';
import { PartnerMerge } from './duplication/merges/partner-merge.entity';
import { AgencyPartnerIdentifier } from './identity/codes/partner-code.entity';
import { OrgIdentifier } from './identity/identifiers/org-identifier.entity';
import { Partner } from './identity/partners/partner.entity';
import { PartnerName } from './identity/partners/partner-name.entity';
import { ExistingPartnership } from './identity/partnerships/partnership.entity';
import { PartnerRelation } from './identity/relations/relation.entity';
import { Roster1760000001000 } from './migrations/1760000001000-roster';
import { RegistrationCore1760000002000 } from './migrations/1760000002000-registration-core';
import { RegistrationIntake1760000002100 } from './migrations/1760000002100-registration-intake';
import { Papers1760000002200 } from './migrations/1760000002200-papers';
import { Declarations1760000002210 } from './migrations/1760000002210-declarations';
import { KeyPersons1760000002300 } from './migrations/1760000002300-key-persons';
import { Profiles1760000002310 } from './migrations/1760000002310-profiles';
import { Identity1760000002400 } from './migrations/1760000002400-identity';
import { DuplicatesAndMerges1760000002500 } from './migrations/1760000002500-duplicates-and-merges';
import { Standing1760000002600 } from './migrations/1760000002600-standing';
import { Verification1760000002610 } from './migrations/1760000002610-verification';
import { Eligibility1760000002620 } from './migrations/1760000002620-eligibility';
import { RosterSearch1760000002700 } from './migrations/1760000002700-roster-search';
import { Presence1760000002710 } from './migrations/1760000002710-presence';
import { Rosters1760000002720 } from './migrations/1760000002720-rosters';
import { People1760000002800 } from './migrations/1760000002800-people';
import { ImportBatches1760000002900 } from './migrations/1760000002900-import-batches';
import { OfflineRegistrations1760000003000 } from './migrations/1760000003000-offline-registrations';
import { Ineligibility1760000003100 } from './migrations/1760000003100-ineligibility';
import { ServiceAccounts1760000003200 } from './migrations/1760000003200-service-accounts';
import { AgenciesTold1760000003550 } from './migrations/1760000003550-agencies-told';
import { DueDiligences1760000005600 } from './migrations/1760000005600-due-diligences';
import { OfficesTold1760000006000 } from './migrations/1760000006000-offices-told';
import { PresenceTold1760000006300 } from './migrations/1760000006300-presence-told';
import { PerformanceNotices1760000006600 } from './migrations/1760000006600-performance-notices';
import { EvaluationNotices1760000007100 } from './migrations/1760000007100-evaluation-notices';
import { PublicityTold1760000007200 } from './migrations/1760000007200-publicity-told';
import { Agreements1760000007500 } from './migrations/1760000007500-agreements';
import { DeclarationEvent, PartnerDeclaration } from './registration/declarations/declaration.entity';
import { DeclarationStatement, DeclarationTemplate } from './registration/declarations/declaration-template.entity';
import { PartnerDocument } from './registration/documents/document.entity';
import { DocumentType } from './registration/documents/document-type.entity';
import { RecommendationLetter, RecommendationWaiver } from './registration/recommendations/recommendation.entity';
import { Registration } from './registration/registrations/registration.entity';
import { InformationRequest } from './registration/vetting/information-request.entity';
import { VettingDecision } from './registration/vetting/vetting-decision.entity';

/** In order; each runs once per database. */
export const migrations = [
  platformMigration('registry'),
  Roster1760000001000,
  RegistrationCore1760000002000,
  RegistrationIntake1760000002100,
  Papers1760000002200,
  Declarations1760000002210,
  KeyPersons1760000002300,
  Profiles1760000002310,
  Identity1760000002400,
  DuplicatesAndMerges1760000002500,
  Standing1760000002600,
  Verification1760000002610,
  Eligibility1760000002620,
  RosterSearch1760000002700,
  Presence1760000002710,
  Rosters1760000002720,
  People1760000002800,
  ImportBatches1760000002900,
  OfflineRegistrations1760000003000,
  Ineligibility1760000003100,
  ServiceAccounts1760000003200,
  AgenciesTold1760000003550,
  DueDiligences1760000005600,
  OfficesTold1760000006000,
  PresenceTold1760000006300,
  PerformanceNotices1760000006600,
  EvaluationNotices1760000007100,
  PublicityTold1760000007200,
  Agreements1760000007500,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [
  DeclarationEvent,
  DeclarationStatement,
  DeclarationTemplate,
  DocumentType,
  ExistingPartnership,
  PartnerDeclaration,
  PartnerDocument,
  RecommendationLetter,
  RecommendationWaiver,
  AccessRequest,
  Agency,
  AgencyOffice,
  DuplicateCase,
  DuplicateSweep,
  PartnerMerge,
  Invitation,
  Member,
  Registration,
  InformationRequest,
  VettingDecision,
  Partner,
  PartnerName,
  AgencyPartnerIdentifier,
  OrgIdentifier,
  PartnerRelation,
  PartnerExport,
  PartnerImport,
  PartnerImportRow,
];
