/** Code points, not UTF-16 units: rare surnames lie outside the basic plane. */
function characters(text: string): string[] {
  return Array.from(text);
}

/**
 * A name as the waiting room may see it: 王*, 王*明, 欧*敏, 阿*荪. First and last character with one star, so
 * the length of a long name is hidden too; of two characters the last is hidden. A single character becomes
 * one star; an empty name stays empty.
 */
export function maskName(name: string): string {
  const all = characters(name.trim());
  const first = all[0];
  const last = all[all.length - 1];
  if (first === undefined || last === undefined) return '';
  if (all.length === 1) return '*';
  return all.length === 2 ? `${first}*` : `${first}*${last}`;
}

/**
 * Identity number with its first 6 and last 4 characters (510104********2322). Numbers of other documents
 * are shorter: below 14 characters only the last 4 stay, below 8 only the last one.
 */
export function maskIdNumber(number: string): string {
  const all = characters(number.trim());
  if (all.length >= 14) return maskMiddle(all, 6, 4);
  return all.length >= 8 ? maskMiddle(all, 0, 4) : maskMiddle(all, 0, Math.min(1, all.length - 1));
}

/** 138****5678. Landline and short numbers keep their last 4 (below 8 digits: the last 2). */
export function maskPhone(phone: string): string {
  const all = characters(phone.trim());
  if (all.length === 11) return maskMiddle(all, 3, 4);
  return all.length >= 8 ? maskMiddle(all, 0, 4) : maskMiddle(all, 0, Math.min(2, all.length - 1));
}

function maskMiddle(all: readonly string[], keepFirst: number, keepLast: number): string {
  if (all.length === 0) return '';
  const hidden = all.length - keepFirst - keepLast;
  return [...all.slice(0, keepFirst), '*'.repeat(hidden), ...all.slice(all.length - keepLast)].join('');
}
