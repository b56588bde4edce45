import { formatTicketNumber } from '../values/printed-numbers.ts';
import type { LedgerGroup } from './evidence-figures.ts';
import { SMALLEST_NAMED_GROUP } from './evidence-figures.ts';
import type { BreachKind } from './evidence-judgement.ts';
import { QUEUE_RANK_LABELS, type QueuePolicy, type QueueRank } from './queue-policy.ts';
import { explainPolicy } from './queue-reasons.ts';

/** 承诺的设施: what a station promises the elderly beside going first. */
export const FACILITIES = ['signs', 'seats', 'guide'] as const;
export type Facility = (typeof FACILITIES)[number];

export const FACILITY_LABELS: Readonly<Record<Facility, string>> = {
  signs: '六处都有优先标识',
  seats: '老年人专用座',
  guide: '专职导医',
};

/** Heads of the ledger's columns. 计生特殊家庭 and small groups stand under 其他优先, never by name. */
export function groupLabel(group: LedgerGroup, elderAge: number): string {
  switch (group) {
    case 'elder':
      return `${elderAge} 岁以上`;
    case 'soldier':
      return '现役军人';
    case 'veteran':
      return '退役军人';
    case 'other':
      return '其他优先';
  }
}

export const BREACH_LABELS: Readonly<Record<BreachKind, string>> = {
  run: '优先连叫超过规定',
  cap: '等满上限仍被越过',
  priority: '优先被后到的普通号越过',
  'same-rank': '被同类后到者越过',
  weighted: '不按等候加权次序',
  emergency: '急危重被越过',
  recalled: '过号再到没有让够普通号',
};

/** One sentence about somebody who was overtaken; numbers and ranks only, no names, no groups. */
export function explainOvertaking(one: {
  readonly kind: BreachKind;
  readonly number: number;
  readonly rank: QueueRank;
  readonly calledNumber: number;
  readonly waitedMinutes: number;
}): string {
  const passed = `${formatTicketNumber(one.number)} 号（${QUEUE_RANK_LABELS[one.rank]}）`;
  return `${passed}已等 ${one.waitedMinutes} 分，被 ${formatTicketNumber(one.calledNumber)} 号越过：${BREACH_LABELS[one.kind]}。`;
}

/** More changes of the rule than this are counted and not written out. */
const RULES_WRITTEN = 5;

/** How every figure of the ledger is defined, so that anyone can count it again; the same on paper and in the file. */
export function evidenceDefinitions(about: {
  readonly elderAge: number;
  readonly policies: readonly QueuePolicy[];
}): (readonly [word: string, meaning: string])[] {
  return [
    [
      '取数',
      '全部数字由叫号记录（取号、叫号、过号、再到、回诊、撤回）逐条重算，屏幕、打印、导出出自同一次计算。',
    ],
    [
      '号票',
      '一人在一处排队记一张；回诊、过号再到仍是原来那张。挂号一处按门口取号计，没有取号直接挂号的不计。未叫也未办理即取消或离开的不计入，另列为“未叫先走”。',
    ],
    [
      '优先各列',
      `按挂号时排队所用的一项计，一人一项。${about.elderAge} 岁以上按就诊日周岁；“其他优先”含其余各类，以及期内不足 ${SMALLEST_NAMED_GROUP} 张的类别，只计张数，不写类别和姓名。`,
    ],
    ['急', '急危重先于所有人，不占优先与普通的轮次，单独成列。'],
    [
      '等候',
      '从到达该处（取得号票）到首次被叫；没有叫号而直接办理的，到开始办理。撤回的叫号不算叫过。不足一分不计。',
    ],
    [
      '中位、九成',
      '等候由短到长排列，中位取第（n÷2 的整数部分＋1）个，九成取第（n×0.9 的整数部分＋1）个：两可时取长的，九成以上的人等候不超过它。',
    ],
    [
      '越界超越',
      '不采信叫号时的说明，由记录重现每次叫号时该室候诊的人另行判断：普通号在两次普通叫号之间被超过规定个数的优先号越过；普通号等满上限后，被没等满的人越过，或被后到的优先号接连两次越过；优先号被没轮到的普通号越过；后到的同类先叫；急危重被越过。急危重、回诊先叫的，过号后尚须让人的，以及人在别的窗口时，不计。',
    ],
    [
      '另叫',
      '不按次序的人工叫号，必须写原因，由站长审阅；另叫使人越界多等的，记在该次另叫之下，不计入越界超越。',
    ],
    ['叫号规则', rulesWords(about.policies)],
  ];
}

function rulesWords(policies: readonly QueuePolicy[]): string {
  const said = policies.slice(-RULES_WRITTEN).map(explainPolicy).join('期内改为：');
  const more = policies.length - RULES_WRITTEN;
  return more > 0 ? `期内改过 ${policies.length - 1} 次，最后几次为：${said}` : said;
}
