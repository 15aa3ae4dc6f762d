import { isId } from '@partner-commons/platform/id';
import { signedIn, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { AccessClaimResolver } from './access-claims/access-claim.resolver';
import { AccessRequestResolver, RegistrationAccessResolver } from './access-requests/access-request.resolver';
import { AgencyResolver } from './agencies/agency.resolver';
import { AgencyStandingResolver, PartnerAgencyStandingResolver } from './agency-standings/agency-standing.resolver';
import { ApiKeyResolver } from './api-keys/api-key.resolver';
import { PartnerChangesResolver } from './changes/change.resolver';
import { ChecklistResolver } from './checklists/checklist.resolver';
import { CodeListResolver } from './code-lists/code-list.resolver';
import { CodesOfPartnerResolver, PartnerCodeResolver } from './codes/partner-code.resolver';
import type { RegistryContext } from './context';
import { CountryOfficeResolver, InheritedFactsOfPartnerResolver } from './country-offices/country-office.resolver';
import {
  DeclarationResolver,
  DeclarationStatementResolver,
  DeclarationTemplateResolver,
  PartnerDeclarationsResolver,
} from './declarations/declaration.resolver';
import { DescriptionResolver } from './descriptions/description.resolver';
import {
  DocumentResolver,
  DocumentTypeResolver,
  DocumentVerificationResolver,
  PartnerDocumentsResolver,
} from './documents/document.resolver';
import { DuplicateCaseResolver } from './duplicate-cases/duplicate-case.resolver';
import { DuplicateSweepResolver } from './duplicate-sweeps/duplicate-sweep.resolver';
import { DuplicateResolver } from './duplicates/duplicate.resolver';
import { EligibilityResolver } from './eligibility/eligibility.resolver';
import { EligibilityRuleResolver } from './eligibility-rules/eligibility-rule.resolver';
import { PartnerExportResolver } from './exports/partner-export.resolver';
import { HoldResolver, PartnerHoldResolver } from './holds/hold.resolver';
import { IdentifiersOfPartnerResolver, OrgIdentifierResolver } from './identifiers/org-identifier.resolver';
import { PartnerImportResolver } from './imports/partner-import.resolver';
import { IntegrityMatterResolver } from './integrity-matters/integrity-matter.resolver';
import { InvitationResolver } from './invitations/invitation.resolver';
import { KeyPersonResolver, PartnerPeopleResolver } from './key-persons/key-person.resolver';
import { MemberResolver } from './members/member.resolver';
import { MergeResolver } from './merges/merge.resolver';
import { StandingReviewResolver } from './monitor/standing-review.resolver';
import { NameResolver } from './names/name.resolver';
import { PartnerNoticeResolver } from './notices/partner-notice.resolver';
import { OfficeResolver } from './offices/office.resolver';
import { OfflinePackResolver } from './offline-packs/offline-pack.resolver';
import { OfflineRegistrationResolver } from './offline-registrations/offline-registration.resolver';
import { PartnerResolver } from './partners/partner.resolver';
import { PartnershipResolver } from './partnerships/partnership.resolver';
import { permissions } from './permissions';
import { PipelineResolver } from './pipelines/pipeline.resolver';
import { PresenceResolver } from './presence/presence.resolver';
import { ProfileSectionResolver } from './profile-sections/profile-section.resolver';
import { PartnerProfileResolver, ProfileResolver } from './profiles/profile.resolver';
import {
  PartnerRecommendationsResolver,
  RecommendationDetailResolver,
  RecommendationResolver,
  RecommendationWaiverResolver,
} from './recommendations/recommendation.resolver';
import { MergedPartnerResolver } from './redirects/merged-partner.resolver';
import { PartnerRegistrationResolver, RegistrationResolver } from './registrations/registration.resolver';
import { RelationResolver, RelationsOfPartnerResolver } from './relations/relation.resolver';
import {
  RosterEntryResolver,
  RosterOfPartnerResolver,
  RosterRecognitionResolver,
} from './roster/roster-entry.resolver';
import { RosterSearchResolver } from './roster-search/roster-search.resolver';
import { SectorResolver } from './sectors/sector.resolver';
import { ServiceAccountResolver } from './service-accounts/service-account.resolver';
import { StaleProfileResolver } from './stale-profiles/stale-profile.resolver';
import { PartnerStandingResolver, StandingChangeResolver } from './standing/standing.resolver';
import { StandingOutcomeResolver, StandingProposalResolver } from './standing-proposals/standing-proposal.resolver';
import { SubmissionResolver } from './submissions/submission.resolver';
import {
  PartnerVerificationResolver,
  VerificationResolver,
  VerificationStateResolver,
} from './verifications/verification.resolver';
import { VettingResolver } from './vetting/vetting.resolver';

/** All that registry adds to the graph. */
export const graph: SubgraphParts = {
  resolvers: [
    AgencyStandingResolver,
    EligibilityRuleResolver,
    HoldResolver,
    IntegrityMatterResolver,
    PartnerAgencyStandingResolver,
    PartnerHoldResolver,
    PartnerStandingResolver,
    PartnerVerificationResolver,
    StandingChangeResolver,
    StandingOutcomeResolver,
    StandingProposalResolver,
    StandingReviewResolver,
    VerificationResolver,
    VerificationStateResolver,
    AccessClaimResolver,
    AccessRequestResolver,
    AgencyResolver,
    ChecklistResolver,
    CodeListResolver,
    CodesOfPartnerResolver,
    CountryOfficeResolver,
    DescriptionResolver,
    InheritedFactsOfPartnerResolver,
    DeclarationResolver,
    IdentifiersOfPartnerResolver,
    NameResolver,
    OrgIdentifierResolver,
    PartnerCodeResolver,
    RelationResolver,
    RelationsOfPartnerResolver,
    DeclarationStatementResolver,
    DeclarationTemplateResolver,
    DocumentResolver,
    DocumentTypeResolver,
    DocumentVerificationResolver,
    DuplicateCaseResolver,
    DuplicateResolver,
    DuplicateSweepResolver,
    EligibilityResolver,
    MergedPartnerResolver,
    MergeResolver,
    InvitationResolver,
    KeyPersonResolver,
    MemberResolver,
    OfficeResolver,
    OfflinePackResolver,
    OfflineRegistrationResolver,
    PartnerExportResolver,
    PartnerNoticeResolver,
    PartnerImportResolver,
    PartnerChangesResolver,
    PartnerDeclarationsResolver,
    PartnerDocumentsResolver,
    PartnerPeopleResolver,
    PartnerRecommendationsResolver,
    PartnerProfileResolver,
    PartnerRegistrationResolver,
    PartnerResolver,
    PartnershipResolver,
    PipelineResolver,
    ProfileResolver,
    ProfileSectionResolver,
    RegistrationAccessResolver,
    RecommendationDetailResolver,
    RecommendationResolver,
    RecommendationWaiverResolver,
    RegistrationResolver,
    PresenceResolver,
    RosterEntryResolver,
    RosterOfPartnerResolver,
    RosterRecognitionResolver,
    RosterSearchResolver,
    SectorResolver,
    StaleProfileResolver,
    SubmissionResolver,
    ServiceAccountResolver,
    ApiKeyResolver,
    VettingResolver,
  ],
  references: {
    Partner: {
      access: staffOrOwnPartner('id'),
      resolve: ({ id }: { id: string }, { partners }: RegistryContext) => partners.find(id),
    },
    AgencyOffice: {
      access: signedIn,
      resolve: ({ id }: { id: string }, { offices }: RegistryContext) => (isId(id) ? offices.find(id) : null),
    },
    Agency: {
      access: signedIn,
      resolve: ({ code }: { code: string }, { agencies }: RegistryContext) => agencies.find(code),
    },
  },
  permissions,
};
