/** Joins class names and leaves out what does not apply: `classNames('btn', main && 'main')`. */
export function classNames(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
