import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerEngagement } from '../../federation/partner-engagement.repository';
import type { PartnerEngagementService } from '../../federation/partner-engagement.service';
import type { FindingCategoryService } from '../finding-categories/finding-category.service';
import { FindingSource } from '../findings/finding.enum';
import type { FindingRow } from '../findings/finding.repository';
import { isAmount } from '../findings/finding.rules';
import type { FindingService } from '../findings/finding.service';
import type { Finding } from '../findings/finding.view';
import type { RecordFindingInput } from './finding-record.inputs';
import type { FindingSourceService } from './finding-source.service';

interface Parts {
  findings: FindingService;
  findingCategories: FindingCategoryService;
  findingSources: FindingSourceService;
  knownPartners: KnownPartnerService;
  partnerEngagements: PartnerEngagementService;
}

type Place = Pick<FindingRow, 'partnerId' | 'sharedWith' | 'sourceId' | 'visitedOn'>;

/** No agreement here is older. */
const earliestDay = '1990-01-01';

/** How findings come into being. */
export class FindingRecordService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async record(input: RecordFindingInput): Promise<Finding> {
    const { viewer, clock } = this.work;
    const { findings, findingCategories } = this.parts;
    const category = await findingCategories.demand(input.category, 'input.category');
    const amountUsd = input.amountUsd ?? '0';
    if (!isAmount(amountUsd)) throw invalidInput('An amount has at most two decimals.', 'input.amountUsd');
    if (input.dueOn < earliestDay) throw invalidInput('This day is too long ago.', 'input.dueOn');
    const place = await this.placeOf(input);
    const engagement = await this.engagementOf(place.partnerId, input.engagementId ?? null);
    const subject = viewer.subject ?? '';
    return findings.add(
      {
        ...place,
        ...untouched,
        id: newId(),
        agency: viewer.agency ?? '',
        sourceType: input.sourceType,
        section: input.section ?? null,
        question: input.question ?? null,
        categoryCode: category.code,
        area: input.area ?? category.area,
        priority: input.priority,
        country: input.country ?? engagement?.country ?? (await this.countryOf(place.partnerId)),
        engagementId: engagement?.engagementId ?? null,
        amountUsd: withCents(amountUsd),
        dueOn: input.dueOn,
        // A partner that is told of a suspicion too early could hide what there is to find.
        heldBack: input.heldBack ?? category.raises !== null,
        responsible: input.responsible ?? subject,
        recordedBy: subject,
        recordedAt: clock.now(),
      },
      {
        text: input.text.trim(),
        recommendation: input.recommendation?.trim() ?? null,
        agreedAction: input.agreedAction?.trim() ?? null,
      },
    );
  }

  private async placeOf({ sourceType, sourceId, partnerId, visitedOn }: RecordFindingInput): Promise<Place> {
    const { viewer, clock } = this.work;
    const { findingSources, knownPartners } = this.parts;
    if (sourceType === FindingSource.MONITORING_VISIT) {
      if (sourceId) throw invalidInput('A monitoring visit has no source; name partner and day.', 'input.sourceId');
      if (!partnerId) throw invalidInput('Name the partner that was visited.', 'input.partnerId');
      const today = dayOf(clock.now());
      if (!visitedOn || visitedOn < earliestDay || visitedOn > today) {
        throw invalidInput('Name the day of the visit, not after today.', 'input.visitedOn');
      }
      return { partnerId: await knownPartners.demand(partnerId), sharedWith: [], sourceId: null, visitedOn };
    }
    if (!sourceId) throw invalidInput('Name the assessment, activity or case.', 'input.sourceId');
    if (visitedOn) throw invalidInput('The source says when it was; leave the day out.', 'input.visitedOn');
    const source = await findingSources.demand(sourceType, sourceId);
    if (partnerId && partnerId !== source.partnerId) {
      throw invalidInput('The source is about another partner; leave the partner out.', 'input.partnerId');
    }
    const readers = new Set([source.ownerAgency, ...(source.sharedWith ?? [])]);
    readers.delete(viewer.agency ?? '');
    return { partnerId: source.partnerId, sharedWith: [...readers].sort(), sourceId, visitedOn: null };
  }

  private async engagementOf(partnerId: string, engagementId: string | null): Promise<PartnerEngagement | null> {
    if (engagementId === null) return null;
    const { viewer, clock } = this.work;
    const known = isId(engagementId)
      ? await this.parts.partnerEngagements.openBetween([partnerId], earliestDay, dayOf(clock.now()))
      : [];
    const own = known.find((one) => one.engagementId === engagementId && one.agency === viewer.agency);
    if (!own) throw notFound('agreement');
    return own;
  }

  private async countryOf(partnerId: string): Promise<string> {
    const country = (await this.parts.knownPartners.find(partnerId))?.country;
    if (!country) throw invalidInput('Name the country: nothing tells where the partner is.', 'input.country');
    return country;
  }
}

/** How every finding begins. */
const untouched = {
  step: 'OPEN',
  refundedUsd: '0.00',
  documentedUsd: '0.00',
  justifiedUsd: '0.00',
  writtenOffUsd: '0.00',
  implementedBy: null,
  implementedAt: null,
  waiverProposedBy: null,
  confirmedBy: null,
  confirmedAt: null,
  closedBy: null,
  closedAt: null,
  overdueAt: null,
  remindedAt: null,
  reopenedAt: null,
  version: 1,
} as const;

/** As the database gives it back. */
function withCents(amount: string): string {
  const [whole = '0', cents = ''] = amount.split('.');
  return `${whole}.${cents.padEnd(2, '0')}`;
}
