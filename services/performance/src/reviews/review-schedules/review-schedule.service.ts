import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { ReviewScheduleArgs } from './review-schedule.inputs';
import { ReviewScheduleRepository } from './review-schedule.repository';
import { reviewScheduleVersion } from './review-schedule.rules';
import type { ScheduledReview } from './review-schedule.view';

/** Which partners an agency reviews next: the riskier, the oftener (UNICEF-67). */
export class ReviewScheduleService {
  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {}

  async page({ filter, first, after }: ReviewScheduleArgs): Promise<Page<ScheduledReview>> {
    const { viewer, clock, database } = this.work;
    const { partnerId, dueBefore = null, country, officeId } = filter ?? {};
    const last = decodeCursor(after, 2);
    if (last && (!/^\d{4}-\d{2}-\d{2}$/.test(last[0] ?? '') || !isId(last[1] ?? ''))) {
      throw invalidInput('This cursor is not one of ours.', 'after');
    }
    const today = dayOf(clock.now());
    const ofOffice = officeId ? await this.countryOf(officeId) : null;
    const asked = [country ?? null, ofOffice].filter((code) => code !== null);
    const query = {
      agency: viewer.agency ?? '',
      today,
      partnerIds: partnerId ? [partnerId] : null,
      dueBefore,
      // Two different countries have nothing in common.
      countries: asked.length === 0 ? null : asked.filter((code) => asked.every((other) => other === code)),
    };
    return database.confidential(async (transaction) => {
      const schedule = new ReviewScheduleRepository(transaction);
      const rows = await schedule.findPage(query, last, first + 1);
      const counted = await schedule.count(query);
      return pageOf(rows, first, counted, {
        cursor: ({ dueOn, engagementId }) => [dueOn, engagementId],
        node: (row) => ({ ...row, intervalsVersion: reviewScheduleVersion, overdue: row.dueOn < today }),
      });
    });
  }

  /** Null for an office that stands for more than one country. */
  private async countryOf(officeId: string): Promise<string | null> {
    const office = await this.knownOffices.get(officeId);
    if (office.agency !== this.work.viewer.agency) throw notFound('office');
    return office.level === 'HQ' || office.level === 'REGIONAL' ? null : office.country;
  }
}
