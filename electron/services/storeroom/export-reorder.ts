import { join } from 'node:path';
import { findDrug } from '../../../db/queries/storeroom.ts';
import { packsToOrder } from '../../shared/domain/reorder.ts';
import { formatMoment } from '../../shared/values/clinic-day.ts';
import type { QueryContext, TaskContext } from '../context.ts';
import type { Handler } from '../handler.ts';
import { nameSaved } from '../name-saved.ts';
import { refuse } from '../refusal.ts';
import { whyNotWritten, writeWhole } from '../write-whole.ts';
import { stockToOrder } from './list-stock.ts';
import { makeReorderWorkbook, type ReorderLine, type ReorderSheet } from './reorder-workbook.ts';

/**
 * Writes what is below its minimum, every row of it, as a workbook into the exports folder, over an older one of
 * the same day.
 *
 * @throws Refusal 'storeroom.nothing-to-order'; 'storeroom.file-in-use' when the file is open elsewhere, 'disk.full'.
 */
export const exportReorder: Handler<'storeroom.exportReorder'> = async (task) => {
  const sheet = task.query((query) => readSheet(query, task));
  const fileName = `${nameSaved(task, 'reorder', task.today)}.xlsx`;
  const path = join(task.host.exportsFolder, fileName);
  const book = await makeReorderWorkbook(sheet, task.now);
  try {
    await writeWhole(path, new Uint8Array(await book.xlsx.writeBuffer()));
  } catch (error) {
    if (whyNotWritten(error) === 'in-use') throw refuse('storeroom.file-in-use', { file: fileName });
    throw error;
  }
  return { path, fileName, count: sheet.lines.length };
};

function readSheet(query: QueryContext, task: TaskContext): ReorderSheet {
  const { utcOffsetMinutes, practice, name } = query.settings.station;
  const lines = linesToOrder(query);
  if (lines.length === 0) throw refuse('storeroom.nothing-to-order');
  return {
    station: name,
    day: query.today,
    madeByName: query.session.name,
    madeAtWords: formatMoment(query.now, utcOffsetMinutes),
    practice: practice || task.station().practice,
    lines,
  };
}

function linesToOrder(query: QueryContext): ReorderLine[] {
  return stockToOrder(query).map((row) => {
    const packs = (qty: number) => Math.floor(qty / row.packSize);
    return {
      code: row.code,
      genericName: row.genericName,
      spec: row.spec,
      maker: findDrug(query.db, row.drugId)?.maker ?? '',
      packUnit: row.packUnit,
      availablePacks: packs(row.availableQty),
      minPacks: packs(row.minStockQty),
      maxPacks: row.maxStockQty === 0 ? null : packs(row.maxStockQty),
      orderPacks: packsToOrder(row),
    };
  });
}
