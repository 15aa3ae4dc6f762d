import { AppError } from '@partner-commons/platform/errors';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { originOf } from '../../identity/changes/change.rules';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { budgetBands, inconsistenciesOf } from '../profile-quality/profile-quality.rules';
import type { ProfileQuality } from '../profile-quality/profile-quality.view';
import { ProfileSectionCode } from '../profile-sections/profile-section.view';
import { sections } from '../profile-sections/section.catalogue';
import { BudgetBand, ProfileFreshness } from './profile.enums';
import { type ConfirmationRow, ProfileRepository, type SectionRow } from './profile.repository';
import { completenessOf, confirmationOf, freshnessAt, freshnessDays } from './profile.rules';
import type { PartnerProfile, ProfileCompleteness, ProfileSection } from './profile.view';

/** Whether and when a profile was confirmed; all dates null when it never was. */
export interface ProfileStatus {
  freshness: ProfileFreshness;
  confirmedAt: Date | null;
  dueAt: Date | null;
  staleAt: Date | null;
}

/** Reads the profiles of partners whose rows the caller has already been allowed to see. */
export class ProfileService {
  private readonly repository: ProfileRepository;
  /** One per instant that a query asks for. */
  private readonly views = new Map<number, ReturnType<ProfileService['viewAt']>>();

  constructor(private readonly work: Work) {
    this.repository = new ProfileRepository(work.database.manager);
  }

  /** Null when nothing was written or confirmed by then. */
  async find(partnerId: string, asOf: Date | null = null): Promise<PartnerProfile | null> {
    const at = asOf ?? this.work.clock.now();
    const { sections: sectionsOf, confirmations } = this.viewOf(asOf);
    const [rows, confirmed] = await Promise.all([sectionsOf.load(partnerId), confirmations.load(partnerId)]);
    if (rows.length === 0 && !confirmed) return null;
    const { freshness, confirmedAt, dueAt, staleAt } = statusAt(confirmed, at);
    return {
      partnerId,
      bankingId: rows.find(({ section }) => section === 'BANKING')?.id ?? null,
      sections: inFormOrder(rows).map(sectionOfRow),
      completeness: completenessOf(rows) as ProfileCompleteness,
      budgetBands: budgetBands(contentOf(rows, 'FUNDING')).map(({ year, band }) => ({ year, band: BudgetBand[band] })),
      confirmedCurrentAt: confirmedAt,
      freshness,
      dueAt,
      staleAt,
    };
  }

  async quality(partner: PartnerRow): Promise<ProfileQuality> {
    const now = this.work.clock.now();
    const { sections: sectionsOf, confirmations } = this.viewOf(null);
    const [rows, confirmed] = await Promise.all([sectionsOf.load(partner.id), confirmations.load(partner.id)]);
    const { percent, missing } = completenessOf(rows);
    const contents = Object.fromEntries(rows.map(({ section, content }) => [section, content ?? {}]));
    return {
      completeness: percent,
      freshness: statusAt(confirmed, now).freshness,
      freshnessDays: confirmed ? freshnessDays(confirmed.confirmedAt, now) : null,
      missingFields: missing,
      inconsistencies: inconsistenciesOf({ partner, contents, today: dayOf(now) }),
    };
  }

  /** R-INV-10 for those who decide: DUE is still fine. */
  async statusOf(partnerId: string, asOf: Date | null = null): Promise<ProfileStatus> {
    const confirmed = await this.viewOf(asOf).confirmations.load(partnerId);
    return statusAt(confirmed, asOf ?? this.work.clock.now());
  }

  /** Refused as PRECONDITION_FAILED / MISSING_REQUIREMENT unless the profile was confirmed in time (R-INV-10). */
  async requireCurrent(partnerId: string): Promise<void> {
    const { freshness } = await this.statusOf(partnerId);
    if (freshness === ProfileFreshness.FRESH || freshness === ProfileFreshness.DUE) return;
    throw new AppError(
      'PRECONDITION_FAILED',
      'The partner must confirm that its profile is current: twelve months and sixty days have passed since it did.',
      { reason: 'MISSING_REQUIREMENT', rule: 'R-INV-10', facts: { freshness } },
    );
  }

  private viewOf(asOf: Date | null) {
    const at = asOf ?? this.work.clock.now();
    const key = asOf?.getTime() ?? 0;
    const view = this.views.get(key) ?? this.viewAt(at);
    this.views.set(key, view);
    return view;
  }

  private viewAt(at: Date) {
    return {
      sections: rowsLoader(
        (ids) => this.repository.findSections(ids, { at, day: dayOf(at) }),
        (row: SectionRow) => row.partnerId,
      ),
      confirmations: rowLoader(
        (ids) => this.repository.findConfirmations(ids, at),
        (row: ConfirmationRow) => row.partnerId,
      ),
    };
  }
}

function statusAt(confirmed: ConfirmationRow | null, now: Date): ProfileStatus {
  const confirmation = confirmed && confirmationOf(confirmed.confirmedAt);
  const freshness = ProfileFreshness[freshnessAt(confirmation, now)];
  return confirmation ? { freshness, ...confirmation } : { freshness, confirmedAt: null, dueAt: null, staleAt: null };
}

const formOrder = new Map(sections.map(({ code }, place) => [code, place]));
const inFormOrder = (rows: SectionRow[]) =>
  [...rows].sort((left, right) => (formOrder.get(left.section) ?? 0) - (formOrder.get(right.section) ?? 0));

const contentOf = (rows: SectionRow[], wanted: SectionRow['section']) =>
  rows.find(({ section }) => section === wanted)?.content ?? undefined;

const sectionOfRow = (row: SectionRow): ProfileSection => ({
  section: ProfileSectionCode[row.section],
  version: row.version,
  formVersion: row.formVersion,
  content: row.content,
  effectiveFrom: row.effectiveFrom,
  recordedAt: row.recordedAt,
  origin: originOf(row),
  agency: row.agency,
});
