import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import type { HoldRow } from './hold.repository';

/** What a partner can clear itself. All else it must not learn from us: it could warn of a screening or an investigation. */
const shownToPartner: readonly HoldRow['source'][] = ['DOCUMENT', 'DECLARATION'];

/** System holds are for all agencies, an agency's own for that agency only. */
export function maySeeHold(viewer: Viewer, hold: Pick<HoldRow, 'agency' | 'source' | 'partnerId'>): boolean {
  if (viewer.kind === 'AGENCY') return hold.agency === null || hold.agency === viewer.agency;
  return hold.agency === null && actsFor(viewer, hold.partnerId) && shownToPartner.includes(hold.source);
}
