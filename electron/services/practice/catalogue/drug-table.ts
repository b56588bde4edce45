import { FREQUENCY_CODES, ROUTE_CODES } from '../../../shared/domain/dosing.ts';
import {
  ANTIBIOTIC_GRADES,
  CONTROL_CLASSES,
  type DrugClass,
} from '../../../shared/domain/prescription-types.ts';
import { type Price, parsePrice } from '../../../shared/values/price.ts';
import { quantity } from '../../../shared/values/quantity.ts';
import { doseLimitsOf } from './dose-limits.ts';
import { type CatalogueDrug, DOSE_UNITS, ESSENTIAL_LISTS, INSURANCE_CLASSES, type Storage } from './drug.ts';
import { approvalNumberOf, barcodeOf, insuranceCodeOf, standardCodeOf } from './drug-codes.ts';

/** Columns of one line of a drug table, separated by bars. */
interface Cells {
  readonly code: string;
  readonly name: string;
  readonly form: string;
  readonly spec: string;
  /** `盒 28 片`: pack unit, pack size, smallest unit. */
  readonly pack: string;
  /** `5 mg`: in one smallest unit. */
  readonly strength: string;
  /** `5 qd oral`: in the unit of the strength. */
  readonly dose: string;
  /** `C08CA A national`: group, class and essential list. */
  readonly insurance: string;
  /** Words: rx otc long split alert skin cool cold, and grades or controls by their own name. */
  readonly marks: string;
  /** Yuan a pack, up to four decimals. */
  readonly price: string;
  /** `20–80`: packs. */
  readonly stock: string;
  readonly shelf: string;
  readonly maker: string;
}

const MARKS = ['rx', 'otc', 'long', 'split', 'alert', 'skin', 'cool', 'cold', 'biological'] as const;

/** Reads a table of drugs of one class; throws on a cell that it does not know, naming the line. */
export function readDrugTable(drugClass: DrugClass, table: string): readonly CatalogueDrug[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      try {
        return readDrug(drugClass, readCells(line));
      } catch (cause) {
        throw new Error(`drug table: ${line}`, { cause });
      }
    });
}

function readCells(line: string): Cells {
  const cells = line.split('|').map((cell) => cell.trim());
  const at = (index: number): string => {
    const cell = cells[index];
    if (!cell) throw new RangeError(`cell ${index + 1} is missing`);
    return cell;
  };
  if (cells.length !== 13) throw new RangeError(`${cells.length} cells`);
  return {
    code: at(0),
    name: at(1),
    form: at(2),
    spec: at(3),
    pack: at(4),
    strength: at(5),
    dose: at(6),
    insurance: at(7),
    marks: at(8),
    price: at(9),
    stock: at(10),
    shelf: at(11),
    maker: at(12),
  };
}

function readDrug(drugClass: DrugClass, cells: Cells): CatalogueDrug {
  const [packUnit = '', packSizeText = '', smallUnit = ''] = cells.pack.split(' ');
  const [strength = '', doseUnit = ''] = cells.strength.split(' ');
  const [dose = '', frequency = '', route = ''] = cells.dose.split(' ');
  const packSize = whole(packSizeText);
  const [least = '', most = ''] = cells.stock.split('–');
  return {
    code: cells.code,
    genericName: cells.name,
    tradeName: '',
    class: drugClass,
    form: cells.form,
    spec: cells.spec,
    packUnit,
    packSize,
    smallUnit,
    strengthMilli: milli(strength),
    doseUnit: oneOf(DOSE_UNITS, doseUnit),
    maker: `${cells.maker}（演示）`,
    ...readInsurance(drugClass, cells),
    ...readMarks(cells.marks),
    defaultDoseMilli: milli(dose),
    defaultFrequency: oneOf(FREQUENCY_CODES, frequency),
    defaultRoute: oneOf(ROUTE_CODES, route),
    ...doseLimitsOf(cells.code),
    minStockQty: quantity(whole(least) * packSize),
    maxStockQty: quantity(whole(most) * packSize),
    shelf: cells.shelf,
    price: readPrice(cells.price),
  };
}

function readInsurance(drugClass: DrugClass, cells: Cells) {
  const serial = serialOf(drugClass, cells.code);
  const [group = '', insuranceClass = '', essential = ''] = cells.insurance.split(' ');
  const letters = { western: 'X', patent: 'Z', herbal: 'T' } as const;
  const approval = cells.marks.split(' ').includes('biological') ? 'S' : drugClass === 'western' ? 'H' : 'Z';
  return {
    approvalNo: drugClass === 'herbal' ? '' : approvalNumberOf(serial, approval),
    barcode: barcodeOf(serial),
    standardCode: drugClass === 'herbal' ? '' : standardCodeOf(serial),
    insuranceCode: insuranceCodeOf(serial, letters[drugClass], group),
    insuranceClass: oneOf(INSURANCE_CLASSES, insuranceClass),
    essential: oneOf(ESSENTIAL_LISTS, essential),
  };
}

function readMarks(text: string) {
  const words = text.split(' ');
  const known: readonly string[] = [...MARKS, ...ANTIBIOTIC_GRADES, ...CONTROL_CLASSES];
  const strange = words.find((word) => !known.includes(word));
  if (strange !== undefined) throw new RangeError(`unknown mark ${strange}`);
  if (words.includes('rx') === words.includes('otc')) throw new RangeError('one of rx and otc');
  const storage: Storage = words.includes('cold') ? 'cold' : words.includes('cool') ? 'cool' : 'room';
  return {
    prescriptionOnly: words.includes('rx'),
    antibioticGrade: ANTIBIOTIC_GRADES.find((grade) => words.includes(grade)) ?? 'none',
    control: CONTROL_CLASSES.find((control) => words.includes(control)) ?? 'none',
    highAlert: words.includes('alert'),
    skinTest: words.includes('skin'),
    storage,
    longTermAllowed: words.includes('long'),
    splittable: words.includes('split'),
  };
}

/** `W012` → 12, `P012` → 1012, `H012` → 2012: all numbers that are derived from it stay unique. */
function serialOf(drugClass: DrugClass, code: string): number {
  return { western: 0, patent: 1_000, herbal: 2_000 }[drugClass] + whole(code.slice(1));
}

function oneOf<const Value extends string>(values: readonly Value[], text: string): Value {
  const found = values.find((value) => value === text);
  if (found === undefined) throw new RangeError(`unknown ${text}`);
  return found;
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new RangeError(`not a whole number: ${text}`);
  return Number(text);
}

function milli(text: string): number {
  const value = Math.round(Number(text) * 1_000);
  if (!(value > 0)) throw new RangeError(`not an amount: ${text}`);
  return value;
}

function readPrice(text: string): Price {
  const value = parsePrice(text);
  if (value === undefined) throw new RangeError(`not a price: ${text}`);
  return value;
}
