import type { MethodologyVersion } from '../methodologies/methodology.types';
import type { Coverage, QuestionPair } from './equivalence.rules';

export interface ShippedEquivalence extends Coverage {
  id: string;
  from: MethodologyVersion;
  to: MethodologyVersion;
  rationale: string;
  crosswalk: QuestionPair[];
}

const v1 = { code: 'HACT_MICRO', version: 1 };
const v2 = { code: 'HACT_MICRO', version: 2 };
const psea2020 = { code: 'PSEA_2020', version: 1 };
const harmonised = { code: 'PSEA_HARMONISED', version: 1 };
const toConfirm = 'To be confirmed by the owners of both methodologies.';

/** "H1 4.1" is a pair: what stands first answers what stands second. */
const pairs = (text: string): QuestionPair[] =>
  text
    .trim()
    .split(/\s*·\s*/)
    .map((pair) => {
      const [from = '', to = ''] = pair.split(' ');
      return { from, to };
    });

/** With ids and figures that are the same in every installation; a test computes the figures again. */
export const shippedEquivalences: ShippedEquivalence[] = [
  {
    id: '019b7600-0000-7000-8000-000000005101',
    from: v1,
    to: v2,
    coverage: 72,
    gaps: ['G', 'H'],
    rationale: `The figure and the gap sections of story 4.c, without a crosswalk. ${toConfirm}`,
    crosswalk: [],
  },
  {
    id: '019b7600-0000-7000-8000-000000005102',
    from: v2,
    to: v1,
    coverage: 82,
    gaps: [
      ...['1.6', '1.7', '1.11', '2.8', '3.8', '4.4', '4.15', '4.18', '4.21', '4.22', '4.30', '5.6', '5.8', '6.2'],
      ...['7.3', '7.4', '7.5', '7.6', '7.18', '7.19', '7.20'],
    ],
    rationale: `Computed from our crosswalk of topics, key questions counting twice. ${toConfirm}`,
    crosswalk: pairs(`
      A1 1.1 · D4 1.2 · D2 1.3 · A4 1.4 · A7 1.5 · A3 1.8 · B11 1.9 · B12 1.10
      · C1 2.1 · C2 2.2 · C4 2.3 · C7 2.4 · C7 2.5 · C8 2.6 · C10 2.7
      · B1 3.1 · B8 3.2 · B7 3.3 · B7 3.4 · B9 3.5 · B4 3.6 · B5 3.7
      · H1 4.1 · H20 4.2 · H22 4.3 · H11 4.5 · F4 4.6 · H9 4.7 · D11 4.8 · D13 4.9 · D14 4.10 · D12 4.11 · H17 4.12
      · H12 4.13 · H19 4.14 · H21 4.16 · H18 4.17 · D1 4.19 · H14 4.20 · H8 4.23 · H15 4.24 · E12 4.25 · E11 4.26
      · H14 4.27 · A8 4.28 · D6 4.29 · D7 4.31 · D8 4.32
      · E2 5.1 · E1 5.2 · E4 5.3 · E3 5.4 · E9 5.5 · E6 5.7 · E7 5.9
      · D1 6.1 · D3 6.3 · D4 6.4 · D8 6.5 · H1 6.6 · D9 6.7 · H3 6.8
      · F1 7.1 · F6 7.2 · D8 7.7 · F3 7.8 · F11 7.9 · F3 7.10 · F7 7.11 · F2 7.12 · F9 7.13 · F5 7.14 · F5 7.15
      · F10 7.16 · F10 7.17`),
  },
  {
    id: '019b7600-0000-7000-8000-000000005103',
    from: psea2020,
    to: harmonised,
    coverage: 87,
    gaps: ['S8'],
    rationale: `Computed from our crosswalk of standards: corrective measures were no standard of their own. ${toConfirm}`,
    crosswalk: pairs('S1 S1 · S2 S2 · S2 S3 · S3 S4 · S4 S5 · S5 S6 · S6 S7'),
  },
  {
    id: '019b7600-0000-7000-8000-000000005104',
    from: harmonised,
    to: psea2020,
    coverage: 100,
    gaps: [],
    rationale: `Computed from our crosswalk of standards. ${toConfirm}`,
    crosswalk: pairs('S1 S1 · S2 S2 · S3 S2 · S4 S3 · S5 S4 · S6 S5 · S7 S6'),
  },
];
