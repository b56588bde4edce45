import type { DrugSearchRow } from '../../../../electron/shared/contract/drug-schemas.ts';
import type { Supplier } from '../../../../electron/shared/contract/storeroom.ts';
import {
  type ArrivingLine,
  checkDelivery,
  type DeliveryFinding,
  deliveryAmount,
  deliveryLineAmount,
} from '../../../../electron/shared/domain/delivery.ts';
import type { ClinicDay } from '../../../../electron/shared/values/clinic-day.ts';
import { type Fen, fen } from '../../../../electron/shared/values/fen.ts';
import type { DrugId, SupplierId } from '../../../../electron/shared/values/ids.ts';
import type { Price } from '../../../../electron/shared/values/price.ts';
import { quantity } from '../../../../electron/shared/values/quantity.ts';

/** What a line needs to know of its drug while it is typed. */
export interface DrugOnLine {
  readonly drugId: DrugId;
  readonly name: string;
  readonly spec: string;
  readonly packUnit: string;
  readonly packSize: number;
  readonly cold: boolean;
  readonly lastPrice: Price | null;
}

export interface LineDraft {
  readonly key: number;
  readonly drug: DrugOnLine;
  readonly batchNo: string;
  readonly expiresDay: ClinicDay | undefined;
  readonly price: Price | undefined;
  readonly packs: number | undefined;
}

/** A delivery as it is typed; kept in the database until it is taken in or thrown away. */
export interface DeliveryDraft {
  readonly supplierId: SupplierId | undefined;
  readonly noteNo: string;
  readonly platformOrderNo: string;
  readonly invoiceNo: string;
  readonly invoiceFen: Fen | undefined;
  readonly appearance: string;
  readonly temperatureDeci: number | undefined;
  readonly lines: readonly LineDraft[];
}

export const EMPTY_DELIVERY: DeliveryDraft = {
  supplierId: undefined,
  noteNo: '',
  platformOrderNo: '',
  invoiceNo: '',
  invoiceFen: undefined,
  appearance: '完好',
  temperatureDeci: undefined,
  lines: [],
};

export function drugOnLine(row: DrugSearchRow): DrugOnLine {
  const { drugId, genericName: name, spec, packUnit, packSize, storage, lastPrice } = row;
  return { drugId, name, spec, packUnit, packSize, cold: storage === 'cold', lastPrice };
}

export function addLine(draft: DeliveryDraft, drug: DrugOnLine): DeliveryDraft {
  const key = Math.max(0, ...draft.lines.map((line) => line.key)) + 1;
  const line = { key, drug, batchNo: '', expiresDay: undefined, price: undefined, packs: undefined };
  return { ...draft, lines: [...draft.lines, line] };
}

export function changeLine(draft: DeliveryDraft, key: number, changes: Partial<LineDraft>): DeliveryDraft {
  return { ...draft, lines: draft.lines.map((line) => (line.key === key ? { ...line, ...changes } : line)) };
}

export function removeLine(draft: DeliveryDraft, key: number): DeliveryDraft {
  return { ...draft, lines: draft.lines.filter((line) => line.key !== key) };
}

/** A line whose fields are all there. */
export type FullLine = LineDraft & {
  readonly expiresDay: ClinicDay;
  readonly price: Price;
  readonly packs: number;
};

export function isFull(line: LineDraft): line is FullLine {
  return (
    line.batchNo.trim() !== '' &&
    line.expiresDay !== undefined &&
    line.price !== undefined &&
    line.packs !== undefined &&
    line.packs > 0
  );
}

/** The same rounding as the books: price × packs, once, half up. */
export function lineAmount(line: LineDraft): Fen | undefined {
  const { price, packs } = line;
  // Beyond what a line can hold the main process says so; here is only a preview.
  if (price === undefined || packs === undefined || price * packs > 100_000_000_000) return undefined;
  return deliveryLineAmount(price, packs);
}

export interface Preview {
  /** Of the lines that can be taken in; refused ones count as none. */
  readonly linesFen: Fen;
  readonly packs: number;
  readonly accepted: number;
  readonly findings: readonly DeliveryFinding[];
  /** By the line's key. */
  readonly lineFindings: ReadonlyMap<number, DeliveryFinding>;
  readonly unfinished: number;
  readonly hasCold: boolean;
}

export interface PreviewTerms {
  readonly supplier: Supplier | undefined;
  readonly onDay: ClinicDay;
  readonly arrivalMonths: number;
}

/** What the main process will say, by the same pure rule, on the lines that are typed in full. */
export function previewDelivery(draft: DeliveryDraft, terms: PreviewTerms): Preview {
  const full = draft.lines.filter(isFull).filter((line) => lineAmount(line) !== undefined);
  const lines = full.map(arriving);
  const allFen = lines.length > 0 ? deliveryAmount(lines) : fen(0);
  const findings = checkDelivery({
    ...terms,
    opening: false,
    coldTemperatureDeci: draft.temperatureDeci,
    invoiceFen: draft.invoiceFen ?? allFen,
    lines,
  });
  const lineFindings = new Map<number, DeliveryFinding>();
  for (const finding of findings) {
    const line = 'line' in finding ? full[finding.line - 1] : undefined;
    if (line) lineFindings.set(line.key, finding);
  }
  const accepted = full.filter((line) => !lineFindings.has(line.key));
  return {
    linesFen: accepted.length > 0 ? deliveryAmount(accepted) : fen(0),
    packs: accepted.reduce((sum, line) => sum + line.packs, 0),
    accepted: accepted.length,
    findings,
    lineFindings,
    unfinished: draft.lines.length - full.length,
    hasCold: draft.lines.some((line) => line.drug.cold),
  };
}

function arriving(line: FullLine): ArrivingLine {
  const { drug, batchNo, expiresDay, price, packs } = line;
  return {
    drugId: drug.drugId,
    batchNo: batchNo.trim(),
    expiresDay,
    price,
    packs,
    packSize: drug.packSize,
    cold: drug.cold,
    onHandQty: quantity(0),
    locked: false,
  };
}
