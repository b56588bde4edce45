/** Check digit of the first 12 digits of an EAN-13: weights 1 and 3, up to the next ten. */
export function eanCheckDigit(first12: string): string {
  const sum = Array.from(first12).reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** Spreads a small serial number over a range, so that neighbours do not look counted. */
function spread(serial: number, factor: number, modulus: number): number {
  return (serial * factor + 4_273) % modulus;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** 13 digits that begin like a Chinese product (69). */
export function barcodeOf(serial: number): string {
  const first12 = `699${digits(spread(serial, 7_919, 99_991), 5)}${digits(serial, 4)}`;
  return first12 + eanCheckDigit(first12);
}

/** 国药准字, H chemical, Z Chinese, S biological, then year of approval and a number. */
export function approvalNumberOf(serial: number, letter: 'H' | 'Z' | 'S'): string {
  return `国药准字${letter}${2019 + (serial % 6)}${digits(spread(serial, 37, 9_973), 4)}`;
}

/** 本位码: 86 for China, 9 for drugs, ten digits for the product, one check digit. */
export function standardCodeOf(serial: number): string {
  const first13 = `869${digits(spread(serial, 613, 90_001), 5)}${digits(serial * 7, 5)}`;
  return first13 + eanCheckDigit(first13.slice(1));
}

/**
 * Insurance code: X western or Z Chinese, the group of the insurance list, then generic name, form, size,
 * pack and maker; 中药饮片 have T and nine digits.
 */
export function insuranceCodeOf(serial: number, letter: 'X' | 'Z' | 'T', group: string): string {
  if (letter === 'T') return `T${group}${digits(spread(serial, 131, 99_991), 5)}`;
  const name = digits(spread(serial, 29, 997), 3);
  return `${letter}${group}A${name}A${digits((serial % 17) + 1, 3)}0101${digits(spread(serial, 131, 9_973), 5)}`;
}
