import { ReportContributionState } from '../report-contributions/report-contribution.view';
import type { ReportFigure } from '../report-figures/report-figure.view';
import type { ReportContent } from './report-content';
import { problemsOf, textsOf } from './report-problem.rules';

const figure = (change: Partial<ReportFigure>) =>
  ({ id: 'f', section: 'S', quality: 'REPORTED', value: '1.00', footnote: null, ...change }) as ReportFigure;

const content = (change: {
  frozenAt?: Date | null;
  text?: string | null;
  mandatory?: boolean;
  figures?: ReportFigure[];
}): ReportContent => {
  const { frozenAt = new Date(0), text = 'Text.', mandatory = true, figures = [] } = change;
  const report = {
    id: 'r',
    agencyCode: 'UNDP',
    body: 'Board',
    session: '2026-1',
    year: 2025,
    template: 'T',
    inResponseTo: [],
  };
  return {
    report: { ...report, frozenAt, completeness: null },
    title: '',
    sections: [{ key: 'S', title: 'S', mandatory, text, figures }],
  };
};

const estimate = figure({ quality: 'ESTIMATED' as never });

test.each<[string, Parameters<typeof content>[0], string[]]>([
  ['all is there', {}, []],
  ['figures were never frozen', { frozenAt: null }, ['FIGURES_NOT_FROZEN']],
  ['an estimate has no footnote', { figures: [estimate] }, ['ESTIMATE_WITHOUT_FOOTNOTE']],
  ['an estimate has one', { figures: [figure({ ...estimate, footnote: 'By sample.' })] }, []],
  ['a mandatory section is empty', { text: ' ' }, ['SECTION_EMPTY']],
  ['a mandatory section has figures', { text: null, figures: [figure({})] }, []],
  ['another section is empty', { text: null, mandatory: false }, []],
])('4.d step 8: %s', (_what, change, kinds) => {
  expect(problemsOf(content(change), []).map(({ kind }) => kind)).toEqual(kinds);
});

test('HAB-25: who was asked is waited for until it is merged or withdrawn', () => {
  const asked = Object.values(ReportContributionState).map((state) => ({ id: state, section: 'S', state }));
  expect(problemsOf(content({}), asked).map(({ objectId }) => objectId)).toEqual(['ASKED', 'SUBMITTED']);
});

test('texts, footnotes and the title are looked through', () => {
  const texts = textsOf(content({ figures: [figure({ footnote: 'Note.' })] })).map(({ text }) => text);
  expect(texts).toEqual(['Board\n2026-1\n', 'Text.', 'Note.']);
});
