import type { Finding, PrescriptionRule } from './prescription-types.ts';

/** The names of the list before signing (签名前核对), in its order. */
export const RULE_LABELS: Readonly<Record<PrescriptionRule, string>> = {
  empty: '处方内容',
  'too-many-drugs': '药品种数',
  'herbal-apart': '饮片分方',
  days: '天数',
  'long-term-drug': '长期用药',
  allergy: '过敏',
  duplicate: '重复用药',
  recent: '近 7 天已取',
  overdose: '剂量',
  interaction: '相互作用',
  'antibiotic-grade': '抗菌药分级',
  'skin-test': '皮试',
  doses: '帖数',
  quantity: '数量',
};

export interface FindingSentence {
  /** What is wrong; shown bold. */
  readonly what: string;
  /** What to do next. */
  readonly next: string;
}

type Told = Pick<Finding, 'rule' | 'params'> & { readonly lineNo?: number | undefined };

/** `第 2 行`, or with another slip `第 1 张第 2 行`. */
function otherPlace(params: Finding['params']): string {
  const slip = params.otherSlip === undefined ? '' : `第 ${params.otherSlip} 张`;
  return `${slip}第 ${params.otherLine} 行`;
}

const LONG_TERM_WHY: Readonly<Record<string, string>> = {
  controlled: '是特殊管理药品',
  antibiotic: '是抗菌药物',
  'not-marked': '未列入长期处方目录',
};

const sentences: Readonly<Record<PrescriptionRule, (params: Finding['params']) => FindingSentence>> = {
  empty: () => ({ what: '处方里没有药。', next: '先开一种药，或去掉这张处方。' }),
  'too-many-drugs': ({ count, max }) => ({
    what: `${count} 种药，一张处方最多 ${max} 种。`,
    next: '按 Alt D 把多出的药另开一张处方。',
  }),
  'herbal-apart': () => ({
    what: '中药饮片要单独开方。',
    next: '按 Alt D 另开一张，西药、中成药不与饮片同方。',
  }),
  days: ({ days, max }) => ({
    what: `${days} 天不行，这类处方最长 ${max} 天。`,
    next: Number(max) >= 28 ? daysNextLong(Number(max)) : `改成 ${max} 天以内，慢性病改开长期处方。`,
  }),
  'long-term-drug': ({ drug, why }) => ({
    what: `${drug}${LONG_TERM_WHY[String(why)] ?? '不能长期开'}，不能开长期处方。`,
    next: '按 Alt D 移到另一张普通处方。',
  }),
  allergy: ({ substance, drug, match }) =>
    match === 'same'
      ? { what: `病人对${substance}过敏，不可开${drug}。`, next: '换一种药。' }
      : { what: `病人对${substance}过敏，${drug}可能交叉过敏。`, next: '换药；一定要用，写明理由。' },
  duplicate: ({ drug, ...params }) => ({
    what: `${drug}与${otherPlace(params)}重复。`,
    next: '删去一行；同成分确需合用，写明理由。',
  }),
  recent: ({ drug, daysAgo }) => ({
    what: Number(daysAgo) === 0 ? `今天已开过${drug}。` : `${drug} ${daysAgo} 天前刚取过。`,
    next: '不重复开；确需提前取药，写明理由。',
  }),
  overdose: ({ drug, what, dose, max, unit }) => ({
    what: `${drug}${what === 'daily' ? '一日' : '单次'}${
      unit === undefined
        ? '量超过最大量'
        : ` ${Number(dose) / 1000}${unit}，最多 ${Number(max) / 1000}${unit}`
    }。`,
    next: '改用量；确需超量，写明理由再签一次。',
  }),
  interaction: ({ drug, other, note }) => ({
    what: `${drug}与${other}：${note}。`,
    next: '换药；确需合用，写明理由再签一次。',
  }),
  'antibiotic-grade': ({ drug, grade }) =>
    grade === 'special'
      ? { what: `${drug}是特殊使用级，本站不能开。`, next: '换药，或转诊到上级医院。' }
      : { what: `${drug}是限制使用级抗菌药。`, next: '确认有指征。' },
  'skin-test': ({ drug, result }) =>
    result === 'positive'
      ? { what: `${drug}皮试阳性。`, next: '换一种药。' }
      : { what: `${drug}要先做皮试。`, next: '写明皮试结果，或写“续用”。' },
  doses: explainDoses,
  quantity: ({ drug, qty, need, why }) => {
    if (why === 'broken-pack') {
      return { what: `${drug}不拆零，要整盒开。`, next: `数量改成 ${need}。` };
    }
    if (why === 'too-much') return tooMuch(drug);
    return why === 'short'
      ? { what: `${drug}开 ${qty}，疗程要 ${need}。`, next: '数量不够疗程，请核对。' }
      : { what: `${drug}开 ${qty}，疗程只要 ${need}。`, next: '数量多于疗程，请核对。' };
  },
};

function explainDoses({ why, drug, doses, qty, need, days, first }: Finding['params']): FindingSentence {
  switch (why) {
    case 'no-herbs':
      return { what: `方里没有饮片，却写了 ${doses} 帖。`, next: '帖数改成 1，饮片另开一张。' };
    case 'apart':
      return {
        what: `${drug}与${first}的用法或天数不同。`,
        next: '同煎的改成一样，另煎的按 Alt D 另开一张。',
      };
    case 'course':
      return { what: `${days} 天要 ${need} 帖，写的是 ${doses} 帖。`, next: '改帖数，或改用法、天数。' };
    case 'too-much':
      return tooMuch(drug);
    default:
      return {
        what: `${drug}开 ${qty}，${doses} 帖要 ${need}。`,
        next: `数量改成 ${need}，或改每帖用量、帖数。`,
      };
  }
}

function tooMuch(drug: string | number | undefined): FindingSentence {
  return { what: `${drug}的每次用量不可能这么大。`, next: '核对每次用量和单位。' };
}

function daysNextLong(max: number): string {
  return max >= 84 ? `改成 ${max} 天以内。` : `改成 ${max} 天，或按 Alt C 注明病情稳定、最长 12 周。`;
}

/**
 * A finding in words: first what is wrong, then what to do. The screen of the doctor, the refusal and the
 * dispensary say the same sentence.
 */
export function explainFinding(finding: Told): FindingSentence {
  return sentences[finding.rule](finding.params);
}
