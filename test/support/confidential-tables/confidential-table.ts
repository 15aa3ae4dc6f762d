import type { ServiceName } from '@partner-commons/platform/service';
import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';

/** A table whose rows not everybody in an agency may see, so it must carry row-level security (domain-model.md 2.8). */
export interface ConfidentialTable {
  service: ServiceName;
  table: string;
  source: string;
  /** One row, put in by a superuser who checks no foreign keys. */
  sample: { sql: string; values: unknown[] };
  /** Somebody who does see that row: without such a one "nobody sees it" would prove nothing. */
  reader: Viewer;
  /** Its rows are for one role of all agencies, not for one agency. */
  forAllAgencies?: true;
}

/** Somebody of an agency with these roles for the whole of it. */
export const staff = (agency: string, ...held: Viewer['roles'][number]['role'][]): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: `test#${agency}`,
  agency,
  roles: held.map((role) => ({ role, office: null })),
});
