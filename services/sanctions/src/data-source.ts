import { platformMigration } from '@partner-commons/platform/platform-tables';
import { HitDecision } from './adjudication/adjudications/hit-decision.entity';
import { ClarificationRequest } from './adjudication/clarifications/clarification-request.entity';
import { HitAct } from './adjudication/hit-acts/hit-act.entity';
import { Hit } from './adjudication/hits/hit.entity';
import { ListRefresh } from './listing/list-refreshes/list-refresh.entity';
import { ListSnapshot } from './listing/snapshots/list-snapshot.entity';
import { ListSnapshotProblem } from './listing/snapshots/list-snapshot-problem.entity';
import { ListSource } from './listing/sources/list-source.entity';
import { ListedSubject } from './listing/subjects/listed-subject.entity';
import { Screening1760000001000 } from './migrations/1760000001000-screening';
import { Adjudication1760000002000 } from './migrations/1760000002000-adjudication';
import { Redirects1760000002500 } from './migrations/1760000002500-redirects';
import { Lists1760000003000 } from './migrations/1760000003000-lists';
import { Relations1760000003100 } from './migrations/1760000003100-relations';
import { ScreeningRecord1760000003110 } from './migrations/1760000003110-screening-record';
import { PartnerCodes1760000003120 } from './migrations/1760000003120-partner-codes';
import { Certificates1760000003130 } from './migrations/1760000003130-certificates';
import { ScreeningFiles1760000003140 } from './migrations/1760000003140-screening-files';
import { HitActs1760000003200 } from './migrations/1760000003200-hit-acts';
import { Clarifications1760000003210 } from './migrations/1760000003210-clarifications';
import { Handlers1760000003220 } from './migrations/1760000003220-handlers';
import { Observations1760000003300 } from './migrations/1760000003300-observations';
import { IntelligenceNotes1760000003310 } from './migrations/1760000003310-intelligence-notes';
import { Allegations1760000003320 } from './migrations/1760000003320-allegations';
import { Cases1760000003400 } from './migrations/1760000003400-cases';
import { CaseProceedings1760000003410 } from './migrations/1760000003410-case-proceedings';
import { Entries1760000003500 } from './migrations/1760000003500-entries';
import { Alerts1760000003510 } from './migrations/1760000003510-alerts';
import { Referrals1760000003520 } from './migrations/1760000003520-referrals';
import { ScreeningCertificate } from './screening/certificates/certificate.entity';
import { Clearance } from './screening/clearances/clearance.entity';
import { ScreeningFile } from './screening/screening-files/screening-file.entity';
import { ScreeningRequest } from './screening/screening-requests/screening-request.entity';
import { ScreeningThreshold } from './screening/screening-thresholds/screening-threshold.entity';
import { Screening } from './screening/screenings/screening.entity';

/** In order; each runs once per database. */
export const migrations = [
  platformMigration('sanctions'),
  Screening1760000001000,
  Adjudication1760000002000,
  Redirects1760000002500,
  Lists1760000003000,
  Relations1760000003100,
  ScreeningRecord1760000003110,
  PartnerCodes1760000003120,
  Certificates1760000003130,
  ScreeningFiles1760000003140,
  HitActs1760000003200,
  Clarifications1760000003210,
  Handlers1760000003220,
  Observations1760000003300,
  IntelligenceNotes1760000003310,
  Allegations1760000003320,
  Cases1760000003400,
  CaseProceedings1760000003410,
  Entries1760000003500,
  Alerts1760000003510,
  Referrals1760000003520,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [
  Screening,
  ScreeningRequest,
  ScreeningThreshold,
  ScreeningCertificate,
  ScreeningFile,
  ListSource,
  ListSnapshot,
  ListSnapshotProblem,
  ListRefresh,
  ListedSubject,
  Clearance,
  Hit,
  HitAct,
  HitDecision,
  ClarificationRequest,
];
