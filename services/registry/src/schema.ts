import { isId } from '@partner-commons/platform/id';
import { signedIn, staffOrOwnPartner } from '@partner-commons/platform/permissions';
import type { SubgraphParts } from '@partner-commons/platform/subgraph';
import { AccessClaimResolver } from './access/access-claims/access-claim.resolver';
import { AccessRequestResolver, RegistrationAccessResolver } from './access/access-requests/access-request.resolver';
import { AgencyResolver } from './access/agencies/agency.resolver';
import { ApiKeyResolver } from './access/api-keys/api-key.resolver';
import { InvitationResolver } from './access/invitations/invitation.resolver';
import { MemberResolver } from './access/members/member.resolver';
import { OfficeResolver } from './access/offices/office.resolver';
import { ServiceAccountResolver } from './access/service-accounts/service-account.resolver';
import type { RegistryContext } from './context';
import { PartnerExportResolver } from './directory/exports/partner-export.resolver';
import { PartnerImportResolver } from './directory/imports/partner-import.resolver';
import {
  RosterEntryResolver,
  RosterOfPartnerResolver,
  RosterRecognitionResolver,
} from './directory/roster/roster-entry.resolver';
import { RosterSearchResolver } from './directory/roster-search/roster-search.resolver';
import { DuplicateCaseResolver } from './duplication/duplicate-cases/duplicate-case.resolver';
import { DuplicateSweepResolver } from './duplication/duplicate-sweeps/duplicate-sweep.resolver';
import { DuplicateResolver } from './duplication/duplicates/duplicate.resolver';
import { MergeResolver } from './duplication/merges/merge.resolver';
import {
  AgencyStandingResolver,
  PartnerAgencyStandingResolver,
} from './engaging/agency-standings/agency-standing.resolver';
import { EligibilityResolver } from './engaging/eligibility/eligibility.resolver';
import { EligibilityRuleResolver } from './engaging/eligibility-rules/eligibility-rule.resolver';
import { HoldResolver, PartnerHoldResolver } from './engaging/holds/hold.resolver';
import { IntegrityMatterResolver } from './engaging/integrity-matters/integrity-matter.resolver';
import { StandingReviewResolver } from './engaging/monitor/standing-review.resolver';
import { PartnerStandingResolver, StandingChangeResolver } from './engaging/standing/standing.resolver';
import {
  StandingOutcomeResolver,
  StandingProposalResolver,
} from './engaging/standing-proposals/standing-proposal.resolver';
import { PartnerChangesResolver } from './identity/changes/change.resolver';
import { CodeListResolver } from './identity/code-lists/code-list.resolver';
import { CodesOfPartnerResolver, PartnerCodeResolver } from './identity/codes/partner-code.resolver';
import {
  CountryOfficeResolver,
  InheritedFactsOfPartnerResolver,
} from './identity/country-offices/country-office.resolver';
import { DescriptionResolver } from './identity/descriptions/description.resolver';
import { IdentifiersOfPartnerResolver, OrgIdentifierResolver } from './identity/identifiers/org-identifier.resolver';
import { KeyPersonResolver, PartnerPeopleResolver } from './identity/key-persons/key-person.resolver';
import { NameResolver } from './identity/names/name.resolver';
import { PartnerResolver } from './identity/partners/partner.resolver';
import { PartnershipResolver } from './identity/partnerships/partnership.resolver';
import { PresenceResolver } from './identity/presence/presence.resolver';
import { MergedPartnerResolver } from './identity/redirects/merged-partner.resolver';
import { RelationResolver, RelationsOfPartnerResolver } from './identity/relations/relation.resolver';
import { SectorResolver } from './identity/sectors/sector.resolver';
import { permissions } from './permissions';
import { ProfileSectionResolver } from './profile/profile-sections/profile-section.resolver';
import { PartnerProfileResolver, ProfileResolver } from './profile/profiles/profile.resolver';
import { StaleProfileResolver } from './profile/stale-profiles/stale-profile.resolver';
import { ChecklistResolver } from './registration/checklists/checklist.resolver';
import {
  DeclarationResolver,
  DeclarationStatementResolver,
  DeclarationTemplateResolver,
  PartnerDeclarationsResolver,
} from './registration/declarations/declaration.resolver';
import {
  DocumentResolver,
  DocumentTypeResolver,
  DocumentVerificationResolver,
  PartnerDocumentsResolver,
} from './registration/documents/document.resolver';
import { PartnerNoticeResolver } from './registration/notices/partner-notice.resolver';
import { OfflinePackResolver } from './registration/offline-packs/offline-pack.resolver';
import { OfflineRegistrationResolver } from './registration/offline-registrations/offline-registration.resolver';
import { PipelineResolver } from './registration/pipelines/pipeline.resolver';
import {
  PartnerRecommendationsResolver,
  RecommendationDetailResolver,
  RecommendationResolver,
  RecommendationWaiverResolver,
} from './registration/recommendations/recommendation.resolver';
import { PartnerRegistrationResolver, RegistrationResolver } from './registration/registrations/registration.resolver';
import { SubmissionResolver } from './registration/submissions/submission.resolver';
import {
  PartnerVerificationResolver,
  VerificationResolver,
  VerificationStateResolver,
} from './registration/verifications/verification.resolver';
import { VettingResolver } from './registration/vetting/vetting.resolver';

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
