import type { Work } from '@partner-commons/platform/work';
import type { HitService } from '../../adjudication/hits/hit.service';
import type { PartnerBasisService } from '../../federation/partner-basis.service';
import { PartnerCodeService } from '../../federation/partner-code.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { ListSourceService } from '../../listing/sources/list-source.service';
import type { ListedSubjectService } from '../../listing/subjects/listed-subject.service';
import type { PartnerIneligibilityService } from '../../sharing/ineligibilities/partner-ineligibility.service';
import { CertificateService } from '../certificates/certificate.service';
import type { CertificateSigner } from '../certificates/certificate.signer';
import { NameCheckService } from '../checks/name-check.service';
import { ClearanceService } from '../clearances/clearance.service';
import { IndexReader } from '../indexes/index.reader';
import type { ScreeningEngine } from '../indexes/screening-engine';
import { PartnerCheckService } from '../partner-checks/partner-check.service';
import { ScreeningReplayService } from '../replays/screening-replay.service';
import { RosterRunService } from '../roster-runs/roster-run.service';
import { ScreeningFileService } from '../screening-files/screening-file.service';
import { ScreeningRequestService } from '../screening-requests/screening-request.service';
import { ScreeningThresholdService } from '../screening-thresholds/screening-threshold.service';
import { ScreeningService } from '../screenings/screening.service';
import { ScreeningRecordService } from '../screenings/screening-record.service';

/** What one running service has of its own: another database has other lists, another house another key. */
export interface ScreeningTools {
  engine: ScreeningEngine;
  signer: CertificateSigner;
}

export interface ScreeningFeatureParts {
  tools: ScreeningTools;
  sources: ListSourceService;
  hits: HitService;
  subjects: ListedSubjectService;
  partnerBases: PartnerBasisService;
  partnerRedirects: PartnerRedirectService;
  partnerIneligibilities: PartnerIneligibilityService;
  partnerRelations: PartnerRelationService;
}

/** Everything about comparing partners and names with lists. */
export function composeScreening(work: Work, parts: ScreeningFeatureParts) {
  const { tools, sources, subjects, hits, partnerBases, partnerRedirects, partnerRelations } = parts;
  const { engine, signer } = tools;
  const indexReader = new IndexReader(work);
  const screenings = new ScreeningService(work, { sources, hits });
  const screeningRecords = new ScreeningRecordService(work);
  const clearances = new ClearanceService(work, partnerRelations);
  const partnerCodes = new PartnerCodeService(work);
  const screeningThresholds = new ScreeningThresholdService(work);
  return {
    indexReader,
    screenings,
    screeningRecords,
    screeningReplays: new ScreeningReplayService(work, { records: screeningRecords, engine, reader: indexReader }),
    screeningRequests: new ScreeningRequestService(work, partnerBases),
    rosterRuns: new RosterRunService(work, { screenings, sources }),
    clearances,
    partnerCodes,
    certificates: new CertificateService(work, {
      signer,
      records: screeningRecords,
      redirects: partnerRedirects,
      sources,
    }),
    screeningFiles: new ScreeningFileService(work, screeningThresholds),
    screeningThresholds,
    nameChecks: new NameCheckService(work, {
      engine,
      reader: indexReader,
      sources,
      subjects,
      thresholds: screeningThresholds,
    }),
    partnerChecks: new PartnerCheckService(work, {
      codes: partnerCodes,
      bases: partnerBases,
      redirects: partnerRedirects,
      clearances,
      sources,
      ineligibilities: parts.partnerIneligibilities,
    }),
  };
}
