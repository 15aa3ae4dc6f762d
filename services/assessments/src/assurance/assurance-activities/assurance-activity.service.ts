import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import { familyOf } from '../../terms/assurance-type.enum';
import type { AssuranceActivitiesArgs } from './assurance-activity.inputs';
import { type ActivityRow, AssuranceActivityRepository, type OpinionOfPartner } from './assurance-activity.repository';
import { isKnownToPartner } from './assurance-activity.rules';
import type { AssuranceActivity } from './assurance-activity.view';

/** Reads activities; what changes them is in assurance-progress.service.ts. */
export class AssuranceActivityService {
  private readonly repository: AssuranceActivityRepository;

  constructor(private readonly work: Work) {
    this.repository = new AssuranceActivityRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: ActivityRow) => row.id,
  );

  /** Null when there is none, or it is not the viewer's to know of. */
  async find(id: string): Promise<AssuranceActivity | null> {
    const row = isId(id) ? await this.byId.load(id) : null;
    return row && mayKnow(this.work.viewer, row) ? presentActivity(row, this.work.viewer) : null;
  }

  /** As `find`; refused as NOT_FOUND. */
  async get(id: string): Promise<AssuranceActivity> {
    const activity = await this.find(id);
    if (!activity) throw notFound('assurance activity');
    return activity;
  }

  /** What `disclosures.open` asks about. */
  resourceOf({ id, agency, partnerId, others }: AssuranceActivity): Resource {
    return { type: 'ASSURANCE_ACTIVITY', id, ownerAgency: agency, partnerId, sharedWith: others };
  }

  /** For whoever hangs something on an activity; null when it is not there. */
  async resourceFor(id: string): Promise<Resource | null> {
    const activity = await this.find(id);
    return activity && this.resourceOf(activity);
  }

  /** Of final audits of these partners, latest first. */
  opinionsOf(partnerIds: readonly string[]): Promise<OpinionOfPartner[]> {
    return this.repository.findOpinions(partnerIds);
  }

  async search({ filter, first, after }: AssuranceActivitiesArgs): Promise<Page<AssuranceActivity>> {
    const { viewer } = this.work;
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = {
      partnerId: filter?.partnerId ?? null,
      agency: filter?.agency ?? null,
      year: filter?.year ?? null,
      type: filter?.type ?? null,
      state: filter?.state ?? null,
      agreementId: filter?.agreementId ?? null,
      ownPartners: ownPartnersOf(viewer),
      after: last,
      limit: first + 1,
    };
    const [rows, count] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, count, { cursor: ({ id }) => [id], node: (row) => presentActivity(row, viewer) });
  }
}

/** Null for staff of agencies; nobody else than a partner's user comes here otherwise. */
function ownPartnersOf({ kind, partnerId, partnerIds }: Viewer): string[] | null {
  if (kind === 'AGENCY') return null;
  return kind === 'PARTNER' && partnerId !== null ? [partnerId, ...partnerIds] : [];
}

function mayKnow(viewer: Viewer, row: ActivityRow): boolean {
  if (viewer.kind === 'PARTNER') return actsFor(viewer, row.partnerId) && isKnownToPartner(row.type, row);
  // Jobs have a subject and no kind of their own.
  return viewer.kind === 'AGENCY' || viewer.subject !== null;
}

/** An opinion is settled when the audit is final; before it is a draft of those that the audit is done for. */
export function presentActivity(row: ActivityRow, { agency: viewerAgency }: Viewer): AssuranceActivity {
  const { sharedWith, agency, state, opinion, auditor, type, ...rest } = row;
  const isTheirs = viewerAgency !== null && [agency, ...sharedWith].includes(viewerAgency);
  return {
    ...rest,
    agency,
    type,
    family: familyOf(type),
    state,
    auditor,
    others: sharedWith,
    isJoint: sharedWith.length > 0,
    conductedBySai: auditor === 'SUPREME_AUDIT_INSTITUTION',
    opinion: state === 'FINAL' || isTheirs ? opinion : null,
  };
}
