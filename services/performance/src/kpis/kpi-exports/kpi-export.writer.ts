import { guardCell } from '@partner-commons/platform/files/cell.rules';
import { csvOf } from '@partner-commons/platform/files/csv-file';
import writeXlsx from 'write-excel-file/node';
import { KpiExportForm } from './kpi-export.entity';
import { type ExportRow, exportColumns } from './kpi-export.rules';

type Rows = AsyncIterable<ExportRow>;

async function* tableOf(rows: Rows): AsyncGenerator<string[]> {
  yield [...exportColumns];
  for await (const row of rows) yield exportColumns.map((column) => guardCell(row[column]));
}

/** Row by row: the file never stands in memory, except for a workbook, which is packed as a whole. */
export const writers: Record<KpiExportForm, (rows: Rows) => AsyncIterable<Buffer>> = {
  [KpiExportForm.CSV]: (rows) => csvOf(tableOf(rows)),
  [KpiExportForm.JSON]: writeJson,
  [KpiExportForm.XLSX]: writeWorkbook,
};

/** JSON needs no guard: no program takes its text for a formula. */
async function* writeJson(rows: Rows): AsyncGenerator<Buffer> {
  for await (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
}

async function* writeWorkbook(rows: Rows): AsyncGenerator<Buffer> {
  const cells: { value: string; type: StringConstructor; fontWeight?: 'bold' }[][] = [];
  for await (const row of tableOf(rows)) {
    cells.push(
      row.map((value) => ({ value, type: String, ...(cells.length === 0 && { fontWeight: 'bold' as const }) })),
    );
  }
  yield await writeXlsx(cells, { sheet: 'KPIs', stickyRowsCount: 1 }).toBuffer();
}
