import { AppError } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { RiskEntryService } from '../risk-entries/risk-entry.service';
import { AppetiteStatus, type RiskEntry } from '../risk-entries/risk-entry.view';
import { type AcceptanceRow, RiskAcceptanceRepository } from './risk-acceptance.repository';
import type { RiskAcceptance } from './risk-acceptance.view';
import type { AcceptRiskInput } from './risk-appetite.inputs';
import { demandAcceptor, demandTerm, excessOf } from './risk-appetite.rules';

/** Risks above the appetite that somebody answers for (JIU-39). */
export class RiskAcceptanceService {
  constructor(
    private readonly work: Work,
    private readonly riskEntries: RiskEntryService,
  ) {}

  private readonly byRisk = rowsLoader(
    (ids) => this.acceptances((acceptances) => acceptances.findOfRisks(ids)),
    (row: AcceptanceRow) => row.riskId,
  );

  /** The caller has seen the risk, whose read is on record. */
  async ofRisk(riskId: string): Promise<RiskAcceptance[]> {
    const rows = await this.byRisk.load(riskId);
    return rows.map((row) => ({ ...row, justification: this.work.cipher.open(row.sealed, contextOf(row.id)) }));
  }

  async accept({ riskId, justification, until, expectedVersion }: AcceptRiskInput): Promise<RiskEntry> {
    const { viewer, clock, cipher, audit } = this.work;
    const { agency, residualBand, appetite, appetiteStatus, revisedBy } = await this.riskEntries.lockOpen(
      riskId,
      expectedVersion,
    );
    if (appetiteStatus !== AppetiteStatus.BREACH || !appetite) {
      throw new AppError('CONFLICT', 'The risk is not above what your agency bears, or was accepted already.', {
        reason: 'INVALID_STATE',
        facts: { appetiteStatus },
      });
    }
    const excess = excessOf(residualBand, appetite);
    demandAcceptor(viewer, excess, revisedBy);
    demandTerm(until, dayOf(clock.now()));
    const id = newId();
    const row: AcceptanceRow = {
      id,
      riskId,
      agency,
      residualBand,
      appetite,
      excess,
      sealed: cipher.seal(justification, contextOf(id)),
      until,
      acceptedBy: viewer.subject ?? '',
      acceptedAt: clock.now(),
    };
    await this.acceptances((acceptances) => acceptances.insert(row));
    const detail = { acceptanceId: id, residualBand, appetite, excess, until };
    await audit.record({ objectType: 'RiskEntry', objectId: riskId, detail });
    return this.riskEntries.get(riskId);
  }

  private acceptances<Result>(work: (acceptances: RiskAcceptanceRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new RiskAcceptanceRepository(transaction)));
  }
}

const contextOf = (acceptanceId: string) => `risk-acceptance:${acceptanceId}`;
