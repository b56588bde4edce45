import type { Workbook, Worksheet } from 'exceljs';

type Value = number | string | boolean;

const TOKEN =
  /\s*('[^']+'!\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|\$?[A-Z]+\$?\d+:\$?[A-Z]+\$?\d+|\$?[A-Z]+\$?\d+|\d+(?:\.\d+)?|"[^"]*"|[A-Z]+(?=\()|<=|[-+*/(),=])/y;

interface Ref {
  readonly sheet: Worksheet;
  readonly from: string;
  readonly to: string;
}

/**
 * What a cell comes to when it is calculated, and not what is stored as its result. Knows what the ledger
 * uses: + − × ÷, comparison, SUM, SUMIF, ROUND, IF, MAX, and cells of other sheets.
 */
export function calculate(book: Workbook, sheetName: string, address: string): Value {
  const sheet = book.getWorksheet(sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  return cellValue(book, sheet, address.replaceAll('$', ''));
}

function cellValue(book: Workbook, sheet: Worksheet, address: string): Value {
  const { value } = sheet.getCell(address);
  if (value === null || value === undefined) return 0;
  if (typeof value === 'object' && 'formula' in value) {
    return new Calculation(book, sheet, value.formula ?? '').run();
  }
  return value as Value;
}

class Calculation {
  private readonly tokens: string[];
  private at = 0;
  private readonly book: Workbook;
  private readonly sheet: Worksheet;

  constructor(book: Workbook, sheet: Worksheet, formula: string) {
    this.book = book;
    this.sheet = sheet;
    this.tokens = tokensOf(formula);
  }

  run(): Value {
    const value = this.comparison();
    if (this.at !== this.tokens.length) throw new Error(`left over: ${this.tokens.slice(this.at).join(' ')}`);
    return value;
  }

  private take(expected?: string): string {
    const token = this.tokens[this.at];
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new Error(`expected ${expected ?? 'more'}, found ${token ?? 'the end'}`);
    }
    this.at += 1;
    return token;
  }

  private comparison(): Value {
    const left = this.sum();
    const operator = this.tokens[this.at];
    if (operator !== '=' && operator !== '<=') return left;
    this.take();
    const right = this.sum();
    return operator === '=' ? left === right : left <= right;
  }

  private sum(): Value {
    let value = this.product();
    for (let operator = this.tokens[this.at]; operator === '+' || operator === '-'; ) {
      this.take();
      const next = Number(this.product());
      value = operator === '+' ? Number(value) + next : Number(value) - next;
      operator = this.tokens[this.at];
    }
    return value;
  }

  private product(): Value {
    let value = this.single();
    for (let operator = this.tokens[this.at]; operator === '*' || operator === '/'; ) {
      this.take();
      const next = Number(this.single());
      value = operator === '*' ? Number(value) * next : Number(value) / next;
      operator = this.tokens[this.at];
    }
    return value;
  }

  private single(): Value {
    const token = this.take();
    if (token === '(') {
      const value = this.comparison();
      this.take(')');
      return value;
    }
    if (token.startsWith('"')) return token.slice(1, -1);
    if (/^\d/.test(token)) return Number(token);
    if (this.tokens[this.at] === '(') return this.call(token);
    const { sheet, from } = this.ref(token);
    return cellValue(this.book, sheet, from);
  }

  private call(name: string): Value {
    this.take('(');
    const [first, second, third] = name.startsWith('SUM') ? this.rawArguments() : this.valueArguments();
    switch (name) {
      case 'SUM':
        return this.cells(String(first)).reduce((total: number, cell) => total + Number(cell), 0);
      case 'SUMIF': {
        const amounts = this.cells(String(third));
        const wanted = String(second).slice(1, -1);
        return this.cells(String(first)).reduce(
          (total: number, cell, index) => (cell === wanted ? total + Number(amounts[index]) : total),
          0,
        );
      }
      case 'ROUND': {
        const scale = 10 ** Number(second);
        const scaled = Math.abs(Number(first)) * scale;
        // Never −0, which no spreadsheet shows.
        return (Math.sign(Number(first)) * Math.floor(scaled + 0.5 + 1e-9)) / scale || 0;
      }
      case 'MAX':
        return Math.max(Number(first), Number(second));
      case 'IF':
        return (first ? second : third) ?? 0;
      default:
        throw new Error(`what is ${name}?`);
    }
  }

  private valueArguments(): Value[] {
    const values = [this.comparison()];
    while (this.take() === ',') values.push(this.comparison());
    return values;
  }

  private rawArguments(): string[] {
    const values = [this.take()];
    while (this.take() === ',') values.push(this.take());
    return values;
  }

  private ref(token: string): Ref {
    const [place, range] = token.includes('!') ? token.split('!') : [undefined, token];
    const sheet = place === undefined ? this.sheet : this.book.getWorksheet(place.slice(1, -1));
    const [from = '', to = from] = (range ?? '').replaceAll('$', '').split(':');
    if (!sheet) throw new Error(`no sheet ${place}`);
    return { sheet, from, to };
  }

  private cells(token: string): Value[] {
    const { sheet, from, to } = this.ref(token);
    const [first, last] = [sheet.getCell(from), sheet.getCell(to)];
    const values: Value[] = [];
    for (let row = Number(first.row); row <= Number(last.row); row += 1) {
      for (let column = Number(first.col); column <= Number(last.col); column += 1) {
        values.push(cellValue(this.book, sheet, sheet.getCell(row, column).address));
      }
    }
    return values;
  }
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(formula)?.[1];
    if (found === undefined) throw new Error(`cannot read ${formula.slice(at)}`);
    tokens.push(found);
  }
  return tokens;
}
