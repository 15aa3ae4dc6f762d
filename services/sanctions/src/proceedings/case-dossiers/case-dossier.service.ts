import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { CaseRecordRepository } from '../cases/case-record.repository';
import { openJson, sealJson } from './sealed-json';

/** What a case is about in words; it never leaves the lead agency. */
export interface CaseDossier {
  summary: string;
  /** Rule or agreement that the agency acts by. */
  legalBasis: string;
  persons: { name: string; role: string }[];
  /** Why it was given up; only of a dismissed case. */
  dismissal?: string;
}

export class CaseDossierService {
  constructor(private readonly work: Work) {}

  private readonly byCase = rowLoader(
    (ids) => this.record((record) => record.findDossiers(ids)),
    (row: { caseId: string; sealed: string }) => row.caseId,
  );

  /** The caller has seen the case, which is on record with its id. */
  async ofCase(caseId: string): Promise<CaseDossier | null> {
    const row = await this.byCase.load(caseId);
    return row && openJson<CaseDossier>(this.work.cipher, contextOf(caseId), row.sealed);
  }

  async open(caseId: string, leadAgency: string, dossier: CaseDossier): Promise<void> {
    await this.record((record) => record.insertDossier(caseId, leadAgency, this.seal(caseId, dossier)));
  }

  async save(caseId: string, dossier: CaseDossier): Promise<void> {
    await this.record((record) => record.saveDossier(caseId, this.seal(caseId, dossier)));
  }

  private seal(caseId: string, dossier: CaseDossier): string {
    return sealJson(this.work.cipher, contextOf(caseId), dossier);
  }

  private record<Result>(run: (record: CaseRecordRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new CaseRecordRepository(transaction)));
  }
}

const contextOf = (caseId: string) => `case-dossier:${caseId}`;
