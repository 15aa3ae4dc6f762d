import { CertificateResolver } from '../certificates/certificate.resolver';
import { NameCheckResolver, NameMatchResolver } from '../checks/name-check.resolver';
import { ClearanceResolver, RelatedClearanceResolver } from '../clearances/clearance.resolver';
import { PartnerCheckResolver } from '../partner-checks/partner-check.resolver';
import { ScreeningReplayResolver } from '../replays/screening-replay.resolver';
import { ScreeningFileResolver } from '../screening-files/screening-file.resolver';
import { ScreeningRequestResolver } from '../screening-requests/screening-request.resolver';
import { ScreeningThresholdResolver } from '../screening-thresholds/screening-threshold.resolver';
import {
  ScreeningMatchResolver,
  ScreeningResolver,
  ScreeningsOfPartnerResolver,
} from '../screenings/screening.resolver';

/** All that comparing partners and names with lists adds to the graph. */
export const screeningResolvers = [
  CertificateResolver,
  ScreeningFileResolver,
  ClearanceResolver,
  NameCheckResolver,
  NameMatchResolver,
  PartnerCheckResolver,
  RelatedClearanceResolver,
  ScreeningMatchResolver,
  ScreeningReplayResolver,
  ScreeningRequestResolver,
  ScreeningResolver,
  ScreeningsOfPartnerResolver,
  ScreeningThresholdResolver,
];
