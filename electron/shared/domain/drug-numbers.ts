/** 批准文号: 国药准字, one of H Z S B T J, and eight digits (药品注册管理办法). */
export function isApprovalNumber(text: string): boolean {
  return /^国药准字[HZSBTJ]\d{8}$/.test(text);
}

/** 药品本位码: 14 digits, of which the first two are the country, 86. */
export function isStandardCode(text: string): boolean {
  return /^86\d{12}$/.test(text);
}

/** 条形码: EAN-13 or EAN-8 with the right check digit (GB 12904: weights 3 and 1 from the right). */
export function isBarcode(text: string): boolean {
  if (!/^(\d{8}|\d{13})$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const check = digits.pop() ?? 0;
  const sum = digits.reverse().reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === check;
}
