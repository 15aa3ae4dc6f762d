export type ProposalKind = 'SUSPEND' | 'REINSTATE' | 'INACTIVATE' | 'CLOSE' | 'PLACE_HOLD' | 'LIFT_HOLD';

/** What would bind every agency takes the word of two of them: no agency alone stops the others' work (R-INV-7). */
const takesTwoAgencies: readonly ProposalKind[] = ['SUSPEND', 'CLOSE', 'PLACE_HOLD'];

interface Decider {
  subject: string | null;
  agency: string | null;
}

interface Proposed {
  kind: ProposalKind;
  proposedBy: string;
  proposedAgency: string;
}

/** Why somebody may not be the second person; null when they may. */
export function findConflict(
  { kind, proposedBy, proposedAgency }: Proposed,
  { subject, agency }: Decider,
): string | null {
  if (subject === null || subject === proposedBy) return 'You proposed it, so somebody else decides.';
  if (takesTwoAgencies.includes(kind) && agency === proposedAgency)
    return 'It binds every agency, so somebody of another agency decides.';
  return null;
}
