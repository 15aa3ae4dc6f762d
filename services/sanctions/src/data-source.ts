import { platformMigration } from '@partner-commons/platform/platform-tables';
import { HitDecision } from './adjudications/hit-decision.entity';
import { Clearance } from './clearances/clearance.entity';
import { Hit } from './hits/hit.entity';
import { Screening1760000001000 } from './migrations/1760000001000-screening';
import { Adjudication1760000002000 } from './migrations/1760000002000-adjudication';
import { Redirects1760000002500 } from './migrations/1760000002500-redirects';
import { ListSnapshot } from './snapshots/list-snapshot.entity';
import { ListSnapshotProblem } from './snapshots/list-snapshot-problem.entity';
import { ListSource } from './sources/list-source.entity';
import { ListedSubject } from './subjects/listed-subject.entity';

/** In order; each runs once per database. */
export const migrations = [
  platformMigration('sanctions'),
  Screening1760000001000,
  Adjudication1760000002000,
  Redirects1760000002500,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [ListSource, ListSnapshot, ListSnapshotProblem, ListedSubject, Clearance, Hit, HitDecision];
