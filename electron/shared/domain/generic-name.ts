/** Dosage forms at the end of a generic name, longest first. */
const FORMS = [
  '缓释胶囊',
  '控释胶囊',
  '肠溶胶囊',
  '软胶囊',
  '干混悬剂',
  '混悬滴剂',
  '口服溶液',
  '口服液',
  '注射液',
  '吸入气雾剂',
  '气雾剂',
  '喷雾剂',
  '滴眼液',
  '滴鼻液',
  '滴耳液',
  '眼膏',
  '乳膏',
  '软膏',
  '凝胶',
  '洗剂',
  '栓剂',
  '贴剂',
  '贴膏',
  '糖浆',
  '合剂',
  '混悬液',
  '分散片',
  '缓释片',
  '控释片',
  '肠溶片',
  '咀嚼片',
  '泡腾片',
  '含片',
  '薄膜衣片',
  '滴丸',
  '颗粒剂',
  '胶囊',
  '颗粒',
  '片',
  '丸',
  '散',
  '栓',
] as const;

/**
 * The substance in a 通用名: 阿莫西林胶囊 and 阿莫西林颗粒 → 阿莫西林. Notes in brackets and 注射用 fall away, a
 * salt stays. A name that is nothing but a form stays as it is.
 */
export function substanceOf(genericName: string): string {
  const bare = genericName
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/^注射用/, '')
    .trim();
  const form = FORMS.find((one) => bare.endsWith(one) && bare.length > one.length);
  return form === undefined ? bare : bare.slice(0, -form.length);
}
