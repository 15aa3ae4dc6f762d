/** Who looks again at agreements whose money, schedule or results changed. */
export interface EngagementWatch {
  refresh(engagementIds: readonly string[]): Promise<void>;
}
