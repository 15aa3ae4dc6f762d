import type { Cipher } from '@partner-commons/platform/cipher';
import {
  DueDiligenceDecision,
  DueDiligenceDimension,
  DueDiligenceHelp,
  DueDiligenceLevel,
  DueDiligenceOutcome,
  ExclusionCriterion,
  GlobalCompactStatus,
} from '../due-diligence-cases/due-diligence-case.enums';
import type { CaseRow } from '../due-diligence-cases/due-diligence-case.repository';
import { isUndecided, resourceOf } from '../due-diligence-cases/due-diligence-case.rules';
import type { ScopeRow } from '../due-diligence-cases/due-diligence-scope.repository';
import { missingDimensions } from '../due-diligence-decisions/due-diligence-decision.rules';
import type { MitigationRow, VoiceRow } from '../due-diligence-decisions/due-diligence-voice.repository';
import type {
  ControversyRow,
  EvidenceRow,
  FindingRow,
} from '../due-diligence-findings/due-diligence-finding.repository';
import { latestOf, sealContext } from '../due-diligence-findings/due-diligence-finding.rules';
import {
  ControversySeverity,
  ControversyStatus,
  EvidenceOrigin,
} from '../due-diligence-findings/due-diligence-finding.view';
import type { DueDiligenceBody } from './due-diligence-body.view';

export interface StoredBody {
  scope: ScopeRow;
  /** Newest first. */
  findings: FindingRow[];
  evidence: EvidenceRow[];
  controversies: ControversyRow[];
  mitigations: MitigationRow[];
  voices: VoiceRow[];
}

interface Reader {
  row: CaseRow;
  cipher: Pick<Cipher, 'open'>;
  isPartner: boolean;
  isOwner: boolean;
}

/** What a reader sees whom the one door let in. Row-level security has left out what is kept from them; so does this. */
export function bodyOf(stored: StoredBody, { row, cipher, isPartner, isOwner }: Reader): DueDiligenceBody {
  const { scope, findings } = stored;
  const open = ({ id, sealed }: { id: string; sealed: string }) => cipher.open(sealed, sealContext(id));
  const read = (entry: { id: string; sealed: string }) => JSON.parse(open(entry));
  const shown = ({ origin }: { origin: string }) => isOwner || origin !== 'OTHER_AGENCY';
  const latest = new Set(latestOf(findings).map(({ id }) => id));
  const missing = missingDimensions({ level: row.level, findings, reusedDimensions: scope.reusedDimensions });
  return {
    redaction: null,
    plannedAmountUsd: scope.plannedAmountUsd,
    modality: scope.modality,
    instrument: scope.instrument,
    sectors: scope.sectors,
    computedLevel: DueDiligenceLevel[scope.computedLevel],
    levelRule: scope.levelRule,
    levelFactors: scope.levelFactors.map((factor) => ({ ...factor, level: DueDiligenceLevel[factor.level] })),
    proposedLevel: scope.proposedLevel && DueDiligenceLevel[scope.proposedLevel],
    missingDimensions: isUndecided(row) ? missing.map((dimension) => DueDiligenceDimension[dimension]) : [],
    reusedDimensions: scope.reusedDimensions.map((dimension) => DueDiligenceDimension[dimension]),
    assessmentId: scope.assessmentId,
    reusedCaseId: scope.reusedCaseId,
    globalCompactStatus: scope.globalCompact && GlobalCompactStatus[scope.globalCompact],
    globalCompactCheckedOn: scope.globalCompactOn,
    revisionReason:
      isPartner || scope.revisionSealed === null ? null : open({ id: row.id, sealed: scope.revisionSealed }),
    escalatedTo: isPartner ? null : scope.escalatedTo.map((help) => DueDiligenceHelp[help]),
    findings: findings.map((finding) => ({
      id: finding.id,
      dimension: DueDiligenceDimension[finding.dimension],
      finding: DueDiligenceOutcome[finding.finding],
      exclusions: finding.exclusions.map((criterion) => ExclusionCriterion[criterion]),
      text: open(finding),
      counts: latest.has(finding.id),
      recordedAt: finding.recordedAt,
      evidence: stored.evidence
        .filter((evidence) => evidence.findingId === finding.id && shown(evidence))
        .map((evidence) => ({
          ...read(evidence),
          id: evidence.id,
          origin: EvidenceOrigin[evidence.origin],
          fileId: evidence.fileId,
          resource: resourceOf(row),
        })),
    })),
    controversies: stored.controversies.filter(shown).map((controversy) => ({
      ...read(controversy),
      id: controversy.id,
      severity: ControversySeverity[controversy.severity],
      status: ControversyStatus[controversy.status],
      origin: EvidenceOrigin[controversy.origin],
      occurredOn: controversy.occurredOn,
      replacesId: controversy.replaces,
      recordedAt: controversy.recordedAt,
    })),
    mitigations: stored.mitigations
      .filter(({ isAgreed }) => isAgreed || !isPartner)
      .map((mitigation) => ({
        ...read(mitigation),
        id: mitigation.id,
        dueOn: mitigation.dueOn,
        isAgreed: mitigation.isAgreed,
      })),
    voices: isPartner
      ? null
      : stored.voices.map((voice) => ({
          id: voice.id,
          decision: DueDiligenceDecision[voice.decision],
          escalatedTo: voice.escalatedTo && DueDiligenceHelp[voice.escalatedTo],
          executiveException: voice.hasException,
          by: voice.person,
          roles: [...voice.roles],
          justification: voice.sealed === null ? null : open({ id: voice.id, sealed: voice.sealed }),
          at: voice.at,
        })),
  };
}
