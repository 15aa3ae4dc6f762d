import { invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KpiCellService } from '../cells/kpi-cell.service';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import type { SuppressionBlockService } from '../suppression/suppression-block.service';
import type { KpiSharingArgs, SetKpiSharingInput } from './kpi-sharing.inputs';
import { KpiSharingRepository } from './kpi-sharing.repository';
import { checkChange, checkSharing } from './kpi-sharing.rules';
import type { KpiSharingDecision } from './kpi-sharing.view';

export interface KpiSharingPorts {
  definitions: Pick<KpiDefinitionService, 'versionsOf'>;
  cells: Pick<KpiCellService, 'turn'>;
  suppressionBlocks: Pick<SuppressionBlockService, 'refresh'>;
}

/** What agencies agree to of their figures (feature 90). */
export class KpiSharingService {
  private readonly repository: KpiSharingRepository;

  constructor(
    private readonly work: Work,
    private readonly ports: KpiSharingPorts,
  ) {
    this.repository = new KpiSharingRepository(work.database.manager);
  }

  async list({ agencies, codes, withEnded, first, after }: KpiSharingArgs): Promise<Page<KpiSharingDecision>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = { agencies: agencies ?? null, codes: codes ?? null, withEnded, after: last };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async get(id: string): Promise<KpiSharingDecision> {
    const decision = isId(id) ? await this.repository.find(id) : null;
    if (!decision) throw notFound('decision');
    return decision;
  }

  async set({ code, sharing, reason, expectedVersion }: SetKpiSharingInput): Promise<KpiSharingDecision> {
    const { viewer, clock, audit, outbox } = this.work;
    const agencyCode = viewer.agency ?? '';
    const versions = await this.ports.definitions.versionsOf([code]);
    checkSharing(sharing, agencyCode, versions, clock.now());
    // No figure is told in between: each of them was told under one decision.
    const decidedAt = await this.ports.cells.turn();
    const standing = await this.repository.findStanding(agencyCode, code);
    const current = standing?.version ?? 0;
    if (current !== (expectedVersion ?? 0)) throw versionConflict('decision', current);
    checkChange(sharing, standing?.sharing ?? null);
    const version = current + 1;
    const decision = { id: newId(), agencyCode, code, version, sharing, reason, decidedAt, endedAt: null };
    await this.repository.insert(decision);
    const definitionIds = versions.map(({ id }) => id);
    await this.ports.suppressionBlocks.refresh(await this.repository.findPeriods(agencyCode, definitionIds));
    const detail = { agency: agencyCode, code, sharing, version };
    await audit.record({ objectType: 'KpiSharingDecision', objectId: decision.id, detail });
    await outbox.publish({
      type: 'performance.kpi-sharing-set',
      subject: `${code}/${agencyCode}`,
      audience: 'AGENCY',
      data: { decisionId: decision.id, ...detail },
    });
    return decision;
  }
}
