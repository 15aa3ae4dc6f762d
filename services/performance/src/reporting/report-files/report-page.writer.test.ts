import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReportContent } from '../report-clearances/report-content';
import type { ReportFigure } from '../report-figures/report-figure.view';
import { writers } from './report-file.writer';
import { pageOf } from './report-page.writer';

const figure = (change: Partial<ReportFigure>): ReportFigure =>
  ({
    id: 'f',
    reportId: 'r',
    section: 'S',
    kind: 'KPI',
    audience: 'PUBLIC',
    code: 'IP_EXPENDITURE_SHARE',
    version: 1,
    label: 'Share',
    year: 2025,
    isTotal: false,
    agencyCode: 'UNHCR',
    partnerType: null,
    value: '38.24',
    numerator: '1300',
    denominator: '3400',
    unit: 'PERCENT',
    quality: 'REPORTED',
    origin: 'SUBMITTED',
    suppressed: false,
    heldBack: false,
    absentBecause: null,
    dataAsOf: null,
    source: 'kpiDashboard',
    lineage: [],
    footnote: null,
    ...change,
  }) as ReportFigure;

const content = (figures: ReportFigure[]): ReportContent => ({
  report: {
    id: 'r',
    agencyCode: 'UNDP',
    body: 'Board <b>',
    session: '2026-1',
    year: 2025,
    template: 'T',
    inResponseTo: ['2026/1'],
    frozenAt: new Date('2026-03-01T00:00:00Z'),
    completeness: null,
  },
  title: 'Annual report',
  sections: [{ key: 'S', title: 'Figures', mandatory: false, text: 'One.\n\n<script>alert(1)</script>', figures }],
});

test('no text of anybody becomes markup, and a draft says so', () => {
  const page = pageOf(content([figure({ footnote: '"5" <i>' })]), null);
  expect(page).not.toMatch(/<script|<i>|<b>/);
  expect(page).toContain('<p>One.</p>');
  expect(page).toContain('&lt;script&gt;');
  expect(page).toContain('<sup>1</sup>');
  expect(page).toContain('<li>&quot;5&quot; &lt;i&gt;</li>');
  expect(page).toContain('Draft, not signed off');
  expect(page).toContain('38.24 %');
});

test.each([
  [{ suppressed: true, value: null }, 'suppressed'],
  [{ value: null, absentBecause: 'NOT_ADDITIVE' }, 'not additive'],
  [{ value: '61.00', unit: 'DAYS' as never }, '61.00 d'],
  [{ value: '2900', unit: 'COUNT' as never }, '>2900<'],
])('%p reads %s', (change, words) => expect(pageOf(content([figure(change)]), null)).toContain(words));

test('2.8: figures of other agencies are in no file', async () => {
  const figures = [figure({}), figure({ agencyCode: 'WFP', value: '25.00', audience: 'INTER_AGENCY' as never })];
  for (const write of Object.values(writers)) {
    const text = (await buffer(Readable.from(write(content(figures), null)))).toString();
    expect(text).toContain('38.24');
    expect(text).not.toContain('25.00');
  }
});

test('cells that a spreadsheet would run are guarded', async () => {
  const csv = await buffer(Readable.from(writers.CSV(content([figure({ footnote: '=1+1' })]), null)));
  expect(csv.toString()).toContain("'=1+1");
});
