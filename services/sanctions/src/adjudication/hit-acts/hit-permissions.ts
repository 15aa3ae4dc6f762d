import { anyOf, open, type PermissionTable, partnerUser, staffWith } from '@partner-commons/platform/permissions';
import { partnerEditors } from '@partner-commons/platform/viewer';

/** 2.8: open hits are CONFIDENTIAL; 4.b: a screener and a second adjudicator. */
const adjudicators = staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR');
const second = staffWith('SANCTIONS_ADJUDICATOR');
/** Who keeps the data of partners correct asks them in the same form as who looks into a hit. */
const askers = staffWith('VERIFIER', 'VETTING_OFFICER');
const allAskers = staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR', 'VERIFIER', 'VETTING_OFFICER');
const asked = anyOf(partnerUser(), allAskers);

/** Who may do what with hits; which rows, row-level security decides. */
export const hitPermissions = {
  Query: {
    hit: adjudicators,
    hits: adjudicators,
    hitQueue: adjudicators,
    hitQueues: adjudicators,
    relatedHits: adjudicators,
    clarificationRequests: anyOf(partnerUser(), askers),
  },
  Mutation: {
    adjudicateHit: adjudicators,
    takeHit: adjudicators,
    releaseHit: adjudicators,
    escalateHit: adjudicators,
    returnHit: second,
    reverseConfirmation: second,
    upholdConfirmation: second,
    requestHitInformation: adjudicators,
    requestClarification: askers,
    extendClarification: allAskers,
    withdrawClarification: allAskers,
    answerClarification: partnerUser(...partnerEditors),
    createClarificationUpload: partnerUser(...partnerEditors),
  },
  Hit: { '*': adjudicators },
  HitFeature: { '*': open },
  HitDecision: { '*': adjudicators },
  HitEvidence: { '*': adjudicators },
  HitAct: { '*': adjudicators },
  HitComparison: { '*': adjudicators },
  HitAskedSide: { '*': adjudicators },
  HitListedSide: { '*': adjudicators },
  HitMatchedPart: { '*': adjudicators },
  HitInformationRequest: { '*': adjudicators },
  HitQueue: { '*': adjudicators },
  RelatedHit: { '*': adjudicators },
  ClarificationRequest: { '*': asked },
  ClarificationFile: { '*': asked },
  HitConnection: { '*': open },
  HitEdge: { '*': open },
  HitActConnection: { '*': open },
  HitActEdge: { '*': open },
  HitQueueConnection: { '*': open },
  HitQueueEdge: { '*': open },
  RelatedHitConnection: { '*': open },
  RelatedHitEdge: { '*': open },
  ClarificationRequestConnection: { '*': open },
  ClarificationRequestEdge: { '*': open },
} satisfies PermissionTable;
