import type { RefusalText } from './refusal-text.ts';

/** Spread into queueTexts, which tsc holds to the contract. */
export const queueEvidenceTexts = {
  'queue.no-such-manual-call': () => '没有这次另叫。请看列表重新选。',
  'queue.call-reviewed': (d) => `这次另叫${d.by ? `已由 ${d.by} ` : '已'}审阅过。不用再阅。`,
  'queue.file-in-use': (d) => `${d.file ?? '文件'} 正开着，写不进去。请关上它再导出。`,
} satisfies Readonly<Record<string, RefusalText>>;
