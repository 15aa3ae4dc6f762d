/** What a change of an activity sets off; said here so that activities know neither plans nor findings. */
export interface ActivityFollowers {
  plans: {
    follow(of: { partnerId: string; year: number }, agencies: readonly string[], cause: 'ACTIVITIES'): Promise<void>;
  };
  findings: {
    summaryOf(sourceType: 'ASSURANCE_ACTIVITY', sourceId: string): Promise<{ highWithoutAction: number }>;
  };
  invalidatingEvents: {
    raise(event: {
      partnerId: string;
      kind: 'ADVERSE_OR_DISCLAIMED_AUDIT';
      occurredOn: string;
      source: string;
      sourceId: string;
      agency: string | null;
    }): Promise<unknown>;
  };
}
