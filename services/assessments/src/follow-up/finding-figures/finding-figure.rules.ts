import type { FindingRow } from '../findings/finding.repository';
import { isUnresolved, pendingUnsupported } from '../findings/finding.rules';

/** What a finding adds to the figures of its partner, agency, country and area. */
export interface Contribution {
  total: number;
  open: number;
  openHigh: number;
  heldHigh: number;
  waivedHigh: number;
  overdue: number;
  verified: number;
  pendingUsd: string;
}

export type CountedFinding = Pick<
  FindingRow,
  | 'step'
  | 'priority'
  | 'heldBack'
  | 'overdueAt'
  | 'amountUsd'
  | 'refundedUsd'
  | 'documentedUsd'
  | 'justifiedUsd'
  | 'writtenOffUsd'
>;

const one = (condition: boolean) => (condition ? 1 : 0);

const nothing: Contribution = {
  total: 0,
  open: 0,
  openHigh: 0,
  heldHigh: 0,
  waivedHigh: 0,
  overdue: 0,
  verified: 0,
  pendingUsd: '0.00',
};

/** Null stands for a finding that is not there yet. */
export function contributionOf(finding: CountedFinding | null): Contribution {
  if (!finding) return nothing;
  const isOpen = isUnresolved(finding.step);
  const isHigh = isOpen && finding.priority === 'HIGH';
  return {
    total: 1,
    open: one(isOpen),
    openHigh: one(isHigh),
    heldHigh: one(isHigh && finding.heldBack),
    waivedHigh: one(finding.step === 'WAIVED' && finding.priority === 'HIGH'),
    overdue: one(finding.overdueAt !== null),
    verified: one(finding.step === 'VERIFIED'),
    pendingUsd: pendingUnsupported(finding),
  };
}

/** Below it a figure would tell of partners that one can recognise (JIU-50, story 4.d). */
export const smallestCell = 5;

export interface HeatRow {
  area: string;
  primaryType: string | null;
  partners: number;
  findings: number;
  open: number;
  openHigh: number;
}

export interface HeatCell {
  area: string;
  /** Null together with the other counts where they are held back. */
  partners: number | null;
  findings: number | null;
  open: number | null;
  openHigh: number | null;
}

/**
 * One cell per area. With a type, a cell of fewer than five partners is held back. Over all types it is held back as well
 * when subtracting the types that are shown would leave fewer than five partners, so that no total gives a cell away.
 */
export function heatMapOf(rows: readonly HeatRow[], primaryType: string | null): HeatCell[] {
  const areas = [...new Set(rows.map(({ area }) => area))].sort();
  return areas.flatMap((area): HeatCell[] => {
    const ofArea = rows.filter((row) => row.area === area);
    const wanted = primaryType === null ? ofArea : ofArea.filter((row) => row.primaryType === primaryType);
    if (wanted.length === 0) return [];
    const hidden = wanted.filter(({ partners }) => partners < smallestCell);
    const hiddenPartners = sum(hidden, 'partners');
    const shown = sum(wanted, 'partners') >= smallestCell && (hiddenPartners === 0 || hiddenPartners >= smallestCell);
    if (!shown) return [{ area, partners: null, findings: null, open: null, openHigh: null }];
    return [
      {
        area,
        partners: sum(wanted, 'partners'),
        findings: sum(wanted, 'findings'),
        open: sum(wanted, 'open'),
        openHigh: sum(wanted, 'openHigh'),
      },
    ];
  });
}

const sum = (rows: readonly HeatRow[], key: 'partners' | 'findings' | 'open' | 'openHigh') =>
  rows.reduce((total, row) => total + row[key], 0);
