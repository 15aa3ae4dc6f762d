import type { ReportTemplateSection } from '../report-templates/report-template.view';
import type { FigureQuestion } from './figure-source';
import { type ReportFigure, ReportFigureAudience } from './report-figure.view';

/** Above this a total and the own figure tell of no single other agency. */
const fewestAgencies = 3;

/** A report makes public what its own agency reported, and totals in which no single other agency can be seen. */
export function audienceOf(
  { isTotal, agencyCode }: Pick<ReportFigure, 'isTotal' | 'agencyCode'>,
  own: string,
  agencies: readonly string[],
): ReportFigureAudience {
  const ownAlone = agencies.length === 1 && agencies[0] === own;
  const isPublic = isTotal || agencyCode === null ? ownAlone || agencies.length >= fewestAgencies : agencyCode === own;
  return isPublic ? ReportFigureAudience.PUBLIC : ReportFigureAudience.INTER_AGENCY;
}

export type SectionQuestion = FigureQuestion & { section: string };

interface Asked {
  own: string;
  agencies: readonly string[];
  year: number;
  asOf: Date;
}

/** What a section asks: its year of all agencies; types of partners and the years of a trend of the own agency alone. */
export function questionsOf(
  { key: section, codes, byPartnerType, since }: ReportTemplateSection,
  { own, agencies, year, asOf }: Asked,
): SectionQuestion[] {
  if (codes.length === 0) return [];
  const ofYear: SectionQuestion = { section, codes, agencies, year, asOf, groupBy: 'AGENCY' };
  const ofOwn = { ...ofYear, agencies: [own] };
  const before = since === null ? [] : Array.from({ length: Math.max(0, year - since) }, (_, index) => since + index);
  return [
    ...before.map((earlier) => ({ ...ofOwn, year: earlier })),
    ofYear,
    ...(byPartnerType ? [{ ...ofOwn, groupBy: 'PARTNER_TYPE' as const }] : []),
  ];
}

/** By what a footnote finds its figure again when figures are frozen anew. */
export const figureKey = ({ section, code, version, year, isTotal, agencyCode, partnerType }: ReportFigure): string =>
  JSON.stringify([section, code, version, year, isTotal, agencyCode, partnerType]);

export const needsFootnote = ({ quality, footnote, value }: Pick<ReportFigure, 'quality' | 'footnote' | 'value'>) =>
  quality === 'ESTIMATED' && value !== null && (footnote === null || footnote.trim() === '');
