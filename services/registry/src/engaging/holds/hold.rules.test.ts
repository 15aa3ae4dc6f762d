import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import type { HoldSource } from './hold.repository';
import { maySeeHold } from './hold.rules';

const staff: Viewer = { ...publicViewer, kind: 'AGENCY', agency: 'UNHCR', subject: 's' };
const partner: Viewer = { ...publicViewer, kind: 'PARTNER', partnerId: 'p', subject: 's' };
const hold = (source: HoldSource, agency: string | null = null) => ({ source, agency, partnerId: 'p' });

test.each<[string, Viewer, ReturnType<typeof hold>, boolean]>([
  ['staff see a system hold', staff, hold('SANCTIONS'), true],
  ['staff see a hold of their agency', staff, hold('MANUAL', 'UNHCR'), true],
  ['staff do not see a hold of another agency', staff, hold('MANUAL', 'WFP'), false],
  ['the partner sees what it can clear', partner, hold('DOCUMENT'), true],
  ['the partner is not warned of a screening', partner, hold('SANCTIONS'), false],
  ['the partner does not see what staff placed', partner, hold('MANUAL'), false],
  ['another partner sees nothing', { ...partner, partnerId: 'q' }, hold('DOCUMENT'), false],
  ['the public sees nothing', publicViewer, hold('DOCUMENT'), false],
])('%s', (_case, viewer, row, expected) => expect(maySeeHold(viewer, row)).toBe(expected));
