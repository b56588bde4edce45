const MAX_DEPTH = 12;
const MAX_NODES = 20_000;
const MAX_TEXT = 400_000;

/** Whether a message is small and flat enough to be parsed at all: a window sends forms, not files. */
export function isSmallMessage(message: unknown): boolean {
  let nodes = 0;
  let characters = 0;
  const visit = (value: unknown, depth: number): boolean => {
    nodes += 1;
    if (depth > MAX_DEPTH || nodes > MAX_NODES) return false;
    if (typeof value === 'string') {
      characters += value.length;
      return characters <= MAX_TEXT;
    }
    if (typeof value !== 'object' || value === null) return typeof value !== 'function';
    // Before its entries are listed: a picture's bytes would be millions of them.
    if (ArrayBuffer.isView(value) || (Array.isArray(value) && value.length > MAX_NODES)) return false;
    return Object.entries(value).every(([key, entry]) => {
      characters += key.length;
      return visit(entry, depth + 1);
    });
  };
  return visit(message, 0);
}
