import { asc, desc, eq, sql } from 'drizzle-orm';
import { prepared } from '../../../db/open.ts';
import { batches, deliveries, deliveryLines, drugs, staff, suppliers } from '../../../db/schema/index.ts';
import type { HandlerInput, Output } from '../../shared/contract/procedures.ts';
import type { Fen } from '../../shared/values/fen.ts';
import type { QueryContext } from '../context.ts';
import { refuse } from '../refusal.ts';

const PAGE = 50;
const LINES_PAGE = 100;

const PAPERS = {
  deliveryId: deliveries.id,
  day: deliveries.day,
  at: deliveries.at,
  supplierName: suppliers.name,
  noteNo: deliveries.noteNo,
  platformOrderNo: deliveries.platformOrderNo,
  invoiceNo: deliveries.invoiceNo,
  invoiceFen: deliveries.invoiceFen,
  lineCount: sql<number>`(SELECT count(*) FROM ${deliveryLines} WHERE ${deliveryLines.deliveryId} = ${deliveries.id})`,
  acceptedBy: staff.name,
  opening: deliveries.opening,
} as const;

const deliveryById = prepared((db) =>
  db
    .select({
      ...PAPERS,
      appearance: deliveries.appearance,
      coldTemperatureDeci: deliveries.coldTemperatureDeci,
      licenceNo: suppliers.licenceNo,
      licenceToDay: suppliers.licenceToDay,
      linesFen: sql<Fen>`(SELECT coalesce(sum(${deliveryLines.amountFen}), 0) FROM ${deliveryLines} WHERE ${deliveryLines.deliveryId} = ${deliveries.id})`,
    })
    .from(deliveries)
    .innerJoin(suppliers, eq(suppliers.id, deliveries.supplierId))
    .innerJoin(staff, eq(staff.id, deliveries.acceptedBy))
    .where(eq(deliveries.id, sql.placeholder('deliveryId')))
    .prepare(),
);

const linesOfDelivery = prepared((db) =>
  db
    .select({
      position: deliveryLines.position,
      genericName: drugs.genericName,
      spec: drugs.spec,
      form: drugs.form,
      maker: drugs.maker,
      approvalNo: drugs.approvalNo,
      packUnit: drugs.packUnit,
      smallUnit: drugs.smallUnit,
      batchNo: batches.batchNo,
      expiresDay: batches.expiresDay,
      price: batches.purchasePrice,
      packSize: batches.packSize,
      qty: deliveryLines.qty,
      amountFen: deliveryLines.amountFen,
    })
    .from(deliveryLines)
    .innerJoin(batches, eq(batches.id, deliveryLines.batchId))
    .innerJoin(drugs, eq(drugs.id, batches.drugId))
    .where(eq(deliveryLines.deliveryId, sql.placeholder('deliveryId')))
    .orderBy(asc(deliveryLines.position))
    .limit(LINES_PAGE)
    .offset(sql.placeholder('offset'))
    .prepare(),
);

/** Deliveries taken in, newest first, 50 a page. */
export function listDeliveries(
  context: QueryContext,
  input: HandlerInput<'storeroom.listDeliveries'>,
): Output<'storeroom.listDeliveries'> {
  const rows = context.db
    .select({ ...PAPERS, total: sql<number>`count(*) OVER ()` })
    .from(deliveries)
    .innerJoin(suppliers, eq(suppliers.id, deliveries.supplierId))
    .innerJoin(staff, eq(staff.id, deliveries.acceptedBy))
    .orderBy(desc(deliveries.id))
    .limit(PAGE)
    .offset(input.page * PAGE)
    .all();
  return { total: rows[0]?.total ?? 0, rows };
}

/**
 * One delivery with its papers (验收记录) and its lines in the order of the note, 100 a page. Names are those the
 * catalogue has now; batch, expiry, price and amounts are those that were taken in.
 *
 * @throws Refusal 'storeroom.delivery-unknown'
 */
export function getDelivery(
  context: QueryContext,
  { deliveryId, page }: HandlerInput<'storeroom.getDelivery'>,
): Output<'storeroom.getDelivery'> {
  const papers = deliveryById(context.db).get({ deliveryId });
  if (!papers) throw refuse('storeroom.delivery-unknown');
  const lines = linesOfDelivery(context.db).all({ deliveryId, offset: page * LINES_PAGE });
  return { ...papers, lines };
}
