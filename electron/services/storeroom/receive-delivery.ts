import { and, eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { findDrug } from '../../../db/queries/storeroom.ts';
import {
  batches,
  batchStock,
  deliveries,
  deliveryLines,
  roundings,
  suppliers,
} from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import {
  type ArrivingLine,
  checkDelivery,
  type DeliveryFinding,
  deliveryAmount,
  deliveryLineAmount,
} from '../../shared/domain/delivery.ts';
import { subtractFen } from '../../shared/values/fen.ts';
import type { BatchId, DeliveryId } from '../../shared/values/ids.ts';
import { quantity } from '../../shared/values/quantity.ts';
import { requireOpenDay } from '../cashier/business-day.ts';
import type { CommandContext } from '../context.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { moveStock } from './move-stock.ts';

type Delivery = HandlerInput<'storeroom.receiveDelivery'>;
type DeliveryLine = Delivery['lines'][number];

interface PlannedLine extends ArrivingLine {
  readonly name: string;
  readonly batchId: BatchId | undefined;
}

const batchByKey = prepared((db) =>
  db
    .select({ batchId: batches.id, locked: batches.locked, onHandQty: batchStock.onHandQty })
    .from(batches)
    .innerJoin(batchStock, eq(batchStock.batchId, batches.id))
    .where(
      and(
        eq(batches.drugId, sql.placeholder('drugId')),
        eq(batches.batchNo, sql.placeholder('batchNo')),
        eq(batches.expiresDay, sql.placeholder('expiresDay')),
        eq(batches.purchasePrice, sql.placeholder('price')),
        eq(batches.supplierId, sql.placeholder('supplierId')),
      ),
    )
    .prepare(),
);

const insertLine = prepared((db) =>
  db
    .insert(deliveryLines)
    .values({
      deliveryId: sql.placeholder('deliveryId'),
      position: sql.placeholder('position'),
      batchId: sql.placeholder('batchId'),
      qty: sql.placeholder('qty'),
      amountFen: sql.placeholder('amountFen'),
    })
    .returning({ lineId: deliveryLines.id })
    .prepare(),
);

const insertRounding = prepared((db) =>
  db
    .insert(roundings)
    .values({
      kind: 'delivery',
      amountFen: sql.placeholder('amountFen'),
      day: sql.placeholder('day'),
      movementId: sql.placeholder('movementId'),
    })
    .prepare(),
);

const insertBatch = prepared((db) =>
  db
    .insert(batches)
    .values({
      drugId: sql.placeholder('drugId'),
      supplierId: sql.placeholder('supplierId'),
      batchNo: sql.placeholder('batchNo'),
      expiresDay: sql.placeholder('expiresDay'),
      purchasePrice: sql.placeholder('price'),
      packSize: sql.placeholder('packSize'),
    })
    .returning({ batchId: batches.id })
    .prepare(),
);

const insertStock = prepared((db) =>
  db
    .insert(batchStock)
    .values({ batchId: sql.placeholder('batchId'), onHandQty: quantity(0), reservedQty: quantity(0) })
    .prepare(),
);

/**
 * Takes a delivery in, whole or not at all (验收入库): matches or makes each batch by its stock key, moves the
 * stock in at purchase cost and books what rounding leaves between the invoice's line and the stock value.
 * The price typed from the invoice is the only place where a drug's price enters.
 *
 * @throws Refusal as declared in the contract: 私自采购, expired or nearly so, no cold chain, a note taken in
 *   before, an invoice that does not add up.
 */
export function receiveDelivery(
  context: CommandContext,
  input: Delivery,
): Output<'storeroom.receiveDelivery'> {
  if (input.opening && !context.session.roles.includes('head')) throw refuse('storeroom.opening-by-head');
  const lines = planLines(context, input);
  checkPapers(context, input, lines);
  requireOpenDay(context);
  const deliveryId = insertDelivery(context, input);
  const batchIds = lines.map((line, index) =>
    takeIn(context, { delivery: input, deliveryId, line, position: index + 1 }),
  );
  const amountFen = deliveryAmount(lines);
  const packs = lines.reduce((sum, line) => sum + line.packs, 0);
  context.audit({
    action: 'storeroom.delivery-received',
    subject: 'deliveries',
    subjectId: deliveryId,
    detail: { supplierId: input.supplierId, lines: lines.length, amountFen, opening: input.opening },
  });
  return { deliveryId, amountFen, packs, batchIds };
}

function planLines(context: CommandContext, input: Delivery): PlannedLine[] {
  return input.lines.map((line: DeliveryLine, index) => {
    const drug = findDrug(context.db, line.drugId);
    if (!drug?.active) throw refuse('storeroom.drug-unknown', { line: index + 1 });
    const known = batchByKey(context.db).get({ ...line, supplierId: input.supplierId });
    return {
      ...line,
      name: drug.genericName,
      packSize: drug.packSize,
      cold: drug.storage === 'cold',
      batchId: known?.batchId,
      onHandQty: known?.onHandQty ?? quantity(0),
      locked: known?.locked ?? false,
    };
  });
}

function checkPapers(context: CommandContext, input: Delivery, lines: readonly PlannedLine[]): void {
  const supplier = context.db.select().from(suppliers).where(eq(suppliers.id, input.supplierId)).get();
  if (!supplier) throw refuse('storeroom.supplier-unknown');
  const [finding] = checkDelivery({
    onDay: context.today,
    supplier,
    opening: input.opening,
    arrivalMonths: context.settings.storeroom.arrivalMonths,
    coldTemperatureDeci: input.coldTemperatureDeci,
    invoiceFen: input.invoiceFen,
    lines,
  });
  if (finding) throw asRefusal(finding, supplier.name, lines);
  const taken = context.db
    .select({ day: deliveries.day })
    .from(deliveries)
    .where(and(eq(deliveries.supplierId, input.supplierId), eq(deliveries.noteNo, input.noteNo)))
    .get();
  if (taken) throw refuse('storeroom.note-taken', { noteNo: input.noteNo, day: taken.day });
}

function asRefusal(finding: DeliveryFinding, supplier: string, lines: readonly PlannedLine[]): Refusal {
  const { rule, ...details } = finding;
  const line = 'line' in finding ? lines[finding.line - 1] : undefined;
  const about = line ? { name: line.name, batchNo: line.batchNo } : {};
  return refuse(`storeroom.${rule}`, { supplier, ...about, ...details });
}

function insertDelivery(context: CommandContext, input: Delivery): DeliveryId {
  const { supplierId, noteNo, platformOrderNo, invoiceNo, invoiceFen, appearance, opening } = input;
  return context.db
    .insert(deliveries)
    .values({
      supplierId,
      noteNo,
      platformOrderNo,
      invoiceNo,
      invoiceFen,
      appearance,
      opening,
      coldTemperatureDeci: input.coldTemperatureDeci ?? null,
      day: context.today,
      at: context.now,
      acceptedBy: context.session.staffId,
    })
    .returning({ deliveryId: deliveries.id })
    .get().deliveryId;
}

interface Arriving {
  readonly delivery: Delivery;
  readonly deliveryId: DeliveryId;
  readonly line: PlannedLine;
  readonly position: number;
}

function takeIn(context: CommandContext, { delivery, deliveryId, line, position }: Arriving): BatchId {
  const batchId = line.batchId ?? makeBatch(context, delivery, line);
  const qty = quantity(line.packs * line.packSize);
  const amountFen = deliveryLineAmount(line.price, line.packs);
  const { lineId } = insertLine(context.db).get({ deliveryId, position, batchId, qty, amountFen });
  const moved = moveStock(context, { batchId, kind: 'purchase', qty, deliveryLineId: lineId });
  const roundingFen = subtractFen(amountFen, moved.costFen);
  if (roundingFen !== 0) {
    const { movementId } = moved;
    insertRounding(context.db).run({ amountFen: roundingFen, day: context.today, movementId });
  }
  return batchId;
}

function makeBatch(context: CommandContext, delivery: Delivery, line: PlannedLine): BatchId {
  const { drugId, batchNo, expiresDay, price, packSize } = line;
  const { supplierId } = delivery;
  const { batchId } = insertBatch(context.db).get({
    drugId,
    supplierId,
    batchNo,
    expiresDay,
    price,
    packSize,
  });
  insertStock(context.db).run({ batchId });
  return batchId;
}
