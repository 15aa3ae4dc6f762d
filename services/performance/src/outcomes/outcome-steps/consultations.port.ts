import type { Day } from '@partner-commons/platform/whole-days';

/** What outcomes need to know of a consultation; wired to consulting/consultations. */
export interface OutcomeConsultation {
  id: string;
  leadAgency: string;
  coAgencies: string[];
  officeId: string | null;
  country: string | null;
  date: Day;
}

export interface ConsultationsPort {
  /** Refused as NOT_FOUND when the viewer may not see it, or there is none. */
  get(id: string): Promise<OutcomeConsultation>;
  participantsOf(id: string): Promise<{ partnerId: string; attended: boolean | null }[]>;
}
