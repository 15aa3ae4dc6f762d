import type { ReportContent } from '../report-clearances/report-content';
import type { ReportFigure } from '../report-figures/report-figure.view';
import type { Signature } from './report-file.writer';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

/** No scripts and nothing from elsewhere: the page reads the same on paper and in twenty years. */
const style = `
  body { font: 11pt/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
  h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; break-after: avoid; }
  table { width: 100%; border-collapse: collapse; font-size: 9.5pt; margin: 0.8rem 0; }
  th, td { text-align: left; padding: 0.25rem 0.4rem; border-bottom: 1px solid #bbb; vertical-align: top; }
  td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  tr { break-inside: avoid; } .note, footer { font-size: 9pt; color: #333; }
  .draft { border: 2px solid #a00; color: #a00; padding: 0.3rem 0.6rem; font-weight: bold; }
  @page { size: A4; margin: 20mm; } @media print { body { margin: 0; max-width: none; } }`;

const shownValue = ({ value, unit, suppressed, absentBecause }: ReportFigure): string => {
  if (suppressed) return 'suppressed';
  if (value === null) return absentBecause === null ? 'none' : absentBecause.toLowerCase().replaceAll('_', ' ');
  return unit === 'PERCENT' ? `${value} %` : unit === 'DAYS' ? `${value} d` : unit === 'USD' ? `US$ ${value}` : value;
};

const aboutWhom = ({ isTotal, agencyCode, partnerType }: ReportFigure) =>
  partnerType ?? (isTotal ? 'all agencies asked' : (agencyCode ?? ''));

/** @param notes of the whole report, numbered as they come */
function figureTable(figures: readonly ReportFigure[], notes: string[]): string {
  if (figures.length === 0) return '';
  const rows = figures.map((figure) => {
    const mark = figure.footnote === null ? '' : `<sup>${notes.push(figure.footnote)}</sup>`;
    const code = figure.version === null ? figure.code : `${figure.code} v${figure.version}`;
    return `<tr><td>${safe(figure.label)}${mark}<br><span class="note">${safe(code)}</span></td><td>${figure.year}</td>
<td>${safe(aboutWhom(figure))}</td><td class="number">${safe(shownValue(figure))}</td><td>${safe((figure.quality ?? '').toLowerCase())}</td></tr>`;
  });
  return `<table><thead><tr><th>Figure</th><th>Year</th><th>About</th><th>Value</th><th>Quality</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
}

const paragraphs = (text: string | null) =>
  (text ?? '')
    .split(/\n\s*\n/)
    .filter((one) => one.trim() !== '')
    .map((one) => `<p>${safe(one.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n');

/** A report as a page that prints well. */
export function pageOf({ report, title, sections }: ReportContent, signature: Signature | null): string {
  const notes: string[] = [];
  const body = sections.map(
    ({ title: heading, text, figures }) => `<section><h2>${safe(heading)}</h2>
${paragraphs(text)}
${figureTable(figures, notes)}</section>`,
  );
  const asked = report.inResponseTo.length > 0 ? `<p>In response to ${safe(report.inResponseTo.join(', '))}.</p>` : '';
  const heading = `${safe(report.agencyCode)}: ${safe(title)}, ${report.year}`;
  const frozen = report.frozenAt ? `Figures as of ${report.frozenAt.toISOString()}.` : 'Figures are not frozen.';
  const signed = signature
    ? `Signed off ${signature.signedOffAt.toISOString()}. SHA-256 of the content: ${signature.contentHash}.`
    : '';
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${heading}</title><style>${style}</style></head><body>
${signature ? '' : '<p class="draft">Draft, not signed off.</p>'}
<h1>${heading}</h1>
<p>${safe(report.body)}, session ${safe(report.session)}</p>
${asked}
${body.join('\n')}
${notes.length > 0 ? `<section><h2>Notes</h2><ol class="note">${notes.map((note) => `<li>${safe(note)}</li>`).join('')}</ol></section>` : ''}
<footer><p>${frozen} ${signed}</p></footer>
</body></html>
`;
}
