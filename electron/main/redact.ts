/**
 * Takes out of a log line whatever could name a person: Chinese text, long numbers (phones, identity and
 * card numbers) and quoted text. Paths keep their file names; the user's folder becomes ~.
 */
export function redact(text: string): string {
  return text
    .replace(/(?:[A-Za-z]:)?[\\/](?:home|Users)[\\/](?:[^\\/\n:()]+(?=[\\/])|[^\\/\s]+)/g, '~')
    .replace(/[\p{Script=Han}·]+/gu, '…')
    .replace(/\d[\d -]{5,}[\dXx]/g, '#')
    .replace(/(["'`])(?:(?!\1)[^\n\\]){13,}\1/g, '$1…$1');
}
